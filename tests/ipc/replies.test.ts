import { describe, expect, test } from 'vitest';
import { expectToFit, openShop, salesFile } from '../support/shop.ts';

describe('a reply fits its schema', () => {
  const books = { name: 'Books', system: 'embedded', currency: 'EUR' };

  test.each([
    ['what it names', { books: [books] }, null],
    ['with more', { books: [{ ...books, id: 7 }] }, 'names: .books.0.id'],
    ['with less', { books: [{ name: 'Books', system: 'embedded' }] }, 'refuses'],
    ['with a wrong value', { books: [{ ...books, currency: 'euro' }] }, 'refuses'],
  ])('%s', (_, reply, problem) => {
    const fit = (): void => expectToFit('books.list', reply);
    if (problem === null) expect(fit).not.toThrow();
    else expect(fit).toThrow(problem);
  });

  test('and is kept by JSON', () => {
    const reply = { ok: true, problems: [], contentHash: 'x' };
    expect(() => expectToFit('ledger.check', reply)).not.toThrow();
    expect(() => expectToFit('ledger.check', { ...reply, extra: undefined })).toThrow('more than its schema');
  });
});

test('amounts of a currency without and with three decimals fit too', async () => {
  for (const [currency, total] of [
    ['JPY', '500'],
    ['KWD', '5.120'],
  ] as const) {
    const shop = await openShop();
    try {
      shop.put('a.csv', salesFile([{ id: '1', total }]).replaceAll('.00,', ','));
      const stream = { provider: 'file', name: 'Till', folder: shop.folder, currency } as const;
      await shop.ok('streams.connect', { ...stream, settings: { autoInvoice: true } });
      await shop.ok('sync.run', {});
      const [invoice] = (await shop.ok('books.invoices', {})).invoices;
      const { document } = await shop.ok('books.document', { number: invoice?.number ?? '' });
      expect(document.payments.map(({ amount }) => amount)).toEqual([total]);
      await shop.ok('books.trial-balance', {});
    } finally {
      await shop.close();
    }
  }
});
