import type { CompleteDay } from '../../../src-shared/model/index.ts';

/** A day of a stream. */
export interface StreamDay extends CompleteDay {
  readonly stream: string;
}
