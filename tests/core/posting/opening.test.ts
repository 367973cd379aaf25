import { describe, expect, test } from 'vitest';
import { openingDrafts } from '../../../src-main/core/posting/opening.ts';
import type { StockOpening } from '../../../src-main/core/ports/index.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { MONDAY, MYR } from '../../support/builders.ts';
import { POSTING, SHOP } from '../../support/days.ts';
import { journal, journalText } from '../../support/journal-text.ts';

const opening = (parts: Partial<StockOpening> = {}): StockOpening => ({
  sku: 'TEA-1',
  name: 'Tea',
  location: 'KL',
  quantity: quantity(10_000),
  value: minor(4_000),
  ...parts,
});

const drafts = (stock: readonly StockOpening[], mapping = SHOP) =>
  openingDrafts({ date: MONDAY, stock }, MYR, { ...POSTING, mapping });

describe('opening balances', () => {
  test('Dr inventory, Cr opening equity at the value on hand', () => {
    const [write, ...others] = drafts([
      opening(),
      opening({ sku: 'MUG-1', location: 'PJ', value: minor(600) }),
    ]);
    expect(others).toEqual([]);
    expect(journalText(write?.draft.entries ?? [])).toEqual(
      journal(`
        Dr inventory 46.00
        Cr opening equity 46.00`),
    );
    expect(write).toMatchObject({
      numberScope: 'OB-20260302-{SEQ:3}',
      covers: null,
      draft: {
        type: 'opening-balance',
        key: 'sample:test/*/2026-03-02/opening-balance/stock/r1',
        total: 4_600,
        stock: [
          { sku: 'TEA-1', location: 'KL', quantity: 10_000, value: 4_000 },
          { sku: 'MUG-1', location: 'PJ', value: 600 },
        ],
      },
    });
  });

  test('a shortage at connecting is a negative value', () => {
    const [write] = drafts([opening({ quantity: quantity(-3_000), value: minor(-1_200) })]);
    expect(journalText(write?.draft.entries ?? [])).toEqual([
      'Cr inventory 12.00',
      'Dr opening equity 12.00',
    ]);
  });

  test('items without value come into being without an entry', () => {
    const [write] = drafts([opening({ value: minor(0) })]);
    expect(write?.draft).toMatchObject({ total: 0, entries: [], stock: [{ sku: 'TEA-1' }] });
  });

  test('nothing on hand is no document', () => {
    expect(drafts([])).toEqual([]);
  });

  test('stock lies where the books say', () => {
    const mapping = { ...SHOP, location: () => ({ ...SHOP.location('KL')!, booksLocation: 'Main' }) };
    expect(drafts([opening()], mapping)[0]?.draft).toMatchObject({ stock: [{ location: 'Main' }] });
  });

  test('at a place without a mapping is a failure that names it', () => {
    expect(() => drafts([opening({ location: 'JB' })])).toThrow(ExpectedFailure);
    expect(() => drafts([opening({ location: 'JB' })])).toThrow('location-unmapped');
  });
});
