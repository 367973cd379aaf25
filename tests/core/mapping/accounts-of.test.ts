import { describe, expect, test } from 'vitest';
import { defaultLocation, defaultMappings } from '../../../src-main/core/mapping/defaults.ts';
import { resolveMappings } from '../../../src-main/core/mapping/resolve.ts';
import { suggestPaymentMethod, suggestTax } from '../../../src-main/core/mapping/suggest.ts';
import { accountsOf, type PostingAccounts } from '../../../src-main/core/posting/rules.ts';
import {
  accountNumber,
  ExpectedFailure,
  type Failure,
  JOURNAL_ROWS,
  type JournalRowId,
  type JournalRowMapping,
  type MappingValue,
} from '../../../src-shared/model/index.ts';
import { MONDAY } from '../../support/builders.ts';
import { aMapping, KUALA_LUMPUR } from '../../support/days.ts';

const BASE = [
  ...defaultMappings(),
  ...['Cash', 'Card', 'Gift card', 'Store credit'].map(suggestPaymentMethod),
  suggestTax('SR6'),
];

/** The accounts of a shop in Kuala Lumpur with the mappings and chart that a test adds. */
function accounts(extra: readonly MappingValue[], chart: readonly string[] = []): PostingAccounts {
  const kl = defaultLocation({ id: 'KL', name: 'KL' }, KUALA_LUMPUR, 0);
  const location = { ...kl, value: { ...kl.value, department: 'KL' } } as MappingValue;
  const rows = [...BASE, location, ...extra].map((value) => aMapping(value));
  const mapping = resolveMappings(rows, MONDAY);
  return accountsOf({ account: 'sample:test', mapping, chart: new Set(chart.map(accountNumber)) }, 'KL');
}

function row(key: JournalRowId, parts: Partial<JournalRowMapping>): MappingValue {
  return { type: 'journal-row', key, value: { account: null, branch: false, details: 'off', ...parts } };
}

const detail = (key: string, account: string): MappingValue => ({
  type: 'journal-detail',
  key,
  value: accountNumber(account),
});

function failureOf(work: () => unknown): Pick<Failure, 'code' | 'cure'> {
  try {
    work();
  } catch (error) {
    if (error instanceof ExpectedFailure) return error.failure;
  }
  throw new TypeError('nothing failed');
}

describe('the account of a row', () => {
  test('is that of its role, until the row has one of its own', () => {
    expect(accounts([]).row('sales.revenue', 'Tea')).toBe('4000');
    const own = row('sales.revenue', { account: accountNumber('4001') });
    expect(accounts([own]).row('sales.revenue', 'Tea')).toBe('4001');
    expect(accounts([own]).row('returns.returns')).toBe('4100');
  });

  test('is that of its detail where details are in use, else the base account', () => {
    const tea = detail('sales.revenue:Tea', '4005');
    const optional = accounts([row('sales.revenue', { details: 'optional' }), tea]);
    expect(['Tea', 'Coffee', null].map((group) => optional.row('sales.revenue', group))).toEqual([
      '4005',
      '4000',
      '4000',
    ]);
    expect(accounts([tea]).row('sales.revenue', 'Tea')).toBe('4000');
  });

  test('that requires details holds what has none mapped, and not what states none', () => {
    const required = accounts([row('sales.revenue', { details: 'required' })]);
    expect(failureOf(() => required.row('sales.revenue', 'Tea'))).toMatchObject({
      code: 'journal-unmapped',
      cure: { action: 'open-mapping', target: 'journal-detail:sales.revenue:Tea' },
    });
    expect(required.row('sales.revenue', null)).toBe('4000');
  });

  test('for a pay-out asks for the reason as shipped; without a reason it is petty cash', () => {
    const shipped = accounts([detail('pay-outs.expense:Ice', '6105')]);
    expect(shipped.row('pay-outs.expense', 'Ice')).toBe('6105');
    expect(shipped.row('pay-outs.expense')).toBe('6100');
    expect(failureOf(() => shipped.row('pay-outs.expense', 'Milk')).code).toBe('journal-unmapped');
    expect(shipped.row('misc-payments.pay-ins', 'Milk')).toBe('4490');
  });

  test('of tenders and taxes is that of the method or code, or of the row alone where it is set', () => {
    const plain = accounts([]);
    expect(plain.row('sales.tender', 'Cash')).toBe('1010');
    expect(plain.row('sales.tax', 'SR6')).toBe('2100');
    const safe = accounts([detail('pay-outs.tender:Cash', '1011')]);
    expect([safe.row('pay-outs.tender', 'Cash'), safe.row('sales.tender', 'Cash')]).toEqual(['1011', '1010']);
  });

  test('with a role of its own does not take what the method is mapped to', () => {
    expect(accounts([]).row('cash-up.over-short', 'Cash')).toBe('6910');
    expect(accounts([]).row('sales.fees', 'Card')).toBe('6300');
    const terminal = accounts([detail('cash-up.over-short:Card', '6911')]);
    expect(terminal.row('cash-up.over-short', 'Card')).toBe('6911');
  });

  test('an unknown method, code or expiry is a failure that names its mapping', () => {
    const plain = accounts([]);
    const targets = (
      [
        ['sales.tender', 'Boost'],
        ['pay-outs.input-tax', 'TX'],
        ['gift-cards.expiry', null],
      ] as const
    ).map(([id, name]) => {
      const { code, cure } = failureOf(() => plain.row(id, name));
      return [code, cure.target];
    });
    expect(targets).toEqual([
      ['tender-unmapped', 'payment-method:Boost'],
      ['tax-unmapped', 'tax:TX'],
      ['journal-unmapped', 'journal-row:gift-cards.expiry'],
    ]);
  });

  test('every row of the POS journal resolves as shipped, but the expiry of gift cards', () => {
    const plain = accounts([detail('pay-outs.expense:x', '6100')]);
    const names = { 'payment-method': 'Cash', 'tax-code': 'SR6' } as const;
    for (const { id, detail: by } of JOURNAL_ROWS) {
      if (id === 'gift-cards.expiry') continue;
      const name = by === 'payment-method' || by === 'tax-code' ? names[by] : by === null ? null : 'x';
      expect(plain.row(id, name), id).toMatch(/^\d{4}$/u);
    }
  });
});

describe('the branch account', () => {
  const ticked = row('sales.revenue', { branch: true });

  test('is taken where the row is ticked and the chart has it', () => {
    expect(accounts([ticked], ['4000', '4000-KL']).row('sales.revenue')).toBe('4000-KL');
    expect(accounts([ticked], ['4000', '4000-PJ']).row('sales.revenue')).toBe('4000');
    expect(accounts([], ['4000', '4000-KL']).row('sales.revenue')).toBe('4000');
  });

  test('belongs to the detail too, and takes the place of another branch', () => {
    const both = [
      row('sales.revenue', { branch: true, details: 'optional' }),
      detail('sales.revenue:Tea', '4005-PJ'),
    ];
    expect(accounts(both, ['4000-KL', '4005-KL']).row('sales.revenue', 'Tea')).toBe('4005-KL');
  });

  test('a dash in the plain number is no branch', () => {
    const own = row('sales.revenue', { branch: true, account: accountNumber('4-1000') });
    expect(accounts([own], ['4-1000-KL', '4-KL']).row('sales.revenue')).toBe('4-1000-KL');
  });
});

test('methods that pay from what we owe are told by their account', () => {
  const plain = accounts([]);
  expect(['Gift card', 'Store credit', 'Cash', 'Boost'].map((name) => plain.storedValue(name))).toEqual([
    'gift-card',
    'store-credit',
    null,
    null,
  ]);
  const own = accounts([
    { type: 'payment-method', key: 'Voucher', value: accountNumber('2305') },
    row('misc-payments.gift-cards-sold', { account: accountNumber('2305') }),
  ]);
  expect(own.storedValue('Voucher')).toBe('gift-card');
});

test('an unmapped location is a failure that names it', () => {
  const mapping = resolveMappings([], MONDAY);
  const nowhere = accountsOf({ account: 'sample:test', mapping, chart: new Set() }, 'X');
  expect(failureOf(() => nowhere.location())).toMatchObject({
    code: 'location-unmapped',
    cure: { target: 'location:X' },
  });
});
