import { expect, test } from 'vitest';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { runFake } from './fake-world.ts';

const INVOICE: InvoiceView = {
  type: 'invoice',
  number: 'INV-1',
  key: 'k',
  date: '2026-10-31',
  about: null,
  adjusts: [],
  contact: 'Counter',
  location: 'KL',
  currency: 'MYR',
  total: '10.60',
  digest: { id: 'dig_1', revision: 2 },
  lines: [
    {
      sku: null,
      description: 'All sales',
      quantity: '1',
      unitPrice: '10',
      discount: '0.00',
      net: '10.00',
      tax: '0.60',
      total: '10.60',
      taxCode: 'SR',
      account: '4000',
    },
  ],
  payments: [{ method: 'Cash', account: '1010', accountName: 'Cash on hand', amount: '10.60' }],
  rounding: '0.00',
  tips: '0.00',
  state: null,
  customer: null,
  due: '0.00',
  reference: null,
  orderLines: [],
  goods: [],
  allocations: [],
  subledger: [],
  related: [],
  planned: [],
  entries: [],
  history: [
    { at: '2026-11-01T00:00:00Z', event: 'posted', detail: '2' },
    { at: '2026-11-01T00:00:01Z', event: 'sent', detail: '1' },
    { at: '2026-11-01T00:00:02Z', event: 'recorded', detail: 'INV-1' },
    { at: '2026-11-02T00:00:00Z', event: 'mended', detail: '' },
    { at: '2026-11-03T00:00:00Z', event: 'order-processed', detail: 'INV-2' },
  ],
};

test('a document is shown with its payments and its history in words', async () => {
  const answers = { 'books.document': { document: INVOICE } };
  const { out, exit, asked } = await runFake(['books', 'document', 'INV-1'], { answers });
  expect(exit).toBe(0);
  expect(asked).toEqual([{ channel: 'books.document', input: { number: 'INV-1', books: undefined } }]);
  for (const part of [
    'invoice INV-1, 2026-10-31, KL, Counter: 10.60 MYR',
    'All sales',
    'Cash on hand',
    'Posted from revision 2 of its digest',
    'Sent to the books (attempt 1)',
    'Recorded in the books as INV-1',
    'mended',
    'Processed into INV-2',
  ]) {
    expect(out).toContain(part);
  }
  const json = await runFake(['books', 'document', 'INV-1', '--json'], { answers });
  expect(JSON.parse(json.out)).toEqual({ document: INVOICE });
});
