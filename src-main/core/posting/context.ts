import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocumentType,
  type AccountNumber,
  type DeliveryKey,
  type DocumentId,
  type Entry,
  type LocationMapping,
  numberScope,
  type StockAccounts,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { makeDeliveryKey } from '../delivery/key.ts';
import type { Draft, PostingWrite } from '../ports/index.ts';
import { controlAccountFailure, unexplainedAccount } from './control.ts';
import { type BillingRows, COUNTER_ROWS } from './rows.ts';
import { accountsOf, type PostingAccounts, type PostingRules } from './rules.ts';

export type DraftWrite = PostingWrite['drafts'][number];

/** Where and when something is posted, and by which rules. */
export interface PostingContext {
  readonly rules: PostingRules;
  readonly accounts: PostingAccounts;
  /** The POS's id of the location. */
  readonly location: string;
  /** The location as the books know it. */
  readonly place: LocationMapping;
  readonly date: BusinessDate;
  readonly revision: number;
  readonly currency: CurrencyCode;
  /** Accounts whose movements belong to somebody. */
  readonly control: ReadonlySet<AccountNumber>;
}

/** @throws ExpectedFailure location-unmapped */
export function contextOf(
  at: Pick<PostingContext, 'location' | 'date' | 'revision' | 'currency'>,
  rules: PostingRules,
): PostingContext {
  const accounts = accountsOf(rules, at.location);
  return { ...at, rules, accounts, place: accounts.location(), control: accounts.control };
}

/** Sequences start anew each day; invoices and credit notes have formats of their own by location. */
const PREFIXES: Readonly<Record<Exclude<AccountingDocumentType, 'invoice' | 'credit-note'>, string>> = {
  'goods-received': 'GR',
  'opening-balance': 'OB',
  'sales-order': 'SO',
  receipt: 'RC',
  journal: 'JV',
  'transfer-out': 'TO',
  'transfer-in': 'TI',
  'stock-adjustment': 'SA',
  'stock-count': 'SC',
  contact: 'CT',
  reversal: 'RV',
};

function numberFormat(type: AccountingDocumentType, { numberFormats }: LocationMapping): string {
  if (type === 'invoice') return numberFormats.invoice;
  if (type === 'credit-note') return numberFormats.creditNote;
  return `${PREFIXES[type]}-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}`;
}

/** What every draft has, with the key of its subject: what of the day it is about. */
export function baseOf<T extends AccountingDocumentType>(
  { rules, location, place, date, revision, currency }: PostingContext,
  type: T,
  subject: string,
): {
  readonly type: T;
  readonly key: DeliveryKey;
  readonly date: BusinessDate;
  readonly currency: CurrencyCode;
  readonly location: string;
} {
  const { account } = rules;
  const key = makeDeliveryKey({ account, location, date, type, subject, revision });
  return { type, key, date, currency, location: place.booksLocation };
}

/**
 * A draft ready to be stored.
 * @throws ExpectedFailure mapping-invalid when the mapping moves a control account without saying whose
 * the movement is: a sub-ledger would no longer come to its account
 */
export function written(
  { place, date, control }: PostingContext,
  draft: Draft,
  covers: DraftWrite['covers'],
): DraftWrite {
  const account = unexplainedAccount(draft.entries, draft.subledger, control);
  if (account !== null) throw controlAccountFailure(account);
  return {
    draft,
    numberScope: numberScope(numberFormat(draft.type, place), place.booksLocation, date),
    covers,
  };
}

/** Where the goods of a sale go at cost; documents of stock alone use those of sales too. */
export function stockAccounts(
  { accounts }: Pick<PostingContext, 'accounts'>,
  rows: Pick<BillingRows, 'stock'> = COUNTER_ROWS.sales,
): StockAccounts {
  const [inventory, costOfGoods, costAdjustment] = rows.stock;
  return {
    inventory: accounts.row(inventory),
    costOfGoods: accounts.row(costOfGoods),
    costAdjustment: accounts.row(costAdjustment),
  };
}

export function present(...entries: readonly (Entry | null)[]): readonly Entry[] {
  return entries.filter((entry) => entry !== null);
}

/** The subject of a document that is posted by itself: no two of a day are the same. */
export function subjectOfSingle(pos: { readonly kind: string; readonly sourceId: string }): string {
  // What is in the books since before other kinds were posted has a key without the kind.
  return pos.kind === 'goods-received' ? pos.sourceId : `${pos.kind}/${pos.sourceId}`;
}

/** Which member a document of one POS document posts. */
export function coversOf(document: DocumentId): DraftWrite['covers'] {
  return { document };
}
