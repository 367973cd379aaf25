import {
  type AccountNumber,
  type AccountRole,
  journalDetailKey,
  type JournalRowId,
  type JournalRowMapping,
  type LocationMapping,
  type Mapping,
  type StockDecision,
  type Subledger,
  type TaxMapping,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { defaultAccount } from './default-accounts.ts';
import { defaultRow } from './default-rows.ts';
import { storedValueOf } from './stored-value.ts';

/** The mappings of a stream as they are in force on one date. Suggestions are not in force. */
export interface ResolvedMapping {
  location(id: string): LocationMapping | null;
  paymentMethod(method: string): AccountNumber | null;
  tax(code: string): TaxMapping | null;
  /** A role that nobody has mapped has its default account; null: it has none. */
  account(role: AccountRole): AccountNumber | null;
  /** How a row of the POS journal is mapped; as it is shipped while nobody has said otherwise. */
  journalRow(row: JournalRowId): JournalRowMapping;
  /** The account of a row's detail by itself, whether or not the row's details are in use. */
  journalDetail(row: JournalRowId, detail: string): AccountNumber | null;
  /** Without a reason goods go back to stock; null: a reason that nobody has decided about. */
  stockDecision(reason: string | null): StockDecision | null;
  /** What we owe that a payment method pays from or into, such as gift cards; null for all others. */
  storedValue(method: string): Subledger | null;
}

/**
 * Resolves effective-dated rows for a date: of the rows of one thing that are in force, the latest
 * by effective date, then by the order in which they were set.
 */
export function resolveMappings(rows: readonly Mapping[], date: BusinessDate): ResolvedMapping {
  const inForce = new Map<string, Mapping>();
  for (const row of rows) {
    if (row.origin === 'suggestion') continue;
    if (row.effectiveFrom !== null && row.effectiveFrom > date) continue;
    const key = mappingKey(row.type, row.key);
    const other = inForce.get(key);
    if (other === undefined || (other.effectiveFrom ?? '') <= (row.effectiveFrom ?? ''))
      inForce.set(key, row);
  }
  const find = (type: Mapping['type'], key: string) => inForce.get(mappingKey(type, key)) ?? null;
  const paymentMethod = (method: string): AccountNumber | null => {
    const row = find('payment-method', method);
    return row?.type === 'payment-method' ? row.value : null;
  };
  const account = (role: AccountRole): AccountNumber | null => {
    const row = find('account', role);
    return row?.type === 'account' ? row.value : defaultAccount(role);
  };
  const journalRow = (id: JournalRowId): JournalRowMapping => {
    const row = find('journal-row', id);
    return row?.type === 'journal-row' ? row.value : defaultRow(id);
  };
  return {
    location: (id) => {
      const row = find('location', id);
      return row?.type === 'location' ? row.value : null;
    },
    paymentMethod,
    tax: (code) => {
      const row = find('tax', code);
      return row?.type === 'tax' ? row.value : null;
    },
    account,
    journalRow,
    journalDetail: (id, detail) => {
      const row = find('journal-detail', journalDetailKey(id, detail));
      return row?.type === 'journal-detail' ? row.value : null;
    },
    stockDecision: (reason) => {
      if (reason === null) return 'back-to-stock';
      const row = find('reason', reason);
      return row?.type === 'reason' ? row.value : null;
    },
    storedValue: storedValueOf({ paymentMethod, account, journalRow }),
  };
}

/** The identity of a mapped thing within its stream. */
export function mappingKey(type: Mapping['type'], key: string): string {
  return `${type}\u0000${key}`;
}
