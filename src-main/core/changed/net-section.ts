import { minor } from '../../../src-shared/money/index.ts';
import type { DigestItem, DigestSection, DigestTender } from '../../../src-shared/model/index.ts';
import { stockKeyOf, writeOffKeyOf } from '../digest/items.ts';

/** What a section changes by: with it, those of the day's revisions add up to what the day is now. */
export function netSection(after: DigestSection, before: DigestSection): DigestSection {
  const less = (of: (section: DigestSection) => number) => minor(of(after) - of(before));
  const writtenOff = net(after.writtenOff ?? [], before.writtenOff ?? [], writeOffKeyOf, ['quantity']);
  return {
    count: after.count - before.count,
    items: net(after.items, before.items, itemKey, ['quantity', 'discount', 'net', 'tax', 'total']),
    tenders: net(after.tenders.map(plain), before.tenders.map(plain), tenderKey, ['count', 'amount', 'tip']),
    taxes: net(after.taxes, before.taxes, ({ taxCode }) => taxCode, ['net', 'tax']),
    stock: net(after.stock, before.stock, stockKeyOf, ['quantity']),
    ...(writtenOff.length === 0 ? {} : { writtenOff }),
    discount: less((section) => section.discount),
    net: less((section) => section.net),
    tax: less((section) => section.tax),
    total: less((section) => section.total),
    rounding: less((section) => section.rounding),
    tips: less((section) => section.tips),
  };
}

/** Whose cards they were is in the sub-ledger of the adjustment. */
function plain({ subjects: _subjects, ...tender }: DigestTender): DigestTender {
  return tender;
}

function tenderKey({ method, exchange }: DigestTender): string {
  return JSON.stringify([method, exchange === true]);
}

function itemKey({ type, sku, taxCode, unitPrice, productGroup }: DigestItem): string {
  return JSON.stringify([type, sku, taxCode, unitPrice, productGroup]);
}

/** Rows of equal key, those of `before` taken away; what comes to nothing is left out. */
function net<Row>(
  after: readonly Row[],
  before: readonly Row[],
  keyOf: (row: Row) => string,
  names: readonly (keyof Row & string)[],
): readonly Row[] {
  const sums = new Map<string, Row>();
  const add = (row: Row, sign: 1 | -1): void => {
    const known = sums.get(keyOf(row));
    const figures = names.map((name) => [name, Number(known?.[name] ?? 0) + sign * Number(row[name])]);
    sums.set(keyOf(row), { ...row, ...(Object.fromEntries(figures) as Partial<Row>) });
  };
  for (const row of after) add(row, 1);
  for (const row of before) add(row, -1);
  return [...sums.values()].filter((row) => names.some((name) => Number(row[name]) !== 0));
}
