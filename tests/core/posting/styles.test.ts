import { describe, expect, test } from 'vitest';
import type { PostingStyle } from '../../../src-shared/model/index.ts';
import { aReturn, aSale } from '../../support/builders.ts';
import { consolidated, posted, POSTING, postedIn } from '../../support/days.ts';
import { journal, journalText } from '../../support/journal-text.ts';
import { goods, money, till } from './worked-examples/till.ts';

const inShift = (shift: string) => ({ register: 'T1', shift });
const SIX_PERCENT = [goods('100.00', '6.00')];
const variance = till('shift-close', {
  details: { counts: [{ method: 'Cash', expected: money('5.00'), counted: money('4.00') }] },
});

function draftsOf(style: PostingStyle, ...documents: Parameters<typeof posted>[0]) {
  return posted(documents, { style }).map(({ draft, covers }) => ({ ...draft, covers }));
}

describe('an invoice per order', () => {
  test('each receipt has its own document on its customer, with keys of its own', () => {
    const drafts = draftsOf(
      'invoice-per-order',
      aSale('1', { customer: 'C1', details: { customerName: 'Siti' } }),
      aSale('2'),
      aReturn('3'),
    );
    expect(drafts.map(({ type, key, covers }) => [type, key, covers])).toEqual([
      ['credit-note', 'sample:test/KL/2026-03-02/credit-note/return%2F3/r1', { document: 'doc/return/3' }],
      ['invoice', 'sample:test/KL/2026-03-02/invoice/sale%2F1/r1', { document: 'doc/sale/1' }],
      ['invoice', 'sample:test/KL/2026-03-02/invoice/sale%2F2/r1', { document: 'doc/sale/2' }],
    ]);
    expect(drafts[1]).toMatchObject({ contact: 'Siti', customer: { name: 'Siti' }, due: 0 });
    expect(drafts[2]).toMatchObject({ contact: 'POS sales customer', customer: null, due: 0 });
  });

  test('an exchange is two documents, of which the sale says where it stands', () => {
    const exchange = till('exchange', { lines: [goods('-5.00'), goods('3.00')], paid: { Cash: '-2.00' } });
    expect(draftsOf('invoice-per-order', exchange).map(({ type, covers }) => [type, covers])).toEqual([
      ['invoice', { document: 'doc/exchange/1' }],
      ['credit-note', { also: ['doc/exchange/1'] }],
    ]);
  });
});

describe('orders and receipts per shift', () => {
  const style = 'orders-and-receipts-per-shift';

  test('the sales of a shift are an order on the cash debtor, with a receipt of the same group', () => {
    const [order, receipt, ...others] = draftsOf(
      style,
      aSale('1', inShift('S1')),
      aSale('2', { ...inShift('S1'), rounding: money('-0.02') }),
    );
    expect(others).toEqual([]);
    const group = 'sample%3Atest/KL/2026-03-02/T1/S1';
    expect(order).toMatchObject({
      type: 'sales-order',
      order: 'cash',
      group,
      caseId: null,
      contact: 'POSCASH',
      customer: { code: 'POSCASH' },
      total: 21_200,
      due: 21_200,
      payments: [],
      covers: { documents: ['doc/sale/1', 'doc/sale/2'] },
      subledger: [{ ledger: 'receivable', subject: 'POSCASH', movement: 'added', amount: 21_200 }],
    });
    expect(receipt).toMatchObject({
      type: 'receipt',
      group,
      state: 'inactive',
      total: 21_200,
      rounding: -2,
      covers: { also: ['doc/sale/1', 'doc/sale/2'] },
      subledger: [{ ledger: 'receivable', subject: 'POSCASH', movement: 'paid', amount: -21_200 }],
    });
    expect(journalText(order?.entries ?? [])).toEqual(
      journal(`
        Dr receivable 212.00
        Cr sales 200.00
        Cr tax 12.00`),
    );
    expect(journalText(receipt?.entries ?? [])).toEqual(
      journal(`
        Dr cash 211.98
        Dr rounding 0.02
        Cr receivable 212.00`),
    );
  });

  test('shifts are apart, and what comes later is a delivery of its own to the same group', () => {
    const first = aSale('1', inShift('S1'));
    const [late] = draftsOf(style, postedIn(1, first), aSale('2', inShift('S1')));
    const [early] = draftsOf(style, first);
    expect(late?.key).not.toBe(early?.key);
    expect(late).toMatchObject({ group: early?.type === 'sales-order' ? early.group : '' });
    const two = draftsOf(style, first, aSale('2', inShift('S2')));
    expect(two.map(({ type }) => type)).toEqual(['sales-order', 'receipt', 'sales-order', 'receipt']);
  });

  test('a return is a credit order of its own, with a receipt that pays out', () => {
    expect(draftsOf(style, aReturn('1', inShift('S1')))).toMatchObject([
      { type: 'sales-order', order: 'credit', total: 10_600, due: 10_600 },
      { type: 'receipt', total: -10_600, payments: [{ method: 'Cash', amount: -10_600 }] },
    ]);
  });

  test('sales on customers are orders, and closed ones close', () => {
    const drafts = draftsOf(
      style,
      till('account-sale', { customer: 'C1', lines: SIX_PERCENT }),
      till('layby-completion', { case: 'L1', lines: SIX_PERCENT, paid: { Cash: '6.00' } }),
      till('direct-ship-invoice', {
        case: 'H1',
        customer: 'C1',
        lines: [goods('9.00', '0', { cost: '1.00' })],
      }),
      till('installed-completion', { case: 'J1', lines: SIX_PERCENT, paid: { Cash: '106.00' } }),
    );
    expect(drafts).toMatchObject([
      { type: 'sales-order', order: 'account', due: 10_600 },
      { type: 'sales-order', order: 'direct-ship', closes: 'sample:test/direct-ship/H1', due: 900 },
      // Only the books know the work in progress, which goes with the completion.
      { type: 'invoice', release: { subject: 'sample:test/job/J1', from: '1420', to: '5020' } },
      { type: 'sales-order', order: 'layby', closes: 'sample:test/layby/L1', due: 0 },
    ]);
  });

  test('needs no person where policy says so', () => {
    const [, receipt] = posted([aSale('1')], { ...POSTING, style, autoProcess: true });
    expect(receipt?.draft).toMatchObject({ type: 'receipt', state: 'active' });
  });
});

describe('a journal per digest', () => {
  const style = 'journal-per-digest';

  test('one journal has the entries of everything that moves money, and names all its members', () => {
    const [received, pending, one, ...others] = draftsOf(
      style,
      aSale('1'),
      aReturn('2'),
      till('layby-deposit', { id: '3', case: 'L1', paid: { Cash: '30.00' } }),
      till('account-sale', { id: '4', customer: 'C1', lines: SIX_PERCENT }),
      till('goods-received', { id: '5', lines: [goods('4.00', '0', { cost: '4.00' })] }),
      variance,
    );
    expect(others).toEqual([]);
    expect(received).toMatchObject({ type: 'goods-received' });
    expect(pending).toMatchObject({ type: 'journal', state: 'pending' });
    expect(one).toMatchObject({
      type: 'journal',
      key: 'sample:test/KL/2026-03-02/journal/digest/r1',
      state: 'normal',
      stock: [{ quantity: 1_000 }, { quantity: -1_000 }, { quantity: 1_000 }],
      covers: {
        sections: ['sales', 'returns'],
        amount: 0,
        documents: ['doc/account-sale/4', 'doc/layby-deposit/3'],
      },
    });
    expect(one?.entries).toHaveLength(6);
    expect(one?.subledger.map(({ ledger }) => ledger)).toEqual(['receivable', 'layby']);
  });

  test('what ends a case stays a document of its own, because it closes an order', () => {
    const completion = till('layby-completion', { case: 'L1', lines: SIX_PERCENT, paid: { Cash: '106.00' } });
    expect(draftsOf(style, completion)).toMatchObject([{ type: 'invoice', closes: 'sample:test/layby/L1' }]);
  });
});

describe('what ends a case says so', () => {
  test.each([
    ['layby-completion', till('layby-completion', { case: 'L1', lines: SIX_PERCENT })],
    ['layby-cancellation with a fee', till('layby-cancellation', { case: 'L1', lines: [goods('1.00')] })],
    ['layby-cancellation before anything was paid', till('layby-cancellation', { case: 'L1' })],
    [
      'an order taken back',
      till('cancellation', { case: 'L1', reference: { kind: 'layby-open', sourceId: '9' } }),
    ],
  ])('%s', (_what, document) => {
    expect(draftsOf('invoice-per-digest', document)).toMatchObject([{ closes: 'sample:test/layby/L1' }]);
  });

  test('a deposit does not', () => {
    const [deposit] = draftsOf(
      'invoice-per-digest',
      till('layby-deposit', { case: 'L1', paid: { Cash: '1.00' } }),
    );
    expect(deposit).not.toHaveProperty('closes');
  });
});

describe('an exchange in a digest', () => {
  const exchange = (id: string, back: '-50.00' | '-20.00') =>
    till('exchange', {
      id,
      lines: [goods(back), goods('30.00')],
      paid: { Cash: back === '-50.00' ? '-20.00' : '10.00' },
    });

  test('counts whole on its own side, and is posted on both', () => {
    const documents = [exchange('1', '-50.00'), exchange('2', '-20.00'), aSale('3')];
    const { members, content } = consolidated(documents);
    expect(members.map(({ section, amount }) => [section, amount])).toEqual([
      ['returns', -2_000],
      ['sales', 1_000],
      ['sales', 10_600],
    ]);
    expect([content?.sales.total, content?.returns.total]).toEqual([16_600, -7_000]);
    expect(draftsOf('invoice-per-digest', ...documents).map(({ total, covers }) => [total, covers])).toEqual([
      [16_600, { section: 'sales', amount: 11_600 }],
      [7_000, { section: 'returns', amount: -2_000 }],
    ]);
  });

  test('is not mixed up with a payment method of that name', () => {
    const tenders = consolidated([exchange('1', '-20.00')]).content?.sales.tenders;
    expect(tenders).toEqual([
      { method: 'Exchange', count: 1, amount: 2_000, tip: 0, exchange: true },
      { method: 'Cash', count: 1, amount: 1_000, tip: 0 },
    ]);
  });
});

test('installed goods are issued to their job, and the till’s losses leave', () => {
  expect(
    draftsOf(
      'invoice-per-digest',
      till('installed-issue', { case: 'J1', lines: [goods('0')] }),
      till('stock-adjustment', { reason: 'Broken', lines: [goods('0', '0')] }),
    ),
  ).toMatchObject([
    { type: 'stock-adjustment', job: 'sample:test/job/J1', contra: '1420', lines: [{ quantity: 1_000 }] },
    { type: 'stock-adjustment', job: null, contra: '5300', reason: 'Broken', lines: [{ quantity: -1_000 }] },
  ]);
});
