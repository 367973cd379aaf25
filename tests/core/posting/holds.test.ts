import { describe, expect, test } from 'vitest';
import type { ResolvedMapping } from '../../../src-main/core/mapping/resolve.ts';
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
    'a gift card sale for which more money came than it comes to',
    till('gift-card-redeemed', { case: 'GC-1', lines: sale, paid: { Cash: '110.00' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a gift card sale of which a leg is missing, and no card',
    till('gift-card-redeemed', { lines: sale, paid: { Cash: '50.00' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a gift card sale that pays out more than the goods',
    till('gift-card-redeemed', { case: 'GC-1', lines: sale, paid: { Cash: '-10.00' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a gift card sale whose card pays more than is left',
    till('gift-card-redeemed', {
      case: 'GC-1',
      lines: sale,
      paid: { Cash: '100.00' },
      details: { depositApplied: money('50.00') },
    }),
    'deposit-mismatch',
    null,
  ],
  [
    'an installed sale of nobody’s for which more money came',
    till('installed-completion', { case: 'J1', lines: sale, paid: { Cash: '110.00' } }),
    'order-out-of-balance',
    null,
  ],
  [
    'a direct ship invoice whose deposit is more than is left to pay',
    till('direct-ship-invoice', {
      case: 'H1',
      customer: 'C1',
      lines: [goods('50.00', '0', { cost: '1.00' })],
      details: { depositApplied: money('500.00') },
    }),
    'deposit-mismatch',
    null,
  ],
  [
    'a deposit that takes where it should give',
    till('installed-completion', {
      case: 'J1',
      customer: 'C1',
      lines: sale,
      details: { depositApplied: money('-5.00') },
    }),
    'deposit-mismatch',
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

describe('the control account of a wrong mapping', () => {
  const GIFTS = accountNumber('2300');
  const gift = [goods('50.00', '3.00', { productGroup: 'Gift Cards' })];
  const paid = { Cash: '53.00' } as const;
  const group: ResolvedMapping = {
    ...SHOP,
    journalRow: (row) =>
      row === 'sales.revenue' ? { ...SHOP.journalRow(row), details: 'optional' } : SHOP.journalRow(row),
    journalDetail: (row, detail) =>
      row === 'sales.revenue' && detail === 'Gift Cards' ? GIFTS : SHOP.journalDetail(row, detail),
  };
  const tax: ResolvedMapping = {
    ...SHOP,
    tax: (code) =>
      code === 'SR6' ? { booksTaxCode: code, account: GIFTS, taxPoint: 'completion' } : SHOP.tax(code),
  };
  const OWN = accountNumber('1010');
  const ownBase: ResolvedMapping = {
    ...SHOP,
    journalRow: (row) =>
      row === 'sales.layby-deposits' ? { ...SHOP.journalRow(row), account: OWN } : SHOP.journalRow(row),
    storedValue: () => null,
  };
  const branch: ResolvedMapping = {
    ...SHOP,
    location: (id) => {
      const place = SHOP.location(id);
      return place === null ? null : { ...place, department: 'KL' };
    },
    journalRow: (row) =>
      row === 'sales.gift-cards-redeemed' ? { ...SHOP.journalRow(row), branch: true } : SHOP.journalRow(row),
    tax: (code) =>
      code === 'SR6'
        ? { booksTaxCode: code, account: accountNumber('2300-KL'), taxPoint: 'completion' }
        : SHOP.tax(code),
  };
  test.each([
    ['a group', group, 'journal-detail:sales.revenue:Gift Cards'],
    ['a tax', tax, 'tax:SR6'],
    ['a row’s own account', ownBase, 'payment-method:Cash'],
    ['a branch', branch, 'tax:SR6'],
  ])('holds only what needs it, and says which mapping: %s', (_what, mapping, target) => {
    const innocent = till('sale', { id: '2', lines: [goods('10.00')], paid: { Card: '10.00' } });
    const chart = new Set([accountNumber('2300-KL')]);
    const rules = { ...POSTING, mapping, chart };
    const { members, content } = consolidated([till('sale', { lines: gift, paid }), innocent], {
      posting: rules,
    });
    expect(members[0]).toMatchObject({
      state: 'held',
      reason: { code: 'mapping-invalid', cure: { target } },
    });
    expect(members[1]).toMatchObject({ state: 'waiting' });
    expect(content?.sales.count).toBe(1);
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
