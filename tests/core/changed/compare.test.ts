import { describe, expect, test } from 'vitest';
import { changeKind, differencesOf } from '../../../src-main/core/changed/compare.ts';
import { explainFacts, loadTexts, RESOURCES_FOLDER } from '../../../src-main/platform/index.ts';
import type { ChangeFact, PosDocument } from '../../../src-shared/model/index.ts';
import { minor, quantity, unitPrice } from '../../../src-shared/money/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { aLine, aSale, aTender } from '../../support/builders.ts';

const TEA = aLine();
const CAKE = aLine({ sku: 'CAKE', name: 'Cake', net: minor(500), tax: minor(30) });
const POSTED = aSale('1', { lines: [TEA, CAKE] });

const texts = loadTexts(RESOURCES_FOLDER);

/** The differences as a person reads them. */
function read(before: PosDocument, after: PosDocument) {
  const words = (facts: readonly ChangeFact[] | null) => (facts === null ? null : explainFacts(facts, texts));
  return differencesOf(before, after).map(({ part, label, before: was, after: is }) => ({
    part,
    label,
    before: words(was),
    after: words(is),
  }));
}

describe('what differs between two versions', () => {
  test('nothing, of the same', () => {
    expect(read(POSTED, aSale('1', { lines: [TEA, CAKE] }))).toEqual([]);
  });

  test('the tender alone', () => {
    const card = aSale('1', {
      lines: [TEA, CAKE],
      tenders: [aTender({ method: 'Card', amount: minor(11_130) })],
    });
    expect(read(POSTED, card)).toEqual([
      { part: 'tender', label: 'Cash', before: '111.30', after: null },
      { part: 'tender', label: 'Card', before: null, after: '111.30' },
    ]);
  });

  test('quantity and price, with what they do to total and tax', () => {
    const two = aLine({ quantity: quantity(2000), net: minor(20_000), tax: minor(1_200) });
    expect(read(POSTED, aSale('1', { lines: [two, CAKE] }))).toEqual([
      { part: 'head', label: 'total', before: '111.30', after: '217.30' },
      { part: 'line', label: 'TEA-1', before: '1 × 106 Tea, 106.00 SR6', after: '2 × 106 Tea, 212.00 SR6' },
      { part: 'tender', label: 'Cash', before: '111.30', after: '217.30' },
      { part: 'tax', label: 'SR6', before: '6.30 on 105.00', after: '12.30 on 205.00' },
    ]);
    const dear = aLine({ unitPrice: unitPrice(107_000_000), discount: minor(100) });
    expect(read(POSTED, aSale('1', { lines: [dear, CAKE] }))).toEqual([
      {
        part: 'line',
        label: 'TEA-1',
        before: '1 × 106 Tea, 106.00 SR6',
        after: '1 × 107 Tea, less 1.00, 106.00 SR6',
      },
    ]);
  });

  test('cost, tip and group of a line in words, and what was counted of each method', () => {
    const whole = aLine({ name: '', cost: minor(4_000), productGroup: 'Hot' });
    const tipped = aTender({ amount: minor(11_330), tip: minor(200), reference: 'slip 9' });
    expect(read(POSTED, aSale('1', { lines: [whole, CAKE], tenders: [tipped] }))).toEqual([
      {
        part: 'line',
        label: 'TEA-1',
        before: '1 × 106 Tea, 106.00 SR6',
        after: '1 × 106, 106.00 SR6, cost 40.00, Hot',
      },
      { part: 'tender', label: 'Cash', before: '111.30', after: '113.30, tip 2.00, slip 9' },
    ]);
    const counted = (amount: number) =>
      aSale('1', {
        details: { counts: [{ method: 'Cash', expected: minor(1_000), counted: minor(amount) }] },
      });
    expect(read(counted(1_000), counted(900))).toEqual([
      {
        part: 'count',
        label: 'Cash',
        before: '10.00, where 10.00 was expected',
        after: '9.00, where 10.00 was expected',
      },
    ]);
  });

  test('facts of the program in words', () => {
    const online = aSale('1', { details: { offline: false } });
    const other = aSale('1', {
      reference: { kind: 'gift-card-sold', sourceId: '7' },
      details: { offline: true, cardIssuer: 'network' },
    });
    expect(read(online, other)).toEqual([
      { part: 'head', label: 'reference', before: null, after: 'gift card sold 7' },
      { part: 'head', label: 'offline', before: 'no', after: 'yes' },
      { part: 'head', label: 'cardIssuer', before: null, after: 'a network' },
    ]);
  });

  test('a tax code', () => {
    const exempt = aLine({ taxCode: 'EX', tax: minor(0) });
    expect(read(POSTED, aSale('1', { lines: [exempt, CAKE] })).filter(({ part }) => part === 'tax')).toEqual([
      { part: 'tax', label: 'SR6', before: '6.30 on 105.00', after: '0.30 on 5.00' },
      { part: 'tax', label: 'EX', before: null, after: '0.00 on 100.00' },
    ]);
  });

  test('of two equal lines the one that is gone', () => {
    const twice = aSale('1', { lines: [TEA, TEA] });
    expect(read(twice, aSale('1', { lines: [TEA] })).filter(({ part }) => part === 'line')).toEqual([
      { part: 'line', label: 'TEA-1', before: '1 × 106 Tea, 106.00 SR6', after: null },
    ]);
  });

  test('every field of the head, by its name', () => {
    const other = aSale('1', {
      lines: [TEA, CAKE],
      number: 'R-2',
      location: 'PJ',
      occurredAt: instant(Date.UTC(2026, 2, 3, 4)),
      customer: '17',
      reason: 'Late',
      details: { supplier: 'Gas', depositApplied: minor(50) },
    });
    expect(read(POSTED, other).map(({ label, after }) => [label, after])).toEqual([
      ['number', 'R-2'],
      ['location', 'PJ'],
      ['occurredAt', '2026-03-03T04:00:00Z'],
      ['customer', '17'],
      ['reason', 'Late'],
      ['depositApplied', '0.50'],
      ['supplier', 'Gas'],
    ]);
  });
});

test('a document is edited, cancelled when nothing is left of it, or moved whatever else is different', () => {
  const emptied = aSale('1', { lines: [], tenders: [] });
  expect(changeKind(POSTED, false)).toBe('edited');
  expect(changeKind(emptied, false)).toBe('cancelled');
  expect(changeKind(emptied, true)).toBe('moved');
});
