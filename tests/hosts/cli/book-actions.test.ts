import { describe, expect, test } from 'vitest';
import { failure } from '../../../src-shared/model/index.ts';
import { runFake } from './fake-world.ts';

describe('what is done with documents of the books', () => {
  test.each([
    ['books process', 'books.process', { numbers: undefined, deliver: 'all', date: null }],
    [
      'books process SO-1 SO-2 --in-stock --date 2026-03-02',
      'books.process',
      { numbers: ['SO-1', 'SO-2'], deliver: 'in-stock', date: '2026-03-02' },
    ],
    ['books activate R-1 --books Main', 'books.activate', { numbers: ['R-1'], books: 'Main' }],
    ['books make-normal', 'books.make-normal', { numbers: undefined }],
    ['books orders --state open --search kl', 'books.orders', { states: ['open'], search: 'kl' }],
    ['books allocate --customer C-1', 'books.allocate', { customer: 'C-1' }],
    ['books unallocate R-1', 'books.unallocate', { number: 'R-1' }],
    ['books confirm-count SC-1 --seen abc', 'books.confirm-count', { number: 'SC-1', seen: 'abc' }],
    ['books count-sheet --location KL', 'books.count-sheet', { location: 'KL' }],
    [
      'books count-sheet --location KL --format xlsx',
      'reports.export',
      { report: 'count-sheet', location: 'KL', format: 'xlsx' },
    ],
    ['books undo-plan INV-1', 'books.undo-plan', { number: 'INV-1' }],
    ['books undo INV-1 --reason wrong', 'books.undo', { number: 'INV-1', reason: 'wrong' }],
    ['books close-transfer TO-1 --reason lost', 'books.close-transfer', { number: 'TO-1', reason: 'lost' }],
    ['books bring-back INV-1 --reason right', 'books.bring-back', { number: 'INV-1', reason: 'right' }],
    ['books set-lock 2026-03-31', 'books.set-lock', { lockedThrough: '2026-03-31' }],
    ['books set-lock none', 'books.set-lock', { lockedThrough: null }],
  ])('%s', async (line, channel, input) => {
    const { asked } = await runFake(line.split(' '), { answers: {} });
    expect(asked[0]).toMatchObject({ channel, input });
  });

  test('what was made and what was refused is told in words, and needs a person', async () => {
    const made = [{ type: 'invoice', number: 'SO-1/1', date: '2026-03-02', total: '10.00' }] as const;
    const refused = failure('document-not-open', { data: { number: 'SO-2', state: 'back-ordered' } });
    const answers = {
      'books.process': {
        done: [{ number: 'SO-1', state: 'processed', made }],
        refused: [{ number: 'SO-2', failure: refused }],
      },
    } as const;
    const { out, exit } = await runFake(['books', 'process', 'SO-1', 'SO-2'], { answers });
    expect(exit).toBe(1);
    expect(out).toContain('1 document done.\n  SO-1 is processed: SO-1/1\n');
    expect(out).toContain('SO-2 is not open to that any more: it is back-ordered.');
  });

  test('the list of orders says what kind each is; other lists do not ask', async () => {
    const row = {
      type: 'sales-order',
      number: 'SO-1',
      key: 'k',
      date: '2026-03-02',
      about: null,
      contact: null,
      location: 'KL',
      currency: 'MYR',
      total: '10.00',
      state: 'open',
      backOrdered: false,
      order: 'cash',
    } as const;
    const page = { next: null, total: { value: 1, exact: true } };
    const list = await runFake(['books', 'orders'], {
      answers: { 'books.orders': { orders: [row], ...page } },
    });
    expect(list.out).toMatch(/Kind[^]*cash shift/);
    const receipts = [{ ...row, type: 'receipt', order: null }] as const;
    const other = await runFake(['books', 'receipts'], {
      answers: { 'books.receipts': { receipts, ...page } },
    });
    expect(other.out).not.toContain('Kind');
  });

  test('a count whose goods have moved tells how to confirm it', async () => {
    const line = { sku: 'A', name: 'Tea', counted: '7', onHand: '10', onLayby: '2', difference: '-1' };
    const count = {
      number: 'SC-1',
      date: '2026-03-02',
      location: 'KL',
      state: 'counted',
      seen: 'abc',
      moved: 1,
      lines: [{ ...line, movedSince: true }],
    } as const;
    const { out } = await runFake(['books', 'count', 'SC-1'], { answers: { 'books.count': { count } } });
    expect(out).toContain('Stock of 1 item has moved since it was counted.');
    expect(out).toContain('daybook books confirm-count SC-1 --seen abc');
  });
});
