import type { BusinessDate } from '../time/index.ts';
import type { Failure, FailureCode } from './failure.ts';
import type { DigestId, ImportId } from './ids.ts';
import type { ImportCounts } from './import.ts';
import type { MappingType } from './mapping.ts';

/** Something that needs a person. Read off the ledger, so that it stays until it is mended. */
export type Attention =
  /** Seen in the POS and not mapped; `suggestion` is what Daybook would choose, as a person writes it. */
  | {
      readonly kind: 'unmapped';
      readonly stream: string;
      readonly type: MappingType;
      readonly key: string;
      readonly suggestion: string;
    }
  | {
      readonly kind: 'rejected';
      readonly stream: string;
      readonly import: ImportId;
      readonly file: string;
      readonly rows: number;
    }
  | { readonly kind: 'held'; readonly stream: string; readonly code: FailureCode; readonly count: number }
  /** A posted day that reads differently now. */
  | {
      readonly kind: 'changed';
      readonly stream: string;
      readonly location: string;
      readonly date: BusinessDate;
      readonly digest: DigestId;
    }
  /** What changed of posted days and the policy of the stream could not settle, for one reason. */
  | {
      readonly kind: 'unsettled';
      readonly stream: string;
      /** The first of the days. */
      readonly location: string;
      readonly date: BusinessDate;
      readonly digest: DigestId;
      readonly days: number;
      readonly documents: number;
      readonly failure: Failure;
    }
  /** Days of which something of the tills may be missing, and how many things. */
  | { readonly kind: 'incomplete'; readonly stream: string; readonly days: number; readonly count: number }
  /** A document that the books refused. */
  | {
      readonly kind: 'undelivered';
      readonly stream: string;
      readonly number: string;
      readonly failure: Failure;
    }
  /** A stream or a digest that could not go on. */
  | { readonly kind: 'failed'; readonly stream: string; readonly failure: Failure };

/** What one go of pull → digest → post → deliver came to. */
export interface SyncRun {
  readonly id: string;
  readonly documents: ImportCounts;
  readonly digests: { readonly built: number; readonly changed: number };
  readonly deliveries: DeliveryCounts;
  readonly attention: readonly Attention[];
}

/** `succeeded` in this run; what failed, is held or waits stands until it is mended. */
export type DeliveryCounts = Readonly<Record<'succeeded' | 'failed' | 'held' | 'waiting', number>>;
