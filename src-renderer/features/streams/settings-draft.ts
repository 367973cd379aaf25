import type { RequestInput, StreamView } from '../../../src-shared/ipc/contract.ts';
import type { FileHandle } from '../../../src-shared/ipc/host.ts';

/** Longer names are refused. */
export const MAX_NAME = 100;

/** The settings as they stand in the form. */
export interface Draft extends Required<Settings> {
  readonly name: string;
  readonly status: StreamView['status'];
  /** Null: as it is. */
  readonly folder: FileHandle | null;
}

type Settings = {
  -readonly [Key in keyof StreamView['settings']]: StreamView['settings'][Key] extends string
    ? string
    : StreamView['settings'][Key];
};

/** The form before anything is changed. */
export function draftOf({ name, status, settings }: StreamView): Draft {
  return { ...settings, name, status, folder: null };
}

/** What saving would ask for; null when nothing is changed. */
export function changesOf(stream: StreamView, draft: Draft): RequestInput<'streams.set'> | null {
  const { name, status, folder } = draft;
  const settings = changedSettings(stream, draft);
  const changes = {
    ...(name.trim() === stream.name ? {} : { name: name.trim() }),
    ...(status === stream.status ? {} : { status }),
    ...(folder === null ? {} : { folder: folder.handle }),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  };
  return Object.keys(changes).length === 0 ? null : { stream: stream.name, ...changes };
}

/** Of what is touched now, that which is other than when it was sent to be saved. */
export function changedSince(sent: Partial<Draft>, now: Partial<Draft>): Partial<Draft> {
  const keys = [...SETTINGS, 'name', 'status', 'folder'] as const;
  const changed = keys.filter((key) => key in now && !isSame(now[key], sent[key]));
  return Object.fromEntries(changed.map((key) => [key, now[key]]));
}

const SETTINGS = [
  'startDate',
  'autoInvoice',
  'grouping',
  'postingStyle',
  'customerIdAsCode',
  'autoProcess',
  'acceptSuggestions',
  'timeZone',
  'cutOffMinutes',
  'autoSync',
  'syncTimes',
  'overnightMinutes',
  'syncHours',
  'transferTimes',
  'transferHours',
  'tellMissingMinutes',
  'rereadDays',
  'changedDays',
  'lockedDays',
] as const satisfies readonly (keyof StreamView['settings'])[];

function changedSettings(
  stream: StreamView,
  draft: Draft,
): NonNullable<RequestInput<'streams.set'>['settings']> {
  const changed = SETTINGS.filter((key) => !isSame(draft[key], stream.settings[key]));
  return Object.fromEntries(changed.map((key) => [key, draft[key]]));
}

/** A list of hours is what is in it. */
function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
