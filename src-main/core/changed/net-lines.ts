import { minor, quantity } from '../../../src-shared/money/index.ts';
import {
  balancedEntry,
  type BillingLine,
  type Entry,
  type EntryLine,
  type PaymentLine,
  type StockLine,
  type SubledgerLine,
  type WriteOffLine,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/** What a side of an adjustment is counted with: what is now adds, what was posted takes away. */
export type Sign = 1 | -1;
/** The same kind of rows of what is now and of what was posted. */
export type Signed<Row> = readonly { readonly sign: Sign; readonly rows: readonly Row[] }[];

/** Rows added up by their keys with their signs, in the order in which they first appear. */
function netted<Row>(
  signed: Signed<Row>,
  keyOf: (row: Row) => readonly unknown[],
  plus: (sum: Row | null, row: Row, sign: Sign) => Row,
): readonly Row[] {
  const sums = new Map<string, Row>();
  for (const { sign, rows } of signed) {
    for (const row of rows) {
      const key = JSON.stringify(keyOf(row));
      sums.set(key, plus(sums.get(key) ?? null, row, sign));
    }
  }
  return [...sums.values()];
}

/**
 * The item table of the difference: an item that was sold once less and once more at another price is two
 * lines. One whose discount alone differs stays two lines as well, since a line of no quantity says nothing.
 */
export function netBillingLines(signed: Signed<BillingLine>): readonly BillingLine[] {
  const keyOf = (line: BillingLine): readonly unknown[] => [
    line.sku,
    line.description,
    line.unitPrice,
    line.taxCode,
    line.account,
    line.discountAccount,
    line.taxAccount,
  ];
  const add = (sum: BillingLine | null, line: BillingLine, sign: Sign): BillingLine => ({
    ...line,
    quantity: quantity((sum?.quantity ?? 0) + sign * line.quantity),
    discount: minor((sum?.discount ?? 0) + sign * line.discount),
    net: minor((sum?.net ?? 0) + sign * line.net),
    tax: minor((sum?.tax ?? 0) + sign * line.tax),
    total: minor((sum?.total ?? 0) + sign * line.total),
  });
  return netted(signed, keyOf, add).flatMap((line): readonly BillingLine[] => {
    if (line.quantity !== 0) return [line];
    if (line.net === 0 && line.tax === 0 && line.discount === 0) return [];
    // A summary line counts nothing: its quantity is always one.
    if (line.sku === null) return [{ ...line, quantity: quantity(1000) }];
    const key = JSON.stringify(keyOf(line));
    return signed.flatMap(({ sign, rows }) => {
      const same = rows.filter((row) => JSON.stringify(keyOf(row)) === key);
      return netted([{ sign, rows: same }], keyOf, add);
    });
  });
}

/** What was paid more (or less) by each method. */
export function netPayments(signed: Signed<PaymentLine>): readonly PaymentLine[] {
  return netted(
    signed,
    ({ method, account }) => [method, account],
    (sum, line, sign) => ({ ...line, amount: minor((sum?.amount ?? 0) + sign * line.amount) }),
  ).filter(({ amount }) => amount !== 0);
}

/** Goods that leave more (positive) or come back. */
export function netStock<Line extends StockLine | WriteOffLine>(signed: Signed<Line>): readonly Line[] {
  return netted(
    signed,
    (line) => [line.sku, line.of?.kind, line.of?.sourceId, 'account' in line ? line.account : null],
    (sum, line, sign) => ({ ...line, quantity: quantity((sum?.quantity ?? 0) + sign * line.quantity) }),
  ).filter((line) => line.quantity !== 0);
}

/** Whose balance moves by how much. */
export function netSubledger(signed: Signed<SubledgerLine>): readonly SubledgerLine[] {
  return netted(
    signed,
    ({ ledger, account, subject, movement, against }) => [ledger, account, subject, movement, against],
    (sum, line, sign) => ({ ...line, amount: minor((sum?.amount ?? 0) + sign * line.amount) }),
  ).filter(({ amount }) => amount !== 0);
}

interface Moved {
  readonly account: EntryLine['account'];
  readonly memo: string;
  readonly amount: number;
}

/** The entries of what is now less those of what was posted; those of one narration belong together. */
export function netEntries(date: BusinessDate, signed: Signed<Entry>): readonly Entry[] {
  const narrations = new Set(signed.flatMap(({ rows }) => rows.map(({ narration }) => narration)));
  return [...narrations].flatMap((narration): readonly Entry[] => {
    const moved = signed.map(({ sign, rows }) => ({
      sign,
      rows: rows
        .filter((entry) => entry.narration === narration)
        .flatMap((entry): readonly Moved[] =>
          entry.lines.map(({ account, memo, side, amount }) => ({
            account,
            memo,
            amount: side === 'debit' ? amount : -amount,
          })),
        ),
    }));
    const lines = netted(
      moved,
      ({ account, memo }) => [account, memo],
      (sum, line, sign) => ({ ...line, amount: (sum?.amount ?? 0) + sign * line.amount }),
    );
    const entry = balancedEntry(
      date,
      narration,
      lines.map((line) => ({ ...line, amount: minor(line.amount) })),
    );
    return entry === null ? [] : [entry];
  });
}
