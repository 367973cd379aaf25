import { type Failure, failure } from '../model/index.ts';
import { failureSchema } from './schemas.ts';

/** The expected failure that an error carries; any other error is a defect and becomes `internal`. */
export function failureIn(error: unknown): Failure {
  if (error instanceof Error && 'failure' in error) {
    const carried = failureSchema.safeParse(error.failure);
    if (carried.success) return carried.data;
  }
  return failure('internal', { data: { problem: error instanceof Error ? error.message : String(error) } });
}
