import type { Services } from '../../core/ports/index.ts';
import {
  ExpectedFailure,
  type Mapping,
  type Stream,
  type StreamConnection,
  type StreamSettings,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { type BusinessDate, isZoneId, type ZoneId, zoneId } from '../../../src-shared/time/index.ts';
import { today } from '../../sync/today.ts';
import { booksOf } from '../../sync/books-of.ts';
import { findStream } from './find.ts';
import { refuseReplacing } from './replacing.ts';
import { refuseStyle } from './style.ts';
import { refuseFolderInUse } from './account.ts';

type SettingsInput = RequestData<'streams.set'>['settings'];

/** 06:00: before anybody comes in, and after the last guests have gone. */
const DEFAULT_OVERNIGHT_MINUTES = 6 * 60;
/** What a list of hours begins with: the middle and the end of a trading day. */
const DEFAULT_HOURS: readonly number[] = [13 * 60, 22 * 60];

/** Two weeks: what tills change, they change soon. */
const DEFAULT_REREAD_DAYS = 14;

/** The settings of a new stream: synced every night, review first, a line per SKU, all else as the POS says. */
export function newSettings(
  input: SettingsInput,
  pos: {
    readonly startDate: BusinessDate | null;
    readonly timeZone: ZoneId;
    readonly cutOffMinutes: number;
  },
): StreamSettings {
  return changedSettings(
    {
      startDate: pos.startDate,
      autoInvoice: false,
      grouping: 'sku',
      postingStyle: 'invoice-per-digest',
      customerIdAsCode: false,
      autoProcess: false,
      acceptSuggestions: false,
      lockedDays: 'next-open-day',
      timeZone: pos.timeZone,
      cutOffMinutes: pos.cutOffMinutes,
      autoSync: true,
      syncTimes: 'overnight',
      overnightMinutes: DEFAULT_OVERNIGHT_MINUTES,
      syncHours: DEFAULT_HOURS,
      transferTimes: 'with-sync',
      transferHours: DEFAULT_HOURS,
      tellMissingMinutes: null,
      rereadDays: DEFAULT_REREAD_DAYS,
      changedDays: 'ask',
    },
    input,
  );
}

/** @throws ExpectedFailure bad-input for a zone that does not exist */
export function changedSettings(settings: StreamSettings, input: SettingsInput): StreamSettings {
  return {
    ...settings,
    startDate: input.startDate === undefined ? settings.startDate : input.startDate,
    autoInvoice: input.autoInvoice ?? settings.autoInvoice,
    grouping: input.grouping ?? settings.grouping,
    postingStyle: input.postingStyle ?? settings.postingStyle,
    customerIdAsCode: input.customerIdAsCode ?? settings.customerIdAsCode,
    autoProcess: input.autoProcess ?? settings.autoProcess,
    acceptSuggestions: input.acceptSuggestions ?? settings.acceptSuggestions,
    lockedDays: input.lockedDays ?? settings.lockedDays,
    timeZone: input.timeZone === undefined ? settings.timeZone : readZone(input.timeZone),
    cutOffMinutes: input.cutOffMinutes ?? settings.cutOffMinutes,
    ...changedTimes(settings, input),
  };
}

/** When it syncs, and who is told what is missing. */
function changedTimes(settings: StreamSettings, input: SettingsInput) {
  return {
    autoSync: input.autoSync ?? settings.autoSync,
    syncTimes: input.syncTimes ?? settings.syncTimes,
    overnightMinutes: input.overnightMinutes ?? settings.overnightMinutes,
    syncHours: inOrder(input.syncHours ?? settings.syncHours),
    transferTimes: input.transferTimes ?? settings.transferTimes,
    transferHours: inOrder(input.transferHours ?? settings.transferHours),
    tellMissingMinutes:
      input.tellMissingMinutes === undefined ? settings.tellMissingMinutes : input.tellMissingMinutes,
    rereadDays: input.rereadDays ?? settings.rereadDays,
    changedDays: input.changedDays ?? settings.changedDays,
  };
}

/** Each once, rising. */
const inOrder = (hours: readonly number[]): readonly number[] =>
  [...new Set(hours)].toSorted((a, b) => a - b);

/**
 * Changes what a person can change. A new zone or cut-off holds for documents that come from today on:
 * a business date is decided once. Locations that a person has mapped keep theirs. A new name changes
 * no key, since those are made of the account.
 * @throws ExpectedFailure stream-not-found, stream-name-taken, bad-input, folder-missing,
 * account-already-connected, style-not-in-these-books, replace-not-in-these-books
 */
export async function setStream(services: Services, input: RequestData<'streams.set'>): Promise<Stream> {
  const found = await findStream(services, input.stream);
  const { postingStyle, changedDays } = input.settings;
  if (postingStyle !== undefined) refuseStyle(services, await booksOf(services, found), postingStyle);
  if (changedDays !== undefined) refuseReplacing(services, await booksOf(services, found), changedDays);
  // Looking at a folder takes its time, so everything else is read after it.
  const folder = input.folder === undefined ? undefined : await movedTo(services, found, input.folder);
  const rows = await services.ledger.mappings.list(found.id);
  return services.ledger.streams.update(found.id, services.clock.now(), (stream) => {
    const changed: Stream = {
      ...stream,
      name: input.name ?? stream.name,
      status: input.status ?? stream.status,
      settings: changedSettings(stream.settings, input.settings),
      connection: folder === undefined ? stream.connection : { ...stream.connection, folder },
    };
    return { stream: changed, mappings: changedDefaultDays(services, rows, stream, changed) };
  });
}

/**
 * Looks at the new folder before it is taken; the account, and with it every key, stays.
 * @returns its real path
 */
async function movedTo(services: Services, stream: Stream, folder: string): Promise<string> {
  if (stream.connection.folder === undefined) {
    throw new ExpectedFailure('bad-input', {
      where: 'folder',
      data: { expected: 'a stream that reads files' },
    });
  }
  const connection: StreamConnection = { ...stream.connection, folder };
  const source = await services.openSource({
    provider: stream.provider,
    connection,
    account: stream.account,
    timeZone: stream.settings.timeZone,
    context: { currency: stream.currency, dayRules: () => [] },
  });
  const found = { ...connection, folder: (await source.discover()).connection?.folder ?? folder };
  const others = (await services.ledger.streams.list()).filter((other) => other.id !== stream.id);
  refuseFolderInUse(others, found);
  return found.folder;
}

/** The default locations with the zone and cut-off that the stream has from today on. */
function changedDefaultDays(
  services: Services,
  rows: readonly Mapping[],
  before: Stream,
  now: Stream,
): readonly Mapping[] {
  const { timeZone, cutOffMinutes } = now.settings;
  if (timeZone === before.settings.timeZone && cutOffMinutes === before.settings.cutOffMinutes) return [];
  const latest = new Map<string, Mapping & { readonly type: 'location' }>();
  for (const row of rows) if (row.type === 'location') latest.set(row.key, row);
  const effectiveFrom = today(services.clock, timeZone);
  return [...latest.values()]
    .filter((row) => row.origin === 'default')
    .map((row): Mapping => ({
      ...row,
      value: {
        ...row.value,
        timeZone: timeZone === before.settings.timeZone ? row.value.timeZone : timeZone,
        cutOffMinutes,
      },
      effectiveFrom,
      setAt: services.clock.now(),
    }));
}

function readZone(text: string): ZoneId {
  if (!isZoneId(text)) {
    throw new ExpectedFailure('bad-input', {
      where: 'time zone',
      data: { value: text, expected: 'a zone such as Europe/London' },
    });
  }
  return zoneId(text);
}
