import { failureSchema } from '../../src-shared/ipc/schemas.ts';
import { type Failure, failure } from '../../src-shared/model/index.ts';

/** Carries an expected failure to whoever shows it. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(value: Failure) {
    super(value.code);
    this.name = 'FailureError';
    this.failure = value;
  }
}

/** A failure as it came over the bridge. A code that this window does not know has no words here. */
export function declined(value: unknown): FailureError {
  const known = failureSchema.safeParse(value);
  return new FailureError(
    known.success ? known.data : failure('internal', { data: { problem: codeOf(value) } }),
  );
}

function codeOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'code' in value ? String(value.code) : '?';
}
