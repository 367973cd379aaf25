import type {
  ExplainedLineView,
  ExplainedReceiptView,
  ReceiptView,
  Responses,
} from '../../../src-shared/ipc/contract.ts';
import type { Answers } from '../support/index.ts';

export const ONE_BOOKS: Answers = {
  'books.list': { books: [{ name: 'Books', system: 'embedded', currency: 'MYR' }] },
};

export function aReceipt(number: string, parts: Partial<ReceiptView> = {}): ReceiptView {
  return {
    id: `sample:1/sale/${number}`,
    stream: 'Bangsar',
    kind: 'sale',
    number,
    location: 'Kuala Lumpur',
    date: '2026-11-01',
    occurredAt: '2026-11-01T04:15:00.000Z',
    customer: null,
    total: '106.00',
    digest: 'digest/1',
    state: 'posted',
    ...parts,
  };
}

export function aLine(parts: Partial<ExplainedLineView> = {}): ExplainedLineView {
  return {
    entry: 'entry-1',
    line: 0,
    date: '2026-11-01',
    narration: 'Sales of 1 Nov 2026',
    account: '4000',
    accountName: 'Sales',
    memo: 'Books',
    amount: '-150.05',
    exact: true,
    shares: [
      { receipt: 'sample:1/sale/R-1', amount: '-100.00' },
      { receipt: 'sample:1/sale/R-2', amount: '-50.05' },
    ],
    shareCount: parts.shares?.length ?? 2,
    ...parts,
  };
}

export function anAnswer(lines: readonly ExplainedLineView[]): Responses['explain.line'] {
  return {
    books: 'Books',
    currency: 'MYR',
    document: { type: 'invoice', number: 'INV-1', date: '2026-11-01' },
    lines,
    receipts: [aReceipt('R-1'), aReceipt('R-2', { total: '53.05' })],
    next: null,
    total: { value: 2, exact: true },
  };
}

export function anExplainedReceipt(parts: Partial<ExplainedReceiptView> = {}): ExplainedReceiptView {
  const { shares: _, shareCount: _count, ...line } = aLine();
  return {
    receipt: aReceipt('R-1'),
    currency: 'MYR',
    books: 'Books',
    lines: [
      { ...line, document: 'INV-1', share: '-100.00' },
      {
        ...line,
        line: 1,
        document: 'INV-1',
        account: '1010',
        accountName: 'Cash on hand',
        memo: 'Cash',
        amount: '150.10',
        share: '100.05',
      },
      {
        ...line,
        entry: null,
        line: null,
        document: 'INV-1',
        account: '6900',
        accountName: 'Cash rounding',
        memo: '',
        amount: '0.00',
        share: '-0.05',
      },
    ],
    ...parts,
  };
}
