import {
  type AccountNumber,
  type AccountRole,
  type LocationMapping,
  type Mapping,
  type StockDecision,
  type TaxMapping,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/** The mappings of a stream as they are in force on one date. Suggestions are not in force. */
export interface ResolvedMapping {
  location(id: string): LocationMapping | null;
  paymentMethod(method: string): AccountNumber | null;
  tax(code: string): TaxMapping | null;
  account(role: AccountRole): AccountNumber | null;
  /** Returned goods go back to stock unless the reason says otherwise. */
  stockDecision(reason: string | null): StockDecision;
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
  return {
    location: (id) => {
      const row = find('location', id);
      return row?.type === 'location' ? row.value : null;
    },
    paymentMethod: (method) => {
      const row = find('payment-method', method);
      return row?.type === 'payment-method' ? row.value : null;
    },
    tax: (code) => {
      const row = find('tax', code);
      return row?.type === 'tax' ? row.value : null;
    },
    account: (role) => {
      const row = find('account', role);
      return row?.type === 'account' ? row.value : null;
    },
    stockDecision: (reason) => {
      const row = reason === null ? null : find('reason', reason);
      return row?.type === 'reason' ? row.value : 'back-to-stock';
    },
  };
}

/** The identity of a mapped thing within its stream. */
export function mappingKey(type: Mapping['type'], key: string): string {
  return `${type}\u0000${key}`;
}
