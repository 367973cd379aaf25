import type { AuditActor, AuditEntry, AuditGroup } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Page, Paged } from './page.ts';

/** Which entries of the history are asked for; all of it must hold. */
export interface AuditQuery {
  readonly group?: AuditGroup;
  /** One subject by its id; of a stream also its mappings, of a digest also its documents and receipts. */
  readonly subject?: string;
  /** From this instant on. */
  readonly from?: Instant;
  /** Before this instant. */
  readonly before?: Instant;
  readonly who?: AuditActor;
  /** Subjects that a person knows by this: the beginning of a number, part of a name or of a location. */
  readonly search?: string;
}

/** What was done, by whom, and what it changed. Entries are only ever added, by whatever does it. */
export interface AuditStore {
  /**
   * Newest first. The total is counted up to ten thousand, and then not exact.
   * @throws ExpectedFailure bad-input for a cursor of another filter
   */
  list(query: AuditQuery, page: Page): Promise<Paged<AuditEntry>>;
}
