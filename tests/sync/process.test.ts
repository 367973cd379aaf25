import { describe, expect, test } from 'vitest';
import { processOrders } from '../../src-main/actions/books/act.ts';
import type { Services } from '../../src-main/core/ports/index.ts';
import { processAutomatically } from '../../src-main/sync/process.ts';
import { goodsReceived } from '../support/builders.ts';
import { deliveryKey } from '../../src-shared/model/index.ts';
import { accountInvoiceOf, receiptOf } from '../support/accounting-documents.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import { amount, ANNA, dateOn, daysOn, event, sale, tea, tell } from '../seeds/till.ts';

const AUTOMATIC = { postingStyle: 'orders-and-receipts-per-shift', autoProcess: true } as const;

describe('the automatic policy', () => {
  test('invoices of an account sale what there is, and the rest when it has come', async () => {
    const owed = { ...ANNA, lines: [tea(15)], total: amount(159_000) };
    await using booked = await tell([event('account-sale', 'a', owed)], AUTOMATIC);
    const first = await booked.answer();
    expect(first.accounts['1200']).toBe(106_000);
    expect(first.shelf['TEA-1 @ KL']).toEqual({ quantity: 0, value: 0 });
    await booked.more([goodsReceived('g', daysOn(1))]);
    const { invoices } = await booked.ask('books.invoices', { type: 'invoice' });
    expect(invoices.map(({ date }) => date).toSorted()).toEqual([dateOn(0), dateOn(1)]);
    expect((await booked.answer()).accounts['1200']).toBe(159_000);
  });

  test.each([
    ['orders-and-receipts-per-shift', 106_000, 0],
    ['invoice-per-digest', 159_000, -5_000],
    ['invoice-per-order', 159_000, -5_000],
    ['journal-per-digest', 159_000, -5_000],
  ] as const)(
    'of an account sale of more than there is, %s invoices %i',
    async (postingStyle, owed, left) => {
      const fifteen = { ...ANNA, lines: [tea(15)], total: amount(159_000) };
      await using booked = await tell([event('account-sale', 'a', fifteen)], {
        postingStyle,
        autoProcess: true,
      });
      const { accounts, shelf } = await booked.answer();
      expect(accounts['1200']).toBe(owed);
      expect(shelf['TEA-1 @ KL']?.quantity).toBe(left);
    },
  );

  test('keeps no counter sale waiting for goods that have left the shop', async () => {
    await using booked = await tell([sale('1', { lines: [tea(15)] })], AUTOMATIC);
    const { orders } = await booked.ask('books.orders', {});
    expect(orders.map(({ state }) => state)).toEqual(['processed']);
  });

  test('applies nothing that other streams have posted', async () => {
    await using booked = await tell([], AUTOMATIC);
    const { services, use } = booked;
    const put = async (prefix: string) => {
      const documents = [accountInvoiceOf(`${prefix}i`), receiptOf(`${prefix}r`)].map((document, at) => ({
        ...document,
        key: deliveryKey(`${prefix}/KL/${at}`),
        number: `${prefix}-${at}`,
      }));
      const jobs = documents.map((document) => ({
        document,
        contentHash: sha256(writeAccountingDocument(document)),
      }));
      await services.openBooks(use.books).create(jobs);
    };
    await put('other');
    await processAutomatically(services, use.books, [use.stream], services.signal);
    expect((await booked.ask('books.open-items', {})).items).toHaveLength(2);
    await put(use.stream.account);
    await processAutomatically(services, use.books, [use.stream], services.signal);
    const { items } = await booked.ask('books.open-items', {});
    expect(items.map(({ number }) => number)).toEqual(['other-0', 'other-1']);
  });
});

test('what is done with many documents says how far it is, and stops when asked', async () => {
  const STYLE = { postingStyle: 'orders-and-receipts-per-shift' } as const;
  const sales = ['1', '2', '3'].map((id) => sale(id, { shift: `S${id}` }));
  await using booked = await tell(sales, STYLE);
  const stop = new AbortController();
  const told: string[] = [];
  const services: Services = {
    ...booked.services,
    signal: stop.signal,
    onProgress: ({ phase, done, total, unit }) => {
      told.push(`${phase} ${done} of ${total} ${unit}`);
      if (done === 1) stop.abort();
    },
  };
  const { done } = await processOrders(services, { deliver: 'all', date: null });
  expect(done).toHaveLength(2);
  expect(told).toEqual(['process 0 of 3 documents', 'process 1 of 3 documents']);
});
