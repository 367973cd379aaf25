import type { AccountingDocument, DocumentId, WriteOffLine } from '../../../src-shared/model/index.ts';
import { minor, negate, sum, ZERO } from '../../../src-shared/money/index.ts';
import type { StockMove } from '../../core/ports/index.ts';
import { shareByWeight } from './cost.ts';
import { type ExplainedLine, isSomething, type LedgerLine, type Share } from './lines.ts';

/** Goods that each receipt writes off by itself. */
export type AloneWriteOffs = ReadonlyMap<DocumentId, readonly WriteOffLine[]>;

/** What a document writes off; most write off nothing. */
export function writeOffsOf(document: AccountingDocument): readonly WriteOffLine[] {
  return 'writeOffs' in document ? (document.writeOffs ?? []) : [];
}

/**
 * Splits the entry of goods written off: what each line of the document was worth is shared by quantity over
 * the receipts that have goods like it.
 */
export function shareWriteOffs(
  lines: readonly LedgerLine[],
  document: AccountingDocument,
  moves: readonly StockMove[],
  alone: AloneWriteOffs,
): readonly ExplainedLine[] {
  const shares = new Map<string, Share[]>();
  for (const { account, parts } of worths(document, moves, alone)) {
    shares.set(account, [...(shares.get(account) ?? []), ...parts]);
  }
  const all = [...shares.values()].flat().map(({ receipt, amount }) => ({ receipt, amount: negate(amount) }));
  return lines.map((line) => {
    const found = byReceipt(shares.get(line.account) ?? all).filter(isSomething);
    const exact = sum(found.map((share) => share.amount)) === line.amount;
    return { ...line, shares: exact ? found : [], exact };
  });
}

/** By line of the document: goods that no stock is kept of have not moved and are worth nothing. */
function worths(document: AccountingDocument, moves: readonly StockMove[], alone: AloneWriteOffs) {
  const gone = moves.filter((move) => move.kind === 'adjustment');
  const stocked = new Set(gone.map(({ sku }) => sku));
  const receipts = [...alone.keys()];
  return writeOffsOf(document)
    .filter(({ sku }) => stocked.has(sku))
    .map((line, at) => {
      const key = keyOf(line);
      const weights = receipts.map((receipt) =>
        (alone.get(receipt) ?? [])
          .filter((own) => keyOf(own) === key)
          .reduce((all, own) => all + own.quantity, 0),
      );
      const parts = shareByWeight(negate(gone[at]?.value ?? ZERO), weights);
      return {
        account: line.account,
        parts: receipts.map((receipt, index) => ({ receipt, amount: parts[index] ?? ZERO })),
      };
    });
}

function keyOf({ sku, quantity, account, of }: WriteOffLine): string {
  return JSON.stringify([sku, Math.sign(quantity), account, of?.kind, of?.sourceId]);
}

function byReceipt(shares: readonly Share[]): readonly Share[] {
  return [...Map.groupBy(shares, ({ receipt }) => receipt)].map(([receipt, own]) => ({
    receipt,
    amount: minor(own.reduce((all, { amount }) => all + amount, 0)),
  }));
}
