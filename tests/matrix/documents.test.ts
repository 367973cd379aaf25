import { expect, test } from 'vitest';
import { isOurs } from '../../src-main/books/tryton/tag.ts';
import { BEFORE, documentsOf } from './documents.ts';
import { KINDS } from './kinds.ts';

const DOCUMENTS = [...BEFORE, ...[1, 2].flatMap((n) => KINDS.flatMap((kind) => documentsOf(kind.make(n))))];

test('every document has a key of its own, which nobody takes for the work of another program', () => {
  const keys = DOCUMENTS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !isOurs(key))).toEqual([]);
});

test('the items that sales are of are on the shelf before them', () => {
  const [, , shelf] = BEFORE;
  const known = shelf?.type === 'opening-balance' ? shelf.stock.map(({ sku }) => sku) : [];
  const sold = DOCUMENTS.flatMap((document) =>
    document.type === 'invoice' || document.type === 'credit-note' ? document.stock : [],
  );
  expect(sold.length).toBeGreaterThan(0);
  expect(sold.filter(({ sku }) => !known.includes(sku))).toEqual([]);
});
