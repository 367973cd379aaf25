import type { z } from 'zod';
import type * as books from './books.ts';
import type * as digests from './digests.ts';
import type * as ledger from './ledger.ts';
import type * as mappings from './mappings.ts';
import type * as streams from './streams.ts';
import type * as sync from './sync.ts';

/** What the schemas of the answers describe, by the names that the code uses. */
export type { Attention, DeliveryCounts, SyncRun } from '../model/index.ts';
/** A failure in words: cause and cure are filled in by the host from the locale files. */
export type { Failure as FailureView } from '../model/index.ts';

export type StreamView = z.output<typeof streams.streamView>;
export type DiscoveryView = z.output<typeof streams.discoveryView>;
export type ProfileView = z.output<typeof streams.profileView>;
export type MappingView = z.output<typeof mappings.mappingView>;
export type LocationMappingView = z.output<typeof mappings.locationMappingView>;
export type IdentityView = z.output<typeof digests.identityView>;
export type DigestView = z.output<typeof digests.digestView>;
export type DigestDetail = z.output<typeof digests.digestDetail>;
export type SectionView = z.output<typeof digests.sectionView>;
export type OrderView = z.output<typeof digests.orderView>;
export type HoldView = z.output<typeof digests.holdView>;
export type JournalLineView = z.output<typeof digests.journalLineView>;
export type SyncResult = z.output<typeof sync.syncResult>;
export type ImportView = z.output<typeof sync.importView>;
export type TrialBalanceView = z.output<typeof books.trialBalanceView>;
export type DocumentView = z.output<typeof books.documentView>;
export type InvoiceView = z.output<typeof books.invoiceView>;
export type JournalView = z.output<typeof books.journalView>;
export type BackupView = z.output<typeof ledger.backupView>;
