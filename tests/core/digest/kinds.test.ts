import { describe, expect, test } from 'vitest';
import { KIND_RULES, digestAmount, isTrade, sectionOf } from '../../../src-main/core/digest/kinds.ts';
import { POS_DOCUMENT_KINDS } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { aLine, aSale, aTender } from '../../support/builders.ts';

const kindsWith = (wanted: (rule: (typeof KIND_RULES)['sale']) => boolean) =>
  POS_DOCUMENT_KINDS.filter((kind) => wanted(KIND_RULES[kind]));

describe('kinds', () => {
  test('consolidate only at the counter; all others stand alone, but a shift that opens', () => {
    expect(kindsWith(({ section }) => section === 'sales' || section === 'returns')).toEqual([
      'sale',
      'return',
      'exchange',
      'cancellation',
    ]);
    expect(kindsWith(({ section }) => section === 'none')).toEqual(['shift-open']);
  });

  test('make the Amount without gift cards sold, deposits, pay-ins and pay-outs', () => {
    expect(kindsWith(({ trade }) => trade)).toEqual([
      'sale',
      'account-sale',
      'return',
      'charge-return',
      'exchange',
      'cancellation',
      'layby-completion',
      'direct-ship-invoice',
      'installed-completion',
    ]);
  });

  test('of goods and people count without money', () => {
    for (const kind of [
      'goods-received',
      'transfer-out',
      'stock-count',
      'customer',
      'shift-close',
    ] as const) {
      expect(digestAmount(aSale('1', { kind }))).toBe(0);
    }
  });

  test('of trade count with their total, money kinds with what went through the tenders', () => {
    const tenders = [aTender({ amount: minor(3_000), tip: minor(100) }), aTender({ amount: minor(-500) })];
    expect(digestAmount(aSale('1', { tenders }))).toBe(10_600);
    expect(digestAmount(aSale('1', { kind: 'layby-deposit', tenders }))).toBe(2_500);
    expect(digestAmount(aSale('1', { kind: 'pay-out', tenders: [] }))).toBe(0);
  });
});

describe('the section of a cancellation', () => {
  const cancels = (kind: (typeof POS_DOCUMENT_KINDS)[number]) =>
    aSale('1', { kind: 'cancellation', reference: { kind, sourceId: '9' } });
  const section = (document: ReturnType<typeof aSale>) => sectionOf(document, 'invoice-per-digest');

  test('is the returns when a counter sale or return is cancelled, or nobody knows what', () => {
    for (const kind of ['sale', 'return', 'exchange', 'cancellation'] as const) {
      expect(section(cancels(kind))).toBe('returns');
    }
    expect(section(aSale('1', { kind: 'cancellation' }))).toBe('returns');
  });

  test('is that of what it takes back', () => {
    for (const kind of ['account-sale', 'layby-completion', 'gift-card-sold', 'goods-received'] as const) {
      expect(section(cancels(kind))).toBe('single');
    }
    expect(section(cancels('shift-open'))).toBe('none');
  });

  test('its money counts as that of what it takes back', () => {
    const tenders = [aTender({ amount: minor(-3_000) })];
    const back = { ...cancels('layby-deposit'), tenders, total: minor(-3_000) };
    expect([digestAmount(back), isTrade(back)]).toEqual([-3_000, false]);
    expect(isTrade(cancels('account-sale'))).toBe(true);
  });
});

describe('the section of an exchange', () => {
  const exchange = (sold: number, back: number) =>
    aSale('1', {
      kind: 'exchange',
      lines: [
        aLine({ net: minor(sold), tax: minor(0) }),
        aLine({ quantity: quantity(-1_000), net: minor(-back), tax: minor(0) }),
      ],
    });

  test('is the side that comes to more; of equal ones the sale', () => {
    const sections = [exchange(500, 400), exchange(400, 500), exchange(400, 400)];
    expect(sections.map((one) => sectionOf(one, 'invoice-per-digest'))).toEqual([
      'sales',
      'returns',
      'sales',
    ]);
  });

  test('is none of both in styles that keep orders apart', () => {
    for (const style of ['invoice-per-order', 'orders-and-receipts-per-shift'] as const) {
      expect(sectionOf(exchange(500, 400), style)).toBe('single');
      expect(sectionOf(aSale('1'), style)).toBe('single');
    }
    expect(sectionOf(aSale('1'), 'journal-per-digest')).toBe('sales');
  });
});
