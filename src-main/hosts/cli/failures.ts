import { ExpectedFailure, type Failure, type FailureCode, failure } from '../../../src-shared/model/index.ts';
import { type Texts, explainFailure } from '../../platform/index.ts';
import type { ExitCode, Say } from './command.ts';
import { inPlainWords } from './plain-words.ts';

/** A failure as `--json` prints it. */
export interface FailureText {
  readonly code: FailureCode;
  readonly cause: string;
  readonly cure: string;
  readonly where: string | null;
}

/** The person's line was wrong, whatever the ledger holds; everything else could not be run. */
const WRONG_USAGE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'bad-usage',
  'unknown-command',
  'unknown-channel',
  'bad-input',
  'provider-unknown',
  'books-system-unknown',
  'currency-needed',
  'mapping-invalid',
  'stream-choice-needed',
  'books-choice-needed',
]);

export function exitCodeOf(value: Failure): ExitCode {
  return WRONG_USAGE.has(value.code) ? 2 : 3;
}

export function failureText(value: Failure, texts: Texts): FailureText {
  return { code: value.code, ...explainFailure(inPlainWords(value, texts), texts), where: value.where };
}

/** The same for people: what happened, what to do, and what support asks for. */
export function failureLines(value: Failure, texts: Texts, say: Say): string {
  const { cause, cure, code, where } = failureText(value, texts);
  const place = where === null || cause.includes(where) ? '' : `, ${where}`;
  return `${say('failure', { cause, cure, code: `${code}${place}` })}\n`;
}

/** What anything thrown means: an expected failure, the system's refusal of a file, or a defect. */
export function failureOf(error: unknown, keepDefect: (error: unknown) => string | null): Failure {
  if (error instanceof ExpectedFailure) return error.failure;
  const refused = fileFailure(error);
  if (refused !== null) return refused;
  const log = keepDefect(error);
  return failure('internal', {
    data: {
      problem: error instanceof Error ? error.message : String(error),
      ...(log === null ? {} : { log }),
    },
  });
}

/** What the operating system calls a refusal → what we call it. */
const SYSTEM_CODES: Readonly<Record<string, FailureCode>> = {
  ENOENT: 'file-not-found',
  ENOTDIR: 'file-not-found',
  EACCES: 'file-not-writable',
  EPERM: 'file-not-writable',
  EROFS: 'file-not-writable',
  EISDIR: 'file-not-writable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** Null when the error is none of the file system. */
export function fileFailure(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const code = SYSTEM_CODES[error.code];
  if (code === undefined) return null;
  return failure(code, 'path' in error && typeof error.path === 'string' ? { where: error.path } : {});
}
