import type { BusinessDate, Instant, ZoneId } from '../time/index.ts';
import type { AccountNumber, AccountRole } from './account.ts';
import type { StreamId } from './ids.ts';
import type { JournalRowId } from './pos-journal.ts';

/** Formats of numbers by accounting document; tokens as in number-format.ts. */
export interface NumberFormats {
  readonly invoice: string;
  readonly creditNote: string;
}

/** POS location → books location. */
export interface LocationMapping {
  readonly booksLocation: string;
  /** Default contact of its invoices, e.g. "POS sales customer". */
  readonly contact: string;
  readonly numberFormats: NumberFormats;
  readonly timeZone: ZoneId;
  readonly cutOffMinutes: number;
  /** This location's segment of account numbers, e.g. "KL" in "4000-KL"; null: it has none. */
  readonly department: string | null;
  /** The debtor of its cash sales' orders and receipts, e.g. "POSCASH". */
  readonly cashDebtor: string;
}

/** When the tax of a layby is due: with the sale that completes it, or already with each deposit. */
export const TAX_POINTS = ['completion', 'payment'] as const;
export type TaxPoint = (typeof TAX_POINTS)[number];

/** POS tax code → books tax code and the account its tax goes to. */
export interface TaxMapping {
  readonly booksTaxCode: string;
  readonly account: AccountNumber;
  readonly taxPoint: TaxPoint;
}

/** Whether returned goods go back to stock. */
export type StockDecision = 'back-to-stock' | 'written-off';

/**
 * How a row of the POS journal is mapped. `account` null: the account of the row's role. `details` off:
 * every posting takes the base account; optional: what has no detail takes it; required: what has no
 * detail is held.
 */
export interface JournalRowMapping {
  readonly account: AccountNumber | null;
  /** Take the branch account (base number with the location's department) where the chart has one. */
  readonly branch: boolean;
  readonly details: 'off' | 'optional' | 'required';
}

/** One mapping row's value by its type. `key` is the POS thing: location id, method, code, role, reason. */
export type MappingValue =
  | { readonly type: 'location'; readonly key: string; readonly value: LocationMapping }
  | { readonly type: 'payment-method'; readonly key: string; readonly value: AccountNumber }
  | { readonly type: 'tax'; readonly key: string; readonly value: TaxMapping }
  | { readonly type: 'account'; readonly key: AccountRole; readonly value: AccountNumber }
  | { readonly type: 'reason'; readonly key: string; readonly value: StockDecision }
  | { readonly type: 'journal-row'; readonly key: JournalRowId; readonly value: JournalRowMapping }
  /** Key: the row and the detail, as `journalDetailKey` writes them. */
  | { readonly type: 'journal-detail'; readonly key: string; readonly value: AccountNumber };

export type MappingType = MappingValue['type'];

/** Who decided: shipped with the stream, proposed and not in force, or a person (or policy). */
export type MappingOrigin = 'default' | 'suggestion' | 'set';

/** A mapping as it is kept: effective from a date, null = always. A later one rules from its date on. */
export type Mapping = MappingValue & {
  readonly stream: StreamId;
  readonly effectiveFrom: BusinessDate | null;
  readonly origin: MappingOrigin;
  readonly setAt: Instant;
};
