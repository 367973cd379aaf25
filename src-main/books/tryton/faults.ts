import { ExpectedFailure, type Failure, failure } from '../../../src-shared/model/index.ts';

/**
 * Why a call did not do what it was made for.
 * - `refused`: Tryton has read it and has taken everything of this call back.
 * - `not-sent`: it surely changed nothing, and can be made again as it is.
 * - `no-answer`: it may have been done.
 */
export type FaultKind = 'refused' | 'not-sent' | 'no-answer';

export class CallFailed extends Error {
  readonly kind: FaultKind;
  readonly failure: Failure;
  constructor(kind: FaultKind, cause: Failure) {
    super(`${kind}: ${cause.code} ${JSON.stringify(cause.data)}`);
    this.name = 'CallFailed';
    this.kind = kind;
    this.failure = cause;
  }
}

/** What a person has to mend first: nothing of the document was changed by finding it out. */
export function refuse(...parts: Parameters<typeof failure>): CallFailed {
  return new CallFailed('refused', failure(...parts));
}

/** For calls that only read: what went wrong is all that counts. */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const { code, where, data, retry, cure } = error.failure;
    throw new ExpectedFailure(code, {
      data,
      retry,
      action: cure.action,
      ...(where === null ? {} : { where }),
      ...(cure.target === null ? {} : { target: cure.target }),
    });
  }
}
