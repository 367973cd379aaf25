import { ORDER_KINDS, type OrderKind } from './accounting-document.ts';
import type { DeliveryKey } from './ids.ts';

/** An order that ends with its case. */
export interface CaseClosing {
  readonly caseId: string;
  /** Tills number laybys and direct ship orders apart; null: whatever kind the case is. */
  readonly order: OrderKind | null;
}

/** What a document says of the order that it closes. */
export function closingOf(order: OrderKind, caseId: string): string {
  return `${order}/${caseId}`;
}

/** Reads it again; text without a kind is a case alone. */
export function parseClosing(text: string): CaseClosing {
  const order = ORDER_KINDS.find((kind) => text.startsWith(`${kind}/`));
  return order === undefined
    ? { order: null, caseId: text }
    : { order, caseId: text.slice(order.length + 1) };
}

/** The POS account that a key is of, as the key writes it: two tills may give one number to two cases. */
export function accountOfKey(key: DeliveryKey): string {
  const slash = key.indexOf('/');
  return slash < 0 ? '' : key.slice(0, slash);
}
