import type { Ids, Log } from '../core/ports/index.ts';
import { type Failure, failure } from '../../src-shared/model/index.ts';

/** The random end of an id: enough to find one line in the log, short enough to read out on the phone. */
const REFERENCE_CHARS = 12;

/** Who notes a defect, and how it is told apart from others. */
export interface DefectBook {
  readonly log: Log;
  readonly ids: Ids;
}

/**
 * Notes a defect with its stack and gives the failure that a person sees in its place: `internal`, with
 * the reference by which support finds it in the log.
 * @param where the channel that was asked, or the part that broke
 */
export function noteDefect({ log, ids }: DefectBook, where: string, error: unknown): Failure {
  const reference = ids.uuid().slice(-REFERENCE_CHARS);
  log.warn('defect', { reference, where, problem: stackOf(error) });
  return failure('internal', { where, data: { reference } });
}

export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.stack ?? `${error.name}: ${error.message}`;
}
