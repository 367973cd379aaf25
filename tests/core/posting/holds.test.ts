import { describe, expect, test } from 'vitest';
import { accountNumber, type PosDocument } from '../../../src-shared/model/index.ts';
import { currencyCode } from '../../../src-shared/money/index.ts';
import { aSale } from '../../support/builders.ts';
import { consolidated, POSTING, SHOP } from '../../support/days.ts';
import { goods, money, till } from './worked-examples/till.ts';

const sale = [goods('100.00', '6.00')];
const layby = { case: 'L1', lines: sale } as const;

/** What cannot be posted, and what a person is told about it. */
const HELD: readonly (readonly [string, PosDocument, string, string | null])[] = [
  ['an account sale of nobody', till('account-sale', { lines: sale }), 'customer-missing', null],
  ['a charge return of nobody', till('charge-return', { lines: [goods('-1.00')] }), 'customer-missing', null],
  [
    'a payment on nobody’s account',
    till('account-payment', { paid: { Cash: '5.00' } }),
    'customer-missing',
    null,
  ],
  [
    'a direct ship invoice that leaves something owed by nobody',
    till('direct-ship-invoice', { case: 'H1', lines: [goods('9.00', '0', { cost: '1.00' })] }),
    'customer-missing',
    null,
  ],
  [
    'a direct ship invoice whose cost is unknown: held, not nothing',
    till('direct-ship-invoice', { case: 'H1', customer: 'C1', lines: [goods('9.00')] }),
    'cost-unknown',
    null,
  ],
  [
    'a layby whose deposits are not what its tenders leave',
    till('layby-completion', {
      ...layby,
      paid: { Cash: '80.00' },
      details: { depositApplied: money('20.00') },
    }),
    'deposit-mismatch',
    null,
  ],
  [
    'a layby paid with more than it comes to',
    till('layby-completion', { ...layby, paid: { Cash: '110.00' } }),
    'deposit-mismatch',
    null,
  ],
  [
    'a layby given back in full whose deposits were more',
    till('layby-cancellation', {
      case: 'L1',
      paid: { Cash: '-19.00' },
      details: { depositApplied: money('30.00') },
    }),
    'deposit-mismatch',
    null,
  ],
  [
    'a gift card for which more was paid than its face',
    till('gift-card-sold', { total: '50.00', paid: { Cash: '51.00' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a network’s card without money',
    till('gift-card-sold', { total: '50.00', details: { cardIssuer: 'network', network: 'Blackhawk' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a deposit that is not what was paid',
    till('deposit-taken', { total: '50.00', paid: { Cash: '40.00' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a pay-out whose lines are not what was paid out',
    till('pay-out', { lines: [goods('-4.00')], total: '-5.00', paid: { Cash: '-5.00' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a deposit rounded too far',
    till('deposit-taken', { paid: { Cash: '50.00' }, rounding: '-0.10' }),
    'rounding-over-cap',
    null,
  ],
  [
    'a pay-out for a reason never seen before',
    till('pay-out', { reason: 'Balloons', paid: { Cash: '-5.00' } }),
    'journal-unmapped',
    'journal-detail:pay-outs.expense:Balloons',
  ],
  [
    'a gift card that expires where no policy has an account for it',
    till('gift-card-expired', { total: '5.00' }),
    'journal-unmapped',
    'journal-row:gift-cards.expiry',
  ],
  [
    'a return for a reason never seen before',
    till('return', { reason: 'Too loud', lines: [goods('-5.00')], paid: { Cash: '-5.00' } }),
    'reason-unmapped',
    'reason:Too loud',
  ],
  [
    'a charge return for a reason never seen before',
    till('charge-return', { customer: 'C1', reason: 'Too loud', lines: [goods('-5.00')] }),
    'reason-unmapped',
    'reason:Too loud',
  ],
  [
    'an exchange for a reason never seen before',
    till('exchange', { reason: 'Too loud', lines: [goods('-5.00'), goods('5.00')] }),
    'reason-unmapped',
    'reason:Too loud',
  ],
  [
    'a deposit by a tender without an account',
    till('deposit-taken', { paid: { Voucher: '5.00' } }),
    'tender-unmapped',
    'payment-method:Voucher',
  ],
  [
    'an account sale of a tax code without an account',
    till('account-sale', { customer: 'C1', lines: [goods('5.00', '0', { taxCode: 'XX' })] }),
    'tax-unmapped',
    'tax:XX',
  ],
  [
    'a transfer to a place that is not mapped',
    till('transfer-out', { lines: [goods('0')], details: { otherLocation: 'JB' } }),
    'location-unmapped',
    'location:JB',
  ],
  [
    'a pay-in in another currency than the books’',
    { ...till('pay-in', { paid: { Cash: '5.00' } }), currency: currencyCode('SGD') },
    'currency-differs',
    null,
  ],
];

describe('held by itself, with the cure, while the counter posts', () => {
  test.each(HELD)('%s', (_what, document, code, target) => {
    const { members, content } = consolidated([document, aSale('99')]);
    expect(members[0]).toMatchObject({ state: 'held', reason: { code, cure: { target } } });
    expect(members[1]).toMatchObject({ state: 'waiting' });
    expect([content?.sales.count, content?.returns.count, content?.singles.length]).toEqual([1, 0, 0]);
  });

  test('what is not posted because of its number says the number', () => {
    const { members } = consolidated([till('account-sale', { id: '7', lines: sale })]);
    expect(members[0]?.reason).toMatchObject({ where: 'R-7', data: { number: 'R-7' } });
  });
});

describe('an account that belongs to somebody', () => {
  const mapping = {
    ...SHOP,
    paymentMethod: (method: string) =>
      method === 'On account' ? accountNumber('1200') : SHOP.paymentMethod(method),
  };
  const rules = { posting: { ...POSTING, mapping } };
  test.each([
    ['of the counter', till('sale', { lines: sale, paid: { 'On account': '106.00' } })],
    ['that stands alone', till('pay-in', { paid: { 'On account': '106.00' } })],
  ])('is moved by no tender: a document %s is held', (_what, document) => {
    const { members } = consolidated([document], rules);
    expect(members[0]).toMatchObject({
      state: 'held',
      reason: { code: 'mapping-invalid', cure: { action: 'open-mapping' }, data: { name: '1200' } },
    });
  });
});

describe('nothing to post', () => {
  const counts = [{ method: 'Cash', expected: money('5.00'), counted: money('5.00') }];
  test.each([
    ['a shift that opens', till('shift-open')],
    ['a shift that comes out right', till('shift-close', { details: { counts } })],
    ['a sale without anything', till('sale')],
    ['a pay-out of nothing', till('pay-out')],
    ['a count of nothing', till('stock-count')],
  ])('%s is left out, and asks for nobody', (_what, document) => {
    const { members, content } = consolidated([document]);
    expect(members).toMatchObject([
      { state: 'excluded', section: 'none', amount: 0, reason: { code: 'nothing-to-post' } },
    ]);
    expect(content).toBeNull();
  });
});
