import { describe, expect, test } from 'vitest';
import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { amount, cash, event, sale, tea, tell } from '../../seeds/till.ts';
import type { BookedWeek, WeekSettings } from '../../support/weeks/books.ts';

// A posting of which only a part has come to the books is undone as a whole.

/** A week whose books refuse documents of a type until they are let through. */
async function refusing(
  type: AccountingDocumentType,
  settings: WeekSettings = {},
): Promise<{ readonly week: BookedWeek; readonly letThrough: () => void }> {
  const week = await tell([], settings);
  let refuses = true;
  const { services } = week;
  const open = services.openBooks.bind(services);
  Object.assign(services, {
    openBooks: (account: Parameters<typeof open>[0]): ReturnType<typeof open> => {
      const real = open(account);
      return {
        ...real,
        create: async (jobs) => {
          const refused = jobs.filter(({ document }) => refuses && document.type === type);
          const made = await real.create(jobs.filter((job) => !refused.includes(job)));
          const cause = failure('account-unknown', { data: { name: '9999', books: 'Week' } });
          return [
            ...made,
            ...refused.map(({ document: { key } }) => ({ key, kind: 'refused', cause }) as const),
          ];
        },
      };
    },
  });
  return { week, letThrough: () => (refuses = false) };
}

async function bringBack(week: BookedWeek): Promise<void> {
  for (const { id } of (await week.ask('digests.list', {})).digests) {
    const { orders } = await week.ask('digests.orders', { id, states: ['excluded'] });
    for (const order of orders) await week.ask('digests.include', { id, document: order.id });
  }
}

describe('what has not come to the books', () => {
  test('a refused receipt goes with its order, and its money comes once', async () => {
    const settings = { postingStyle: 'orders-and-receipts-per-shift' } as const;
    const { week, letThrough } = await refusing('receipt', settings);
    await using _ = week;
    await week.more([sale('1')]);
    const [order] = (await week.ask('books.orders', {})).orders;
    const { plan } = await week.ask('books.undo-plan', { number: order?.number ?? '' });
    expect(plan.documents.map(({ type, on }) => [type, on])).toEqual([
      ['receipt', null],
      ['sales-order', null],
    ]);
    await week.ask('books.undo', { number: order?.number ?? '', reason: 'wrong' });
    letThrough();
    await week.sync();
    expect((await week.ask('books.receipts', {})).receipts).toEqual([]);
    await bringBack(week);
    await week.sync();
    await week.ask('books.process', {});
    await week.ask('books.activate', {});
    const { accounts } = await week.answer();
    expect([accounts['1010'], accounts['1200'] ?? 0]).toEqual([10_600, 0]);
    expect((await week.ask('ledger.check', {})).problems).toEqual([]);
  });

  test('a refused credit note goes with the invoice of its exchange', async () => {
    const { week, letThrough } = await refusing('credit-note');
    await using _ = week;
    const lines = [tea(2), tea(-1)];
    await week.more([event('exchange', 'e', { lines, tenders: [cash(10_600)], total: amount(10_600) })]);
    const [invoice] = (await week.ask('books.invoices', { type: 'invoice' })).invoices;
    await week.ask('books.undo', { number: invoice?.number ?? '', reason: 'wrong' });
    letThrough();
    await bringBack(week);
    await week.sync();
    const { accounts } = await week.answer();
    expect(accounts).toMatchObject({ '1010': 10_600 });
    expect(accounts['1180'] ?? 0).toBe(0);
    expect((await week.ask('ledger.check', {})).problems).toEqual([]);
  });
});
