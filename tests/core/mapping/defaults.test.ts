import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultLocation, defaultMappings, OUT_OF_SCOPE } from '../../../src-main/core/mapping/defaults.ts';
import { rowsAskingForDetails } from '../../../src-main/core/mapping/needs.ts';
import { resolveMappings } from '../../../src-main/core/mapping/resolve.ts';
import {
  suggestDetail,
  suggestPaymentMethod,
  suggestReason,
  suggestTax,
} from '../../../src-main/core/mapping/suggest.ts';
import { mappingText } from '../../../src-main/core/mapping/text.ts';
import {
  ACCOUNT_ROLES,
  type Account,
  accountNumber,
  isNumberFormat,
  JOURNAL_ROWS,
  journalRowMappingSchema,
  locationMappingSchema,
} from '../../../src-shared/model/index.ts';
import { MONDAY } from '../../support/builders.ts';
import { aMapping, KUALA_LUMPUR } from '../../support/days.ts';

const CHART = new URL('../../../resources/chart-of-accounts/default.json', import.meta.url);
const chart = JSON.parse(readFileSync(CHART, 'utf8')) as readonly Account[];
const TYPES = new Map<string, string>(chart.map(({ number, type }) => [number, type]));
/** Expiry of gift cards has none. */
const WITH_DEFAULT = ACCOUNT_ROLES.filter((role) => role !== 'gift-card-expiry');
const mapping = resolveMappings(
  defaultMappings().map((value) => aMapping(value)),
  MONDAY,
);

describe('the default mapping', () => {
  test('is complete, and the default chart has every account of it', () => {
    for (const role of WITH_DEFAULT) expect(TYPES.has(mapping.account(role) ?? ''), role).toBe(true);
    expect(mapping.tax(OUT_OF_SCOPE)?.booksTaxCode).toBe(OUT_OF_SCOPE);
  });

  test.each([
    ['receivable', 'asset'],
    ['inventory', 'asset'],
    ['revenue', 'income'],
    ['returns', 'income'],
    ['discount', 'income'],
    ['service-charge', 'income'],
    ['tips-payable', 'liability'],
    ['tax-payable', 'liability'],
    ['goods-received-not-invoiced', 'liability'],
    ['cost-of-goods', 'expense'],
    ['cost-adjustment', 'expense'],
    ['rounding', 'expense'],
    ['opening-equity', 'equity'],
    ['exchange-clearing', 'asset'],
    ['deposits', 'liability'],
    ['layby-deposits', 'liability'],
    ['layby-tax', 'asset'],
    ['forfeit-income', 'income'],
    ['gift-card-liability', 'liability'],
    ['gift-card-promotion', 'expense'],
    ['store-credit', 'liability'],
    ['network-receivable', 'asset'],
    ['network-payable', 'liability'],
    ['network-commission', 'income'],
    ['pay-in', 'income'],
    ['pay-out', 'expense'],
    ['safe', 'asset'],
    ['fees', 'expense'],
    ['over-short', 'expense'],
    ['direct-sales', 'income'],
    ['direct-cost', 'expense'],
    ['supplier-accrual', 'liability'],
    ['installed-income', 'income'],
    ['installed-cost', 'expense'],
    ['work-in-progress', 'asset'],
    ['labour-accrual', 'liability'],
    ['contract-liability', 'liability'],
    ['in-transit', 'asset'],
    ['stock-adjustment', 'expense'],
    ['write-off', 'expense'],
  ] as const)('%s is of type %s', (role, type) => {
    expect(TYPES.get(mapping.account(role) ?? '')).toBe(type);
  });

  test('no two roles share an account', () => {
    expect(new Set(WITH_DEFAULT.map((role) => mapping.account(role))).size).toBe(WITH_DEFAULT.length);
  });

  test('leaves expired gift cards to an accountant, since law decides about them', () => {
    expect(mapping.account('gift-card-expiry')).toBeNull();
    expect(mapping.journalRow('gift-cards.expiry').account).toBeNull();
  });

  test('asks for the reason of each pay-out, and for no other detail', () => {
    expect([...rowsAskingForDetails(mapping)]).toEqual(['pay-outs.expense']);
    const rows = JOURNAL_ROWS.map(({ id }) => [id, mapping.journalRow(id).details] as const);
    const details = Object.fromEntries(rows);
    expect(details['misc-payments.pay-ins']).toBe('optional');
    expect(details['sales.tender']).toBe('optional');
    expect(details['sales.revenue']).toBe('off');
    expect(JOURNAL_ROWS.some(({ id }) => mapping.journalRow(id).branch)).toBe(false);
  });

  test('a location has its own name, the counter customer and numbers that can be told apart', () => {
    const location = defaultLocation({ id: 'KL', name: 'Kuala Lumpur' }, KUALA_LUMPUR, 240);
    expect(location).toMatchObject({
      type: 'location',
      key: 'KL',
      value: {
        booksLocation: 'KL',
        contact: 'POS sales customer',
        timeZone: KUALA_LUMPUR,
        cutOffMinutes: 240,
      },
    });
    if (location.type !== 'location') throw new TypeError('no location');
    const { invoice, creditNote } = location.value.numberFormats;
    expect([invoice, creditNote].every(isNumberFormat)).toBe(true);
    expect(invoice).not.toBe(creditNote);
  });
});

describe('suggestions', () => {
  test.each([
    ['Cash', '1010'],
    ['TUNAI', '1010'],
    ['Visa', '1110'],
    ['MasterCard', '1110'],
    ['Debit', '1110'],
    ['Credit Card', '1110'],
    ['Store Credit', '2310'],
    ['Credit note', '2310'],
    ['Gift Card', '2300'],
    ['Voucher', '2300'],
    ['Cheque', '1130'],
    ['Touch n Go eWallet', '1120'],
    ['GrabPay', '1120'],
    ['Bank transfer', '1020'],
    ['DuitNow', '1020'],
    ['Points', '1190'],
    ['', '1190'],
  ])('a tender named "%s" goes to %s', (method, account) => {
    expect(suggestPaymentMethod(method)).toEqual({ type: 'payment-method', key: method, value: account });
  });

  test('are never income or expense, and always in the default chart', () => {
    for (const method of ['Cash', 'Visa', 'Gift', 'Store credit', 'Cheque', 'QRIS', 'Bank', '???']) {
      expect(['asset', 'liability']).toContain(TYPES.get(mappingText(suggestPaymentMethod(method))));
    }
  });

  test('what cannot be sold again is written off, everything else goes back', () => {
    const values = ['Damaged box', 'FAULTY', 'Wrong size', 'Changed mind'].map((reason) =>
      mappingText(suggestReason(reason)),
    );
    expect(values).toEqual(['written-off', 'written-off', 'back-to-stock', 'back-to-stock']);
  });

  test('a pay-out reason is an expense, but tips are owed and what goes to the bank comes from the safe', () => {
    const accounts = ['Ice', 'Staff tips', 'Banking'].map((reason) => {
      const value = suggestDetail(`pay-outs.expense:${reason}`, mapping);
      return value === null ? null : mappingText(value);
    });
    expect(accounts).toEqual(['6100', '2200', '1030']);
    expect(suggestDetail('gift-cards.expiry:x', mapping)).toBeNull();
    expect(suggestDetail('no such row:x', mapping)).toBeNull();
  });

  test('a tax code keeps its name and goes to tax payable', () => {
    expect(suggestTax('SST-6')).toEqual({
      type: 'tax',
      key: 'SST-6',
      value: { booksTaxCode: 'SST-6', account: '2100', taxPoint: 'completion' },
    });
  });
});

test('a mapping is written as a person would write it', () => {
  expect(mappingText(suggestPaymentMethod('Cash'))).toBe('1010');
  expect(mappingText(suggestTax('SR'))).toBe('SR=2100');
  expect(mappingText({ type: 'reason', key: 'Damaged', value: 'written-off' })).toBe('written-off');
  expect(mappingText({ type: 'account', key: 'revenue', value: accountNumber('4000') })).toBe('4000');
  expect(
    mappingText({ type: 'journal-detail', key: 'pay-outs.expense:Ice', value: accountNumber('6100') }),
  ).toBe('6100');
  const row = { account: accountNumber('4000'), branch: true, details: 'optional' } as const;
  expect(
    journalRowMappingSchema.parse(mappingText({ type: 'journal-row', key: 'sales.revenue', value: row })),
  ).toEqual(row);
  const location = defaultLocation({ id: 'KL', name: 'KL' }, KUALA_LUMPUR, 0);
  expect(locationMappingSchema.parse(mappingText(location))).toEqual(location.value);
});
