import { describe, expect, test } from 'vitest';
import { needsOf, rowsAskingForDetails } from '../../../src-main/core/mapping/needs.ts';
import { resolveMappings } from '../../../src-main/core/mapping/resolve.ts';
import type { JournalRowId, PosDocument, PosDocumentKind } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { aLine, aSale, aTender, MONDAY } from '../../support/builders.ts';
import { aMapping } from '../../support/days.ts';

/** What a document asks for, as `type:key`, without its location and usual tender and tax. */
function needs(document: PosDocument, asking: readonly JournalRowId[] = ['pay-outs.expense']): string[] {
  const found: string[] = [];
  needsOf(document, new Set(asking), (type, key) => found.push(`${type}:${key}`));
  const usual = new Set(['location:KL', 'payment-method:Cash', 'tax:SR6']);
  return [...new Set(found)].filter((need) => !usual.has(need));
}

const of = (kind: PosDocumentKind, parts: Partial<PosDocument> = {}): PosDocument => ({
  ...aSale('1', parts),
  kind,
});
const back = aLine({ quantity: quantity(-1000), productGroup: 'Tea' });

describe('a document asks for', () => {
  test('its location, every payment method and every tax code', () => {
    const sale = aSale('1', {
      location: 'PJ',
      lines: [aLine(), aLine({ taxCode: 'ZR' })],
      tenders: [aTender({ method: 'Boost' }), aTender()],
    });
    expect(needs(sale)).toEqual(['location:PJ', 'payment-method:Boost', 'tax:ZR']);
  });

  test('the other location of a transfer, and no tax code of its goods', () => {
    const details = { otherLocation: 'PJ' };
    const lines = [aLine({ taxCode: 'none' })];
    expect(needs(of('transfer-out', { details, lines, tenders: [] }))).toEqual(['location:PJ']);
  });

  test('the reason of what comes back, not of what never left', () => {
    const lines = [back];
    expect(needs(of('return', { lines, reason: 'Damaged' }))).toEqual(['reason:Damaged']);
    const reference = { kind: 'sale', sourceId: '0' } as const;
    expect(needs(of('cancellation', { lines, reason: 'Void', reference }))).toEqual([]);
    expect(needs(of('exchange', { lines: [aLine(), back], reason: 'Size' }))).toEqual([]);
    const returned = aLine({ net: minor(-100), tax: minor(0), total: minor(-100) });
    expect(needs(of('exchange', { lines: [aLine(), returned], reason: 'Size' }))).toEqual(['reason:Size']);
    expect(needs(of('return', { lines }))).toEqual([]);
    expect(needs(of('stock-adjustment', { lines, reason: 'Broken' }))).toEqual([]);
    expect(needs(of('sale', { reason: 'Staff' }))).toEqual([]);
  });

  test('no decision about a reason that the till leaves blank', () => {
    for (const reason of ['', '  ']) {
      expect(needs(of('return', { lines: [back], reason }))).toEqual([]);
      expect(needs(of('pay-out', { lines: [], reason }))).toEqual([]);
    }
  });

  test('no account of what is written off: mapping it is the setting', () => {
    const returned = of('return', { lines: [back], reason: 'Damaged' });
    const mapping = resolveMappings(
      [
        aMapping({
          type: 'journal-row',
          key: 'returns.write-off',
          value: { account: null, branch: false, details: 'required' },
        }),
      ],
      MONDAY,
    );
    expect(needs(returned, [...rowsAskingForDetails(mapping)])).toEqual(['reason:Damaged']);
  });

  test('the reason of a pay-out, also of one that is cancelled, and of a pay-in only when asked', () => {
    const parts = { lines: [], reason: 'Ice' };
    const detail = ['journal-detail:pay-outs.expense:Ice'];
    expect(needs(of('pay-out', parts))).toEqual(detail);
    const reference = { kind: 'pay-out', sourceId: '0' } as const;
    expect(needs(of('cancellation', { ...parts, reference }))).toEqual(detail);
    expect(needs(of('pay-in', parts))).toEqual([]);
    expect(needs(of('pay-in', parts), ['misc-payments.pay-ins'])).toEqual([
      'journal-detail:misc-payments.pay-ins:Ice',
    ]);
    expect(needs(of('cash-drop', parts))).toEqual([]);
  });

  test('the method of a variance only', () => {
    const counts = [
      { method: 'Cash', expected: minor(100), counted: minor(100) },
      { method: 'Card', expected: minor(100), counted: minor(90) },
    ];
    const close = of('shift-close', { lines: [], tenders: [], details: { counts } });
    expect(needs(close)).toEqual(['payment-method:Card']);
    expect(needs(close, ['cash-up.over-short'])).toEqual([
      'payment-method:Card',
      'journal-detail:cash-up.over-short:Card',
    ]);
  });

  test('product groups where a row of its category requires them', () => {
    const asking: JournalRowId[] = ['sales.revenue', 'sales.discount', 'returns.returns'];
    const lines = [aLine({ productGroup: 'Tea' }), aLine({ productGroup: 'Cup', discount: minor(5) })];
    expect(needs(of('sale', { lines }), asking)).toEqual([
      'journal-detail:sales.revenue:Tea',
      'journal-detail:sales.revenue:Cup',
      'journal-detail:sales.discount:Cup',
    ]);
    expect(needs(of('return', { lines: [back] }), asking)).toEqual(['journal-detail:returns.returns:Tea']);
    expect(needs(of('sale', { lines }), [])).toEqual([]);
    expect(needs(of('goods-received', { lines }), asking)).toEqual([]);
    const charge = aLine({ type: 'service-charge', productGroup: 'Charge' });
    expect(needs(of('sale', { lines: [charge] }), asking)).toEqual([]);
  });
});
