import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Instant, formatInstant } from '../../src-shared/time/index.ts';
import { type Redactor, processRedactor } from './redactor.ts';

const LOG_FILES = 5;
const LOG_FILE_BYTES = 5 * 1024 * 1024;
const LOG_NAME = 'daybook.log';

type Data = Readonly<Record<string, unknown>>;

/** JSON lines for support; see the port `Log`. */
export interface FileLog {
  info(event: string, data?: Data): void;
  warn(event: string, data?: Data): void;
}

/** For hosts and tests that keep no log. */
export const silentLog: FileLog = { info: () => {}, warn: () => {} };

export interface LogOptions {
  readonly folder: string;
  readonly clock: { now(): Instant };
  /** That of the process where left out. */
  readonly redactor?: Redactor;
  /** Size at which a file is put aside; the newest five are kept. */
  readonly maxBytes?: number;
}

/**
 * Writes `daybook.log` in the folder, older files as `daybook.1.log` to `daybook.4.log`. It never
 * throws: what Daybook does must not fail because a log line could not be written.
 */
export function createLog(options: LogOptions): FileLog {
  const { folder, clock, redactor = processRedactor, maxBytes = LOG_FILE_BYTES } = options;
  const file = path.join(folder, LOG_NAME);
  const write = (level: 'info' | 'warn', event: string, data: Data = {}): void => {
    const line = { at: formatInstant(clock.now()), level, event, ...data };
    try {
      mkdirSync(folder, { recursive: true });
      rotate(file, maxBytes);
      appendFileSync(file, `${redactor.redact(JSON.stringify(line))}\n`);
    } catch {
      // A full disk or a cycle in the data: the work matters more than its log.
    }
  };
  return {
    info: (event, data) => write('info', event, data),
    warn: (event, data) => write('warn', event, data),
  };
}

/** Moves every file one number up when the current one is full; the oldest is overwritten. */
function rotate(file: string, maxBytes: number): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < maxBytes) return;
  const numbered = (at: number): string => (at === 0 ? file : file.replace(/\.log$/u, `.${at}.log`));
  for (let at = LOG_FILES - 2; at >= 0; at -= 1) {
    if (existsSync(numbered(at))) renameSync(numbered(at), numbered(at + 1));
  }
}
