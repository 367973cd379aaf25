import type { AccountingDocument, Entry, StockLine, SubledgerLine } from '../../src-shared/model/index.ts';

/** As much of a document, numbered or not, as its effects follow from. */
interface Effects {
  readonly type: AccountingDocument['type'];
  readonly location: string;
  readonly total: number;
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
  readonly stock?: readonly StockLine[];
  readonly lines?: unknown;
  readonly caseId?: string | null;
}

/** What documents come to: by account and location, by whose balance, and by goods. Nothing is left out. */
export class Amounts {
  readonly #sums = new Map<string, number>();

  add(document: Effects, sign: 1 | -1 = 1): this {
    const { type, location } = document;
    if (type === 'sales-order') {
      // It moves nothing by itself; that it is there is what counts.
      this.#put(`${location} order ${document.caseId ?? ''}`, sign * document.total);
      return this;
    }
    for (const { account, side, amount } of document.entries.flatMap(({ lines }) => lines)) {
      this.#put(`${location} ${account}`, sign * (side === 'debit' ? amount : -amount));
    }
    for (const { ledger, subject, account, amount } of document.subledger) {
      this.#put(`${ledger} ${subject} ${account}`, sign * amount);
    }
    for (const { sku, quantity } of movesOf(document)) this.#put(`${location} ${sku}`, sign * quantity);
    return this;
  }

  plus(other: Amounts, sign: 1 | -1 = 1): this {
    for (const [key, amount] of other.#sums) this.#put(key, sign * amount);
    return this;
  }

  /** Where they differ: this side, the other side. */
  differences(other: Amounts): readonly string[] {
    const keys = [...new Set([...this.#sums.keys(), ...other.#sums.keys()])].toSorted();
    return keys.flatMap((key) => {
      const [ours, theirs] = [this.#sums.get(key) ?? 0, other.#sums.get(key) ?? 0];
      return ours === theirs ? [] : [`${key}: ${ours} instead of ${theirs}`];
    });
  }

  #put(key: string, amount: number): void {
    const sum = (this.#sums.get(key) ?? 0) + amount;
    if (sum === 0) this.#sums.delete(key);
    else this.#sums.set(key, sum);
  }
}

/** Goods that leave are positive. */
function movesOf(document: Effects): readonly { readonly sku: string; readonly quantity: number }[] {
  const lines = document.lines as readonly { readonly sku: string; readonly quantity: number }[];
  switch (document.type) {
    case 'transfer-out':
    case 'stock-adjustment':
      return lines;
    case 'transfer-in':
    case 'goods-received':
      return lines.map(({ sku, quantity }) => ({ sku, quantity: -quantity }));
    default:
      return document.stock ?? [];
  }
}
