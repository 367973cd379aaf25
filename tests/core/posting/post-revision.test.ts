import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResolvedMapping } from '../../../src-main/core/mapping/resolve.ts';
import type { Draft } from '../../../src-main/core/ports/index.ts';
import {
  type AccountRole,
  type BillingDocument,
  ExpectedFailure,
  accountNumber,
  streamId,
  type TaxMapping,
} from '../../../src-shared/model/index.ts';
import { postRevision } from '../../../src-main/core/posting/post-revision.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { anyCounterDay } from '../../support/arbitrary-documents.ts';
import { aLine, aReturn, aSale, aTender, goodsReceived, MONDAY } from '../../support/builders.ts';
import { aDay, consolidated, posted, postedIn, POSTING, SHOP } from '../../support/days.ts';
import { journalText, movements } from '../../support/journal-text.ts';

type Billing = Omit<BillingDocument, 'number'>;

function billing(draft: Draft | undefined): Billing {
  if (draft?.type === 'invoice' || draft?.type === 'credit-note') return draft;
  throw new TypeError('no invoice and no credit note');
}

const DAY = [
  aSale('1', { lines: [aLine(), aLine({ discount: minor(500), net: minor(4_000), tax: minor(240) })] }),
  aReturn('2'),
  goodsReceived('3', { details: { supplier: 'Ah Seng' } }),
];

describe('a day becomes', () => {
  const [invoice, creditNote, goods] = posted(DAY);

  test('an invoice, a credit note and goods received, each with its own key, number and members', () => {
    expect(
      [invoice, creditNote, goods].map((write) => [write?.draft.key, write?.numberScope, write?.covers]),
    ).toEqual([
      [
        'sample:test/KL/2026-03-02/invoice/sales/r1',
        'INV-KL-20260302-{SEQ:3}',
        { section: 'sales', amount: 14_840 },
      ],
      [
        'sample:test/KL/2026-03-02/credit-note/returns/r1',
        'CN-KL-20260302-{SEQ:3}',
        { section: 'returns', amount: -10_600 },
      ],
      [
        'sample:test/KL/2026-03-02/goods-received/3/r1',
        'GR-KL-20260302-{SEQ:3}',
        { document: 'doc/goods-received/3' },
      ],
    ]);
  });

  test('an invoice that reads like one', () => {
    expect(invoice?.draft).toMatchObject({
      type: 'invoice',
      date: MONDAY,
      currency: 'MYR',
      location: 'KL',
      contact: 'POS sales customer',
      total: 14_840,
      rounding: 0,
      tips: 0,
      payments: [{ method: 'Cash', account: '1010', amount: 14_840 }],
      stock: [{ sku: 'TEA-1', name: 'Tea', quantity: 2_000 }],
      stockAccounts: { inventory: '1400', costOfGoods: '5000', costAdjustment: '5100' },
    });
    expect(billing(invoice?.draft).lines).toEqual([
      {
        sku: 'TEA-1',
        description: 'Tea',
        quantity: 2_000,
        unitPrice: 106_000_000,
        discount: 500,
        net: 14_000,
        tax: 840,
        total: 14_840,
        taxCode: 'SR6',
        account: '4000',
        discountAccount: '4200',
        taxAccount: '2100',
      },
    ]);
  });

  test('a credit note with positive amounts, on the account for returns, whose goods come back', () => {
    expect(creditNote?.draft).toMatchObject({
      type: 'credit-note',
      total: 10_600,
      payments: [{ method: 'Cash', account: '1010', amount: 10_600 }],
      stock: [{ sku: 'TEA-1', quantity: -1_000 }],
      lines: [{ sku: 'TEA-1', quantity: 1_000, net: 10_000, tax: 600, total: 10_600, account: '4100' }],
    });
  });

  test('goods received at cost, with the supplier in words', () => {
    expect(goods?.draft).toMatchObject({
      type: 'goods-received',
      reference: 'R-3',
      total: 4_000,
      lines: [{ sku: 'TEA-1', name: 'Tea', quantity: 10_000, cost: 4_000 }],
    });
    expect(goods?.draft.entries[0]?.narration).toBe('Goods received R-3 from Ah Seng');
  });

  test('entries with a sentence for each', () => {
    expect(invoice?.draft.entries.map(({ narration }) => narration)).toEqual([
      'Sales KL 2026-03-02',
      'Payments KL 2026-03-02',
    ]);
    expect(creditNote?.draft.entries.map(({ narration }) => narration)).toEqual([
      'Returns KL 2026-03-02',
      'Refunds KL 2026-03-02',
    ]);
  });
});

test('a day makes only the documents that it has something for', () => {
  const types = (...documents: Parameters<typeof posted>[0]) =>
    posted(documents).map(({ draft }) => draft.type);
  expect(types(aSale('1'))).toEqual(['invoice']);
  expect(types(aReturn('1'))).toEqual(['credit-note']);
  expect(types(goodsReceived('2'), goodsReceived('1'))).toEqual(['goods-received', 'goods-received']);
});

describe('supplements', () => {
  test('carry the number of their revision in the key and share the sequence of the day', () => {
    const [write] = posted([postedIn(2, aSale('1')), aSale('2')]);
    expect(write).toMatchObject({
      numberScope: 'INV-KL-20260302-{SEQ:3}',
      draft: { key: 'sample:test/KL/2026-03-02/invoice/sales/r3', total: 10_600 },
    });
  });

  test('are only what there is: no empty invoice beside a late return', () => {
    expect(posted([postedIn(1, aSale('1')), aReturn('2')]).map(({ draft }) => draft.type)).toEqual([
      'credit-note',
    ]);
    expect(posted([postedIn(1, aSale('1'))])).toEqual([]);
  });
});

describe('All sales', () => {
  const lines = [
    aLine(),
    aLine({ sku: 'MUG-1', name: 'Mug', quantity: quantity(3_000), discount: minor(100) }),
    aLine({ taxCode: 'ZR', tax: minor(0) }),
    aLine({ type: 'service-charge', sku: 'SC', name: 'Service' }),
  ];
  const [write] = posted([aSale('1', { lines })], { grouping: 'all' });

  test('has one line per tax code, and one for the service charge', () => {
    expect(
      billing(write?.draft).lines.map((line) => [
        line.sku,
        line.description,
        line.taxCode,
        line.account,
        line.net,
        line.discount,
      ]),
    ).toEqual([
      [null, 'All sales', 'SR6', '4000', 20_000, 100],
      [null, 'Service charge', 'SR6', '4300', 10_000, 0],
      [null, 'All sales', 'ZR', '4000', 10_000, 0],
    ]);
  });

  test('says one of it, at no price', () => {
    for (const line of billing(write?.draft).lines)
      expect([line.quantity, line.unitPrice]).toEqual([1_000, 0]);
  });

  test('moves the same goods: grouping is how an invoice is shown', () => {
    const [bySku] = posted([aSale('1', { lines })]);
    expect(billing(write?.draft).stock).toEqual(billing(bySku?.draft).stock);
  });
});

describe('codes of the books', () => {
  const tax = (code: string): TaxMapping => ({
    booksTaxCode: code === 'ZR' ? 'ZERO' : 'OUTPUT',
    account: accountNumber(code === 'SR6' ? '2100' : '2101'),
    taxPoint: 'completion',
  });
  const mapping: ResolvedMapping = { ...SHOP, tax };
  const lines = [
    aLine(),
    aLine({ taxCode: 'SR10', tax: minor(1_000) }),
    aLine({ taxCode: 'ZR', tax: minor(0) }),
  ];

  test('are what the lines of an invoice carry; two codes of the till can be one there', () => {
    const [bySku] = posted([aSale('1', { lines })], { mapping });
    expect(billing(bySku?.draft).lines.map(({ taxCode }) => taxCode)).toEqual(['OUTPUT', 'OUTPUT', 'ZERO']);
    const [all] = posted([aSale('1', { lines })], { mapping, grouping: 'all' });
    expect(billing(all?.draft).lines.map(({ taxCode, tax }) => [taxCode, tax])).toEqual([
      // Their tax goes to other accounts, so that they stay two lines.
      ['OUTPUT', 1_000],
      ['OUTPUT', 600],
      ['ZERO', 0],
    ]);
  });

  test('do not decide the account: that is of the code of the till', () => {
    for (const grouping of ['sku', 'all'] as const) {
      const [write] = posted([aSale('1', { lines })], { mapping, grouping });
      expect(journalText(write?.draft.entries.slice(0, 1) ?? [])).toEqual([
        'Dr receivable 316.00',
        'Cr sales 300.00',
        'Cr 2101 10.00',
        'Cr tax 6.00',
      ]);
    }
  });

  test('the place is called as it is called in the books', () => {
    const location = (id: string) => {
      const mapped = SHOP.location(id);
      return mapped && { ...mapped, booksLocation: 'Main store', contact: 'Walk-in' };
    };
    const writes = posted(DAY, { mapping: { ...SHOP, location } });
    for (const { draft, numberScope } of writes) {
      expect(draft.location).toBe('Main store');
      expect(numberScope).toContain('Main store');
      // The key is made of what the till says: it must not change with a mapping.
      expect(draft.key).toContain('/KL/');
    }
    expect(billing(writes[1]?.draft).contact).toBe('Walk-in');
  });
});

describe('a mapping that was taken away since', () => {
  const without = (gone: AccountRole): ResolvedMapping => ({
    ...SHOP,
    account: (role) => (role === gone ? null : SHOP.account(role)),
  });
  test.each([
    ['revenue', 'journal-row:sales.revenue'],
    ['inventory', 'journal-row:sales.inventory'],
  ] as const)('is a failure that names its row: %s', (role, target) => {
    const { content } = consolidated([aSale('1')]);
    if (content === null) throw new TypeError('nothing to post');
    const { digest, location, date } = aDay([]);
    const revision = { digest, stream: streamId('str_test'), location, date, revision: 1, content };
    let thrown: unknown = null;
    try {
      postRevision(revision, { ...POSTING, mapping: without(role) });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ExpectedFailure);
    const cure = { action: 'open-mapping', target };
    expect(thrown).toMatchObject({ failure: { code: 'journal-unmapped', cure } });
  });

  test('holds at the next consolidation, and only what needs it', () => {
    const rules = { posting: { ...POSTING, mapping: without('revenue') } };
    const { members } = consolidated([aSale('1'), aReturn('2')], rules);
    expect(members.map(({ state, reason }) => [state, reason?.code])).toEqual([
      ['held', 'journal-unmapped'],
      ['waiting', undefined],
    ]);
  });
});

describe('of any day', () => {
  const day = anyCounterDay.filter((documents) => documents.length > 0);
  const billings = (documents: Parameters<typeof posted>[0], grouping: 'sku' | 'all') =>
    posted(documents, { grouping }).map(({ draft }) => billing(draft));

  test('the receivable ends at nothing: an invoice is paid, a credit note is refunded', () => {
    fc.assert(
      fc.property(day, (documents) => {
        for (const { entries } of billings(documents, 'sku'))
          expect(movements(entries).has('1200')).toBe(false);
      }),
    );
  });

  test('the tills, tips, tax and rounding move by what the receipts say', () => {
    fc.assert(
      fc.property(day, (documents) => {
        const moved = movements(billings(documents, 'sku').flatMap(({ entries }) => entries));
        const add = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
        const legs = documents.flatMap(({ tenders }) => tenders);
        const lines = documents.flatMap((document) => document.lines);
        const through = (method: string) =>
          add(legs.filter((leg) => leg.method === method).map(({ amount }) => amount));
        expect(moved.get('1010') ?? 0).toBe(through('Cash'));
        expect(moved.get('1110') ?? 0).toBe(through('Card'));
        expect(moved.get('2300') ?? 0).toBe(through('Gift card'));
        expect(0 - (moved.get('2200') ?? 0)).toBe(add(legs.map(({ tip }) => tip)));
        expect(0 - (moved.get('2100') ?? 0)).toBe(add(lines.map(({ tax }) => tax)));
        expect(0 - (moved.get('6900') ?? 0)).toBe(add(documents.map(({ rounding }) => rounding)));
        expect(moved.get('4200') ?? 0).toBe(add(lines.map(({ discount }) => discount)));
        const income = add(['4000', '4100', '4300'].map((account) => moved.get(account) ?? 0));
        expect(0 - income).toBe(add(lines.map(({ net, discount }) => net + discount)));
      }),
    );
  });

  test('by SKU or All sales: the same entries, and the same totals', () => {
    fc.assert(
      fc.property(day, (documents) => {
        const [bySku, all] = [billings(documents, 'sku'), billings(documents, 'all')];
        for (const [i, one] of bySku.entries()) {
          const other = all[i];
          expect(movements(other?.entries ?? [])).toEqual(movements(one.entries));
          for (const field of ['net', 'tax', 'total', 'discount'] as const) {
            const add = (draft: Billing | undefined) =>
              draft?.lines.reduce((sum, line) => sum + line[field], 0);
            expect(add(other)).toBe(add(one));
          }
        }
      }),
    );
  });

  test('an invoice is its lines, and its payments are its total with rounding and tips', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('sku' as const, 'all' as const), (documents, grouping) => {
        for (const draft of billings(documents, grouping)) {
          expect(draft.lines.reduce((sum, line) => sum + line.total, 0)).toBe(draft.total);
          const paid = draft.payments.reduce((sum, payment) => sum + payment.amount, 0);
          expect(paid).toBe(draft.total + draft.rounding + draft.tips);
          for (const line of draft.lines) expect(line.net + line.tax).toBe(line.total);
        }
      }),
    );
  });
});

test('a tender that nets to nothing stays on the invoice and leaves the journal', () => {
  const tenders = [aTender({ amount: minor(10_600) }), aTender({ method: 'Card', amount: minor(0) })];
  const [write] = posted([aSale('1', { tenders })]);
  expect(billing(write?.draft).payments.map(({ method, amount }) => [method, amount])).toEqual([
    ['Card', 0],
    ['Cash', 10_600],
  ]);
  expect(journalText(write?.draft.entries ?? [])).not.toContain('Dr cards 0.00');
});
