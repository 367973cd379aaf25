import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultLocation, defaultMappings, OUT_OF_SCOPE } from '../../../src-main/core/mapping/defaults.ts';
import { resolveMappings } from '../../../src-main/core/mapping/resolve.ts';
import { suggestPaymentMethod, suggestTax } from '../../../src-main/core/mapping/suggest.ts';
import { mappingText } from '../../../src-main/core/mapping/text.ts';
import {
  ACCOUNT_ROLES,
  type Account,
  accountNumber,
  isNumberFormat,
  locationMappingSchema,
} from '../../../src-shared/model/index.ts';
import { MONDAY } from '../../support/builders.ts';
import { aMapping, KUALA_LUMPUR } from '../../support/days.ts';

const CHART = new URL('../../../resources/chart-of-accounts/default.json', import.meta.url);
const chart = JSON.parse(readFileSync(CHART, 'utf8')) as readonly Account[];
const TYPES = new Map<string, string>(chart.map(({ number, type }) => [number, type]));
const mapping = resolveMappings(
  defaultMappings().map((value) => aMapping(value)),
  MONDAY,
);

describe('the default mapping', () => {
  test('is complete, and the default chart has every account of it', () => {
    for (const role of ACCOUNT_ROLES) expect(TYPES.has(mapping.account(role) ?? ''), role).toBe(true);
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
  ] as const)('%s is of type %s', (role, type) => {
    expect(TYPES.get(mapping.account(role) ?? '')).toBe(type);
  });

  test('no two roles share an account', () => {
    expect(new Set(ACCOUNT_ROLES.map((role) => mapping.account(role))).size).toBe(ACCOUNT_ROLES.length);
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

  test('a tax code keeps its name and goes to tax payable', () => {
    expect(suggestTax('SST-6')).toEqual({
      type: 'tax',
      key: 'SST-6',
      value: { booksTaxCode: 'SST-6', account: '2100' },
    });
  });
});

test('a mapping is written as a person would write it', () => {
  expect(mappingText(suggestPaymentMethod('Cash'))).toBe('1010');
  expect(mappingText(suggestTax('SR'))).toBe('SR=2100');
  expect(mappingText({ type: 'reason', key: 'Damaged', value: 'written-off' })).toBe('written-off');
  expect(mappingText({ type: 'account', key: 'revenue', value: accountNumber('4000') })).toBe('4000');
  const location = defaultLocation({ id: 'KL', name: 'KL' }, KUALA_LUMPUR, 0);
  expect(locationMappingSchema.parse(mappingText(location))).toEqual(location.value);
});
