import { describe, expect, test } from 'vitest';
import { KIND_RULES, digestAmount, sectionOf } from '../../../src-main/core/digest/kinds.ts';
import { POS_DOCUMENT_KINDS } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { aSale, aTender } from '../../support/builders.ts';

const kindsWith = (wanted: (rule: (typeof KIND_RULES)['sale']) => boolean) =>
  POS_DOCUMENT_KINDS.filter((kind) => wanted(KIND_RULES[kind]));

describe('kinds', () => {
  test('are posted only where accounting has a rule for them in this Daybook', () => {
    expect(kindsWith(({ section }) => section !== 'none')).toEqual([
      'sale',
      'return',
      'cancellation',
      'goods-received',
    ]);
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
    sectionOf(aSale('1', { kind: 'cancellation', reference: { kind, sourceId: '9' } }));

  test('is the returns when a counter sale or return is cancelled, or nobody knows what', () => {
    expect(cancels('sale')).toBe('returns');
    expect(cancels('return')).toBe('returns');
    expect(cancels('cancellation')).toBe('returns');
    expect(sectionOf(aSale('1', { kind: 'cancellation' }))).toBe('returns');
  });

  test('is none while what it cancels cannot be posted: there is no invoice to take back', () => {
    for (const kind of ['account-sale', 'layby-completion', 'gift-card-sold', 'goods-received'] as const) {
      expect(cancels(kind)).toBe('none');
    }
  });
});
