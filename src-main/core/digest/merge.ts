import { minor, quantity } from '../../../src-shared/money/index.ts';
import type { DigestItem, DigestSection, DigestTender } from '../../../src-shared/model/index.ts';
import { shownName, signOf, stockKeyOf, writeOffKeyOf } from './items.ts';
import { present } from './section.ts';

/** The sections of a digest's revisions as one, for the detail of a day with supplements. */
export function mergeSections(sections: readonly DigestSection[]): DigestSection {
  const total = (of: (section: DigestSection) => number): DigestSection['net'] =>
    minor(sections.reduce((sum, section) => sum + of(section), 0));
  return {
    count: sections.reduce((sum, section) => sum + section.count, 0),
    items: merged(
      sections.flatMap((section) => section.items),
      (item: DigestItem) => [item.sku, item.taxCode, item.unitPrice, signOf(item), item.type, groupOf(item)],
      (a, b) => ({
        ...a,
        name: shownName(a.name, b.name),
        quantity: quantity(a.quantity + b.quantity),
        discount: minor(a.discount + b.discount),
        net: minor(a.net + b.net),
        tax: minor(a.tax + b.tax),
        total: minor(a.total + b.total),
      }),
    ),
    tenders: merged(
      sections.flatMap((section) => section.tenders),
      (tender) => [tender.method, tender.exchange === true ? 1 : 0],
      (a, b) => ({
        ...a,
        count: a.count + b.count,
        amount: minor(a.amount + b.amount),
        tip: minor(a.tip + b.tip),
        ...mergedSubjects(a, b),
      }),
    ),
    taxes: merged(
      sections.flatMap((section) => section.taxes),
      (tax) => [tax.taxCode],
      (a, b) => ({ ...a, net: minor(a.net + b.net), tax: minor(a.tax + b.tax) }),
    ),
    stock: merged(
      sections.flatMap((section) => section.stock),
      (line) => [stockKeyOf(line)],
      (a, b) => ({ ...a, name: shownName(a.name, b.name), quantity: quantity(a.quantity + b.quantity) }),
    ).filter((line) => line.quantity !== 0),
    ...present(
      merged(
        sections.flatMap((section) => section.writtenOff ?? []),
        (line) => [writeOffKeyOf(line)],
        (a, b) => ({ ...a, name: shownName(a.name, b.name), quantity: quantity(a.quantity + b.quantity) }),
      ),
    ),
    discount: total((section) => section.discount),
    net: total((section) => section.net),
    tax: total((section) => section.tax),
    total: total((section) => section.total),
    rounding: total((section) => section.rounding),
    tips: total((section) => section.tips),
  };
}

/** Contents of before product groups were kept have none. */
function groupOf({ productGroup }: Partial<Pick<DigestItem, 'productGroup'>>): string {
  return productGroup ?? '';
}

/** By card, where either tells cards apart. */
function mergedSubjects(a: DigestTender, b: DigestTender): Pick<DigestTender, 'subjects'> {
  if (a.subjects === undefined && b.subjects === undefined) return {};
  const subjects = merged(
    [...(a.subjects ?? []), ...(b.subjects ?? [])],
    ({ subject }) => [subject],
    (one, other) => ({ ...one, amount: minor(one.amount + other.amount) }),
  );
  return { subjects: subjects.filter(({ amount }) => amount !== 0) };
}

/** Rows of equal key added up, in the order in which keys first appear. */
function merged<T>(
  rows: readonly T[],
  keyOf: (row: T) => readonly (string | number)[],
  plus: (a: T, b: T) => T,
): readonly T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row).join('\u0000');
    const other = byKey.get(key);
    byKey.set(key, other === undefined ? row : plus(other, row));
  }
  return [...byKey.values()];
}
