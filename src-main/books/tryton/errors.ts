import { z } from 'zod';
import { failure } from '../../../src-shared/model/index.ts';
import { CallFailed } from './faults.ts';

/** The kind of an error that asks a person "are you sure?". */
export const WARNING = 'UserWarning';

/** Nothing is wrong with the document: somebody else was writing at the same moment. */
const TRANSIENT = /could not obtain lock|database is locked|could not serialize|deadlock detected/iu;

const MAX_PROBLEM_CHARS = 300;

const said = z.tuple([z.string()], z.unknown());

/**
 * What an error that Tryton answers with means. Each call is one transaction there, so an error says
 * that nothing of it was kept.
 */
export function failureOfError(kind: string, detail: unknown, where: string): CallFailed {
  // A warning has its name before its words.
  const words = kind === WARNING && Array.isArray(detail) ? detail.slice(1) : detail;
  const parts = said.safeParse(words);
  const message = parts.success ? withDescription(parts.data) : '';
  if (kind === 'ConcurrencyException' || TRANSIENT.test(`${kind} ${message}`)) {
    return new CallFailed('not-sent', failure('books-busy', { where, retry: 'now' }));
  }
  if (kind === 'LoginException' || kind.startsWith('403')) {
    return new CallFailed('not-sent', failure('credentials-expired', { where }));
  }
  // A fault of the server's own comes with its text in the place of a kind.
  const problem = (message === '' ? kind : message).replaceAll(/\s+/gu, ' ').slice(0, MAX_PROBLEM_CHARS);
  return new CallFailed('refused', failure('books-refused', { data: { problem } }));
}

function withDescription([message, description]: readonly [string, ...unknown[]]): string {
  return typeof description === 'string' && description !== '' ? `${message} ${description}` : message;
}
