import { type Quantity, quantity } from '../../../src-shared/money/index.ts';
import type { AccountingDocument, DeliveryKey, SalesOrderDocument } from '../../../src-shared/model/index.ts';
import type { OpenChange, OpenDocument, OrderLineState } from '../../core/ports/index.ts';
import type { StockLedger } from './stock-ledger.ts';

interface OpenOrder {
  readonly document: SalesOrderDocument;
  readonly orderLines: readonly OrderLineState[];
}

interface SetAside {
  readonly sku: string;
  readonly location: string;
  readonly quantity: Quantity;
}

/** The open sales orders that a batch of documents has to do with, and what open orders have set aside. */
export class OrderBook {
  readonly #open = new Map<DeliveryKey, OpenOrder>();
  readonly #closed = new Map<DeliveryKey, OpenOrder>();
  readonly #setAside = new Map<string, number>();

  constructor(
    open: readonly OpenDocument[],
    setAside: readonly SetAside[],
    closed: readonly OpenDocument[] = [],
  ) {
    for (const { document, orderLines } of open) {
      if (document.type === 'sales-order') this.#open.set(document.key, { document, orderLines });
    }
    for (const { document, orderLines } of closed) {
      if (document.type === 'sales-order') this.#closed.set(document.key, { document, orderLines });
    }
    for (const { sku, location, quantity: taken } of setAside) {
      const place = placeOf(sku, location);
      this.#setAside.set(place, (this.#setAside.get(place) ?? 0) + taken);
    }
  }

  /**
   * Takes an order in as open. What is not on hand, less what other open orders have set aside, is
   * back-ordered. An open order of its group grows by it, which the first of the group keeps in its history.
   */
  take(
    document: SalesOrderDocument,
    stock: StockLedger,
  ): { readonly orderLines: readonly OrderLineState[]; readonly changes: readonly OpenChange[] } {
    const grows = this.#firstOfGroup(document);
    const orderLines = goodsOf(document).map((line, ordinal): OrderLineState => {
      const backOrdered = quantity(line.quantity - this.#available(document, line, stock));
      this.#reserve(document, line.sku, line.quantity - backOrdered);
      return { ordinal, ...line, backOrdered, delivered: quantity(0) };
    });
    this.#open.set(document.key, { document, orderLines });
    if (grows === null) return { orderLines, changes: [] };
    const grown: OpenChange = {
      key: grows.document.key,
      state: 'open',
      orderLines: grows.orderLines,
      action: 'order-grew',
      detail: document.number,
    };
    return { orderLines, changes: [grown] };
  }

  /** Closes the open orders of a case: what they set aside is free again. */
  close(caseId: string, { number }: Pick<AccountingDocument, 'number'>): readonly OpenChange[] {
    const closed = [...this.#open.values()].filter(({ document }) => document.caseId === caseId);
    for (const order of closed) {
      this.#release(order.document, order.orderLines);
      this.#closed.set(order.document.key, order);
    }
    return closed.map(({ document, orderLines }) => ({
      key: document.key,
      state: 'closed',
      orderLines,
      action: 'order-closed',
      detail: number,
    }));
  }

  /** Opens the closed orders of a case again, with what they had set aside. */
  reopen(caseId: string, { number }: Pick<AccountingDocument, 'number'>): readonly OpenChange[] {
    const reopened = [...this.#closed.values()].filter(({ document }) => document.caseId === caseId);
    for (const order of reopened) {
      const { document, orderLines } = order;
      this.#closed.delete(document.key);
      this.#open.set(document.key, order);
      for (const { sku, quantity: ordered, backOrdered, delivered } of orderLines) {
        this.#reserve(document, sku, ordered - backOrdered - delivered);
      }
    }
    return reopened.map(({ document, orderLines }) => ({
      key: document.key,
      state: 'open',
      orderLines,
      action: 'order-reopened',
      detail: number,
    }));
  }

  /** Whether a case has ended: it had an order, and none of it is open. */
  isClosed(caseId: string): boolean {
    const isOf = ({ document }: OpenOrder) => document.caseId === caseId;
    return [...this.#closed.values()].some(isOf) && ![...this.#open.values()].some(isOf);
  }

  /** Takes one order out, since it was undone. */
  drop(key: DeliveryKey): void {
    const order = this.#open.get(key);
    if (order !== undefined) this.#release(order.document, order.orderLines);
  }

  #firstOfGroup({ group, order }: SalesOrderDocument): OpenOrder | null {
    if (group === null) return null;
    const same = [...this.#open.values()].find(
      ({ document }) => document.group === group && document.order === order,
    );
    return same ?? null;
  }

  /** How much of a line is there for it; goods that come back and services are never short. */
  #available(
    document: SalesOrderDocument,
    line: { readonly sku: string | null; readonly quantity: Quantity },
    stock: StockLedger,
  ): number {
    if (line.sku === null || line.quantity <= 0 || document.order === 'credit') return line.quantity;
    const state = stock.stocked(line.sku, document.location);
    if (state === null) return line.quantity;
    const taken = this.#setAside.get(placeOf(line.sku, document.location)) ?? 0;
    return Math.min(line.quantity, Math.max(0, state.quantity - taken));
  }

  #reserve(document: SalesOrderDocument, sku: string | null, more: number): void {
    if (sku === null || document.order === 'credit') return;
    const place = placeOf(sku, document.location);
    this.#setAside.set(place, (this.#setAside.get(place) ?? 0) + more);
  }

  #release(document: SalesOrderDocument, orderLines: readonly OrderLineState[]): void {
    this.#open.delete(document.key);
    for (const line of orderLines) {
      this.#reserve(document, line.sku, line.backOrdered + line.delivered - line.quantity);
    }
  }
}

/** The cases whose closed orders a document opens again. */
export function casesReopenedBy({ reopens }: AccountingDocument): readonly string[] {
  return reopens === undefined ? [] : [reopens];
}

/**
 * The cases whose orders a document closes: the one that it names, and the laybys whose deposits it uses,
 * keeps or gives back, since a journal of a whole day ends several. A case without an open order has nothing
 * to close. Other deposits may be a customer's, whose code is no case.
 */
export function casesClosedBy(document: AccountingDocument): readonly string[] {
  if (document.type === 'reversal') return [];
  const laybys = document.subledger.filter(
    ({ ledger, movement, amount }) =>
      amount > 0 && ledger === 'layby' && ['used', 'paid', 'forfeited'].includes(movement),
  );
  const own = document.closes === undefined ? [] : [document.closes];
  return [...new Set([...own, ...laybys.map(({ subject }) => subject)])];
}

/**
 * The lines of an order, in the order of the document's; then goods that no line names, since a summary
 * line ("All sales") says nothing of what is set aside.
 */
function goodsOf(
  document: SalesOrderDocument,
): readonly { readonly sku: string | null; readonly quantity: Quantity }[] {
  const named = new Set(document.lines.map((line) => line.sku));
  const unnamed = document.stock.filter((line) => !named.has(line.sku));
  return [...document.lines, ...unnamed].map(({ sku, quantity: ordered }) => ({ sku, quantity: ordered }));
}

function placeOf(sku: string, location: string): string {
  return `${sku}\u0000${location}`;
}
