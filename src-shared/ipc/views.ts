export type { Attention, DeliveryCounts, SyncRun } from '../model/index.ts';
import type {
  AccountType,
  BillingLine,
  DigestStatus,
  Failure,
  ImportCounts,
  ImportNotice,
  ImportState,
  MappingOrigin,
  MappingType,
  MemberState,
  PaymentLine,
  PosDocumentKind,
  ProviderId,
  StreamSettings,
  SyncRun,
} from '../model/index.ts';

/** Five terms as decimal text; onOrder stays 0.00 until orders can post. */
export interface IdentityView {
  readonly source: string;
  readonly posted: string;
  readonly waiting: string;
  readonly onOrder: string;
  readonly held: string;
  readonly excluded: string;
}

export interface StreamView {
  readonly name: string;
  readonly provider: ProviderId;
  readonly account: string;
  readonly books: string;
  readonly currency: string;
  readonly status: string;
  readonly createdAt: string;
  readonly folder: string | null;
  readonly profile: string | null;
  readonly settings: StreamSettings;
}

export interface DigestView extends IdentityView {
  readonly id: string;
  readonly stream: string;
  readonly location: string;
  readonly date: string;
  readonly currency: string;
  readonly counts: { readonly [K in keyof IdentityView]: number };
  readonly amount: string;
  readonly revision: number;
  readonly status: DigestStatus;
  readonly documents: readonly { readonly kind: string; readonly number: string; readonly amount: string }[];
  readonly createdAt: string;
  readonly syncedAt: string;
}

/** One account's side of an entry that posting will make or made. */
export interface JournalLineView {
  readonly account: string;
  readonly name: string;
  readonly debit: string;
  readonly credit: string;
  readonly memo: string;
}

export interface SectionView {
  readonly count: number;
  readonly gross: string;
  readonly discount: string;
  readonly net: string;
  readonly tax: string;
  readonly total: string;
  readonly rounding: string;
  readonly tips: string;
  readonly taxes: readonly { readonly code: string; readonly net: string; readonly tax: string }[];
  readonly tenders: readonly { readonly method: string; readonly count: number; readonly amount: string }[];
  readonly items: readonly {
    readonly sku: string;
    readonly name: string;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly amount: string;
    readonly taxCode: string;
  }[];
}

export interface DigestDetail {
  readonly digest: DigestView;
  readonly sales: SectionView;
  readonly returns: SectionView;
  readonly kinds: readonly {
    readonly kind: PosDocumentKind;
    readonly state: MemberState;
    readonly count: number;
    readonly amount: string;
  }[];
  readonly orders: readonly {
    readonly id: string;
    readonly kind: PosDocumentKind;
    readonly number: string;
    readonly occurredAt: string;
    readonly total: string;
    readonly state: MemberState;
    readonly reason: FailureView | null;
    readonly lines: readonly {
      readonly sku: string;
      readonly name: string;
      readonly quantity: string;
      readonly unitPrice: string;
      readonly total: string;
    }[];
    readonly tenders: readonly { readonly method: string; readonly amount: string }[];
  }[];
  readonly next: string | null;
  readonly journal: readonly {
    readonly date: string;
    readonly narration: string;
    readonly lines: readonly JournalLineView[];
  }[];
}

/** A failure in words: cause and cure are filled in by the host from the locale files. */
export type FailureView = Failure;

export interface TrialBalanceView {
  readonly books: string;
  readonly currency: string;
  readonly rows: readonly {
    readonly account: string;
    readonly name: string;
    readonly type: AccountType;
    readonly path: string;
    readonly debit: string;
    readonly credit: string;
  }[];
  readonly totals: { readonly debit: string; readonly credit: string };
}

export interface SyncResult {
  readonly run: SyncRun;
}

export interface ImportView {
  readonly id: string;
  readonly stream: string;
  readonly file: string;
  readonly state: ImportState;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly documents: ImportCounts;
  readonly notices: readonly ImportNotice[];
}

export interface HoldView {
  readonly digest: string;
  readonly stream: string;
  readonly location: string;
  readonly date: string;
  readonly document: string;
  readonly kind: PosDocumentKind;
  readonly number: string;
  readonly amount: string;
  readonly currency: string;
  readonly reason: FailureView;
}

export interface MappingView {
  readonly type: MappingType;
  readonly key: string;
  readonly value: string;
  readonly from: string | null;
  readonly origin: MappingOrigin | 'unmapped';
}

export interface InvoiceView {
  readonly type: string;
  readonly number: string;
  readonly key: string;
  readonly date: string;
  readonly contact: string | null;
  readonly location: string;
  readonly currency: string;
  readonly total: string;
  readonly lines: readonly { readonly [K in keyof BillingLine]: string | null }[];
  readonly payments: readonly { readonly [K in keyof PaymentLine]: string }[];
  readonly history: readonly { readonly at: string; readonly event: string; readonly detail: string }[];
}

export interface JournalView {
  readonly id: string;
  readonly date: string;
  readonly narration: string;
  readonly document: string;
  readonly lines: readonly JournalLineView[];
}

/** A file for the person: the host decides where it goes. Large ones come as a stream of text parts. */
export interface FileReply {
  readonly name: string;
  readonly parts: AsyncIterable<string> | readonly Uint8Array[];
}
