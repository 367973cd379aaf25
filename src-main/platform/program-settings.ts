import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { type ProgramSettings, programSettings } from '../../src-shared/ipc/host.ts';
import { type Instant, formatInstant } from '../../src-shared/time/index.ts';
import { replaceFile } from './durable-file.ts';
import type { FileLog } from './log.ts';

const FILE_NAME = 'settings.json';

const DEFAULTS: ProgramSettings = { colorScheme: 'auto', locale: null, startAtLogin: null };

/** What the person has set for the program on this computer, whichever ledger it opens. */
export interface ProgramSettingsFile {
  read(): ProgramSettings;
  /** Changes what is named and answers the whole. @throws ExpectedFailure disk-full, file-not-writable */
  change(changes: {
    readonly [K in keyof ProgramSettings]?: ProgramSettings[K] | undefined;
  }): ProgramSettings;
}

export interface ProgramSettingsOptions {
  /** The application data folder; made when it is needed. */
  readonly folder: string;
  readonly log: FileLog;
  readonly clock: { now(): Instant };
}

/**
 * Keeps the settings in `settings.json`. It is read anew for each change: another Daybook may have
 * written it. Fields that this version does not know stay in it and are reported in the log; a file that
 * cannot be read is put aside under a new name, and the defaults hold.
 */
export function openProgramSettings({ folder, log, clock }: ProgramSettingsOptions): ProgramSettingsFile {
  const file = path.join(folder, FILE_NAME);
  let reported = '';

  function load(): Readonly<Record<string, unknown>> {
    const text = textOf(file);
    if (text === null) return {};
    const content = contentOf(text);
    if (content === null) return putAside();
    const unknown = Object.keys(content).filter((key) => !(key in DEFAULTS));
    if (unknown.length > 0 && reported !== unknown.join()) log.warn('settings-unknown', { file, unknown });
    reported = unknown.join();
    return content;
  }

  function putAside(): Readonly<Record<string, unknown>> {
    const aside = path.join(folder, `settings.broken-${formatInstant(clock.now()).replaceAll(':', '')}.json`);
    log.warn('settings-broken', { file, aside });
    try {
      renameSync(file, aside);
    } catch (error) {
      // Then it stays where it is until the next change writes over it.
      log.warn('settings-not-aside', { file, problem: String(error) });
    }
    return {};
  }

  const known = (content: Readonly<Record<string, unknown>>): ProgramSettings =>
    programSettings.parse({ ...DEFAULTS, ...content });
  return {
    read: () => known(load()),
    change: (changes) => {
      const said = Object.entries(changes).filter(([, value]) => value !== undefined);
      const content = { ...load(), ...Object.fromEntries(said) };
      const settings = known(content);
      replaceFile(file, `${JSON.stringify({ ...content, ...settings }, null, 2)}\n`);
      return settings;
    },
  };
}

/** Null when there is no file, or none that may be read. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Null when the text is no JSON object, or when a field that is known has a wrong value. */
function contentOf(text: string): Readonly<Record<string, unknown>> | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  return programSettings.partial().safeParse(content).success ? { ...content } : null;
}
