import type { DigestId, StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/** Which digests a list shows. */
export interface DigestFilter {
  readonly stream?: StreamId;
  readonly location?: string;
  readonly from?: BusinessDate;
  readonly to?: BusinessDate;
  readonly ids?: readonly DigestId[];
}
