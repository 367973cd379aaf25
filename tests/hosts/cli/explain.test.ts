import { expect, test } from 'vitest';
import type { ExplainedReceiptView, ReceiptView, Responses } from '../../../src-shared/ipc/contract.ts';
import { runFake } from './fake-world.ts';

const RECEIPT: ReceiptView = {
  id: 'doc_1',
  stream: 'Till',
  kind: 'sale',
  number: 'R-1',
  location: 'KL',
  date: '2026-03-01',
  occurredAt: '2026-03-01T10:00:00Z',
  customer: null,
  total: '10.60',
  digest: 'dig_1',
  state: 'posted',
};

const LINE = {
  entry: 'ent_1',
  line: 0,
  date: '2026-03-01',
  narration: 'Sales KL',
  account: '4000',
  accountName: 'Sales',
  memo: 'Sales before discount',
  amount: '-30.00',
  exact: true,
};

const EXPLAINED: Responses['explain.line'] = {
  books: 'Books',
  currency: 'MYR',
  document: { type: 'invoice', number: 'INV-1', date: '2026-03-01' },
  lines: [{ ...LINE, shares: [{ receipt: 'doc_1', amount: '-30.00' }], shareCount: 1 }],
  receipts: [RECEIPT],
  next: null,
  total: { value: 1, exact: true },
};

test('a line is shown with the receipts that made it', async () => {
  const answers = { 'explain.line': EXPLAINED };
  const { out, exit, asked } = await runFake(['explain', 'INV-1', '--account', '4000'], { answers });
  expect(asked).toEqual([
    {
      channel: 'explain.line',
      input: { document: 'INV-1', account: '4000', books: undefined, cursor: null },
    },
  ]);
  expect(exit).toBe(0);
  expect(out).toContain('invoice INV-1, 2026-03-01, in Books (MYR)');
  expect(out).toContain('4000 Sales  Sales before discount: -30.00');
  expect(out).toMatch(/R-1 +sale +2026-03-01 +KL +-30\.00/u);
  expect(out).not.toContain('in proportion');
  const json = await runFake(['explain', 'INV-1', '--json'], { answers });
  const { next: _next, ...whole } = EXPLAINED;
  expect(JSON.parse(json.out)).toEqual(whole);
});

test('a line that could only be split in proportion, or has no receipt, says so', async () => {
  const lines = [{ ...LINE, exact: false, shares: [], shareCount: 0 }];
  const answers = { 'explain.line': { ...EXPLAINED, lines, receipts: [] } };
  const { out } = await runFake(['explain', 'INV-1'], { answers });
  expect(out).toContain('split in proportion');
  expect(out).toContain('No receipt has a part in it.');
});

test('a receipt is shown with its lines in the ledger', async () => {
  const found: ExplainedReceiptView = {
    receipt: RECEIPT,
    currency: 'MYR',
    books: 'Books',
    lines: [{ ...LINE, document: 'INV-1', share: '-10.00' }],
  };
  const answers = { 'explain.receipt': { receipts: [found, { ...found, books: null, lines: [] }] } };
  const { out, asked } = await runFake(['explain', '--receipt', 'R-1'], { answers });
  expect(asked).toEqual([{ channel: 'explain.receipt', input: { receipt: 'R-1' } }]);
  expect(out).toContain('sale R-1, 2026-03-01, KL: 10.60 MYR (posted)');
  expect(out).toMatch(/INV-1 +2026-03-01 +4000 +Sales +Sales before discount +-10\.00 +-30\.00/u);
  expect(out).toContain('It is in no books yet.');
});

test('either a document or a receipt is named', async () => {
  expect((await runFake(['explain'])).exit).toBe(2);
  expect((await runFake(['explain', 'INV-1', '--receipt', 'R-1'])).exit).toBe(2);
});
