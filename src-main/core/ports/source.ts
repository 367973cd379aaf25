import type { CurrencyCode, Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  CaseKind,
  ImportNotice,
  MappingValue,
  PosDocument,
  ProviderId,
  Rejection,
  StreamConnection,
  Subledger,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, DayRule, ZoneId } from '../../../src-shared/time/index.ts';

/** A location as the POS knows it. */
export interface SourceLocation {
  readonly id: string;
  readonly name: string;
  /** Null where the POS does not say: the stream's zone rules. */
  readonly timeZone: ZoneId | null;
}

/** Stock on hand at connecting. */
export interface StockOpening {
  readonly sku: string;
  readonly name: string;
  readonly location: string;
  readonly quantity: Quantity;
  readonly value: Minor;
}

/** What somebody owes or is owed at connecting. */
export interface BalanceOpening {
  readonly ledger: Subledger;
  /** The POS's id of the location whose account has it. */
  readonly location: string;
  /** The card or credit, or the number of the case; null: the customer's. */
  readonly subject: string | null;
  /** Of what kind the case is that `subject` is the number of; null where it is of none. */
  readonly caseKind: CaseKind | null;
  /** As the POS's documents name them, where somebody is named. */
  readonly customer: Pick<PosDocument, 'customer' | 'details'> | null;
  /** Positive where it is what such a balance usually is: owed to us, or owed by us; never zero. */
  readonly amount: Minor;
}

/** What there was when the first day began that is listened to. */
export interface Openings {
  /** The day before. */
  readonly date: BusinessDate;
  readonly stock: readonly StockOpening[];
  readonly balances?: readonly BalanceOpening[];
  /** Laybys (their goods are set aside) and orders that are open, as the POS wrote them. */
  readonly orders?: readonly PosDocument[];
}

/** What connecting found: enough for a complete default mapping. */
export interface Discovery {
  /** Identity of the POS account; the same on every machine. */
  readonly account: string;
  /** The files are a copy made for this ledger: where they lie does not tell accounts apart. */
  readonly isCopy?: true;
  /** What to keep instead of what the person gave, such as the real path of a folder behind a link. */
  readonly connection?: StreamConnection;
  /** Null where the POS does not state it: the person must. */
  readonly currency: CurrencyCode | null;
  readonly timeZone: ZoneId;
  /** Usual day cut-off of this POS in minutes after midnight; 0 where left out. */
  readonly cutOffMinutes?: number;
  readonly locations: readonly SourceLocation[];
  /** Mapping rows the source ships as defaults (its known tenders, tax codes, reasons). */
  readonly mappings: readonly MappingValue[];
  readonly openings: Openings | null;
}

/** What a look at a POS account or a folder has found, before anything is kept. */
export interface SourcePreview {
  /** Identity of the POS account as connecting would find it. */
  readonly account: string;
  /** As in Discovery. */
  readonly isCopy?: true;
  /** With the real path of a folder behind a link. */
  readonly connection: StreamConnection;
  /** Null where the POS does not state it: the person must. */
  readonly currency: CurrencyCode | null;
  readonly timeZone: ZoneId;
  /** Minutes after midnight. */
  readonly cutOffMinutes: number;
  /** Files: the profile asked for, else the shipped one that they fit; null where none does. */
  readonly profile: string | null;
  /** Files: those that their first rows name; others are found when they come. */
  readonly locations: readonly SourceLocation[];
  /** What a first sync would read, with some names; null where the POS cannot tell beforehand. */
  readonly units: {
    readonly count: number;
    readonly bytes: number;
    readonly names: readonly string[];
  } | null;
}

/** A shipped file profile as a person chooses one. */
export interface FileProfileSummary {
  readonly name: string;
  readonly title: string;
  /** The columns that it reads, by their first spelling. */
  readonly columns: readonly string[];
}

/** A piece that is read as a whole: a file, or one day of an API. One import per unit. */
export interface SourceUnit {
  /** Where it is, without secrets; what a person recognises (file name, date). */
  readonly locator: string;
  /**
   * Content identity: equal fingerprints are the same content read by the same rules, and are not
   * read again. Includes the version of the reader and of the profile.
   */
  readonly fingerprint: string;
  /** Bytes, for progress; null if unknown. */
  readonly size: number | null;
}

/** A document with its place in the unit. */
export interface SourceDocument {
  readonly document: PosDocument;
  /** Running number of the document in its unit, from 0; the same whenever the unit is read. */
  readonly ordinal: number;
  /** First line of it in the file, 0 for APIs. */
  readonly line: number;
}

/** Up to MAX_BATCH_DOCUMENTS documents, with the raw payload that they came from. */
export interface SourceBatch {
  readonly documents: readonly SourceDocument[];
  readonly rejections: readonly Rejection[];
  /** Raw bytes of this batch as received, card numbers already removed; null when nothing was read. */
  readonly raw: Uint8Array | null;
  readonly notices: readonly ImportNotice[];
  /** Bytes of the unit read so far. */
  readonly bytesRead: number;
}

/** Which days are wanted; files ignore it (a file is read whole). */
export interface PullWindow {
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  readonly today: BusinessDate;
  /**
   * Where no beginning is asked for: days from this one on are read again even if nothing of them is known to be
   * new, since tills change what was. A source that is known by its content offers all of it anyway.
   *
   * Sources that ask tills over a network are to keep this and `rereadInTurn`. None ships yet: neither files nor the
   * sample store reads them, though they are worked out and handed over with every pull.
   */
  readonly rereadFrom?: BusinessDate;
  /** A stretch of earlier days that is read again in the same way, since it is its turn; null: none. */
  readonly rereadInTurn?: { readonly from: BusinessDate; readonly to: BusinessDate } | null;
}

/** Asked between batches; an AbortSignal is one. */
export interface CancelSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** Batches are cut so that one write stays short. */
export const MAX_BATCH_DOCUMENTS = 500;

/**
 * A POS account as it is read. Units come oldest first. `read` never throws for bad rows: it
 * rejects them; it throws ExpectedFailure when the POS or the folder cannot be reached at all.
 */
export interface Source {
  readonly provider: ProviderId;
  /** Everything that connecting needs; may read a good part of the account. */
  discover(): Promise<Discovery>;
  /** A quick look for a person who is about to connect: seconds at most, whatever the size. */
  preview(): Promise<SourcePreview>;
  units(window: PullWindow): Promise<readonly SourceUnit[]>;
  /** Throws the signal's reason when it is aborted. */
  read(unit: SourceUnit, signal: CancelSignal): AsyncIterable<SourceBatch>;
}

/** What a source is told about its stream. */
export interface SourceContext {
  readonly currency: CurrencyCode | null;
  /** Day rules of a location, for local times and readiness. */
  dayRules(location: string): readonly DayRule[];
}
