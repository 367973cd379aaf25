import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSubledgers } from '../../../src-main/storage/check/subledgers.ts';
import { writeAccountingDocument } from '../../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../../src-main/storage/hashes.ts';
import type { AccountingDocument } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { accountInvoiceOf, receiptOf } from '../../support/accounting-documents.ts';
import { BOOKS, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

async function put(...documents: readonly AccountingDocument[]): Promise<void> {
  const outgoing = documents.map((document) => ({
    document,
    contentHash: sha256(writeAccountingDocument(document)),
  }));
  const outcomes = await ledger.books.create(outgoing);
  expect(outcomes.map(({ kind }) => kind)).toEqual(documents.map(() => 'created'));
}

const open = async () =>
  (await ledger.embedded.openItems(BOOKS, null)).map((item) => [item.document.number, item.open]);
const idOf = async (number: string) =>
  (await ledger.embedded.openItems(BOOKS, null)).find((item) => item.document.number === number)?.id ?? 0;

describe('allocations', () => {
  test('leave what is not used up, and nothing of what is', async () => {
    await put(accountInvoiceOf('i'), receiptOf('r'));
    const [credit, debit] = [await idOf('N-r'), await idOf('N-i')];
    await ledger.embedded.allocate(BOOKS, [{ credit, debit, amount: minor(400) }]);
    expect(await open()).toEqual([
      ['N-i', 600],
      ['N-r', -600],
    ]);
    await ledger.embedded.allocate(BOOKS, [{ credit, debit, amount: minor(600) }]);
    expect(await open()).toEqual([]);
    const { rows } = await sql<{ after: string }>`
      SELECT after FROM audit WHERE action = 'payment-allocated' ORDER BY id`.execute(ledger.db.read);
    expect(rows.map(({ after }) => JSON.parse(after) as unknown)).toEqual([
      { document: 'N-i', amount: '4.00', currency: 'MYR' },
      { document: 'N-i', amount: '6.00', currency: 'MYR' },
    ]);
    expect(await ledger.embedded.unallocate(BOOKS, credit)).toBe(2);
    expect(await ledger.embedded.unallocate(BOOKS, credit)).toBe(0);
    expect(await open()).toHaveLength(2);
  });

  test('are all or none', async () => {
    await put(accountInvoiceOf('i'), receiptOf('r'));
    const [credit, debit] = [await idOf('N-r'), await idOf('N-i')];
    const twice = [
      { credit, debit, amount: minor(600) },
      { credit, debit, amount: minor(600) },
    ];
    await expect(ledger.embedded.allocate(BOOKS, twice)).rejects.toThrow('allocation-too-large');
    expect(await open()).toHaveLength(2);
  });

  test('what is kept as open is checked', async () => {
    await put(accountInvoiceOf('i'), receiptOf('r'));
    const [credit, debit] = [await idOf('N-r'), await idOf('N-i')];
    await ledger.embedded.allocate(BOOKS, [{ credit, debit, amount: minor(400) }]);
    const wrong = async () => (await checkSubledgers(ledger.db.read)).join();
    expect(await wrong()).toBe('');
    for (const damage of ['UPDATE book_open_line SET open = 1', 'DELETE FROM book_open_line']) {
      await ledger.db.write((tx) => tx.prepare(`${damage} WHERE line_id = ?`).run(debit));
      expect(await wrong()).toMatch(/^What is open of N-i on \S+ is not what is left of it\.$/);
    }
  });

  test('are asked by index', async () => {
    const { rows } = await sql<{ detail: string }>`
      EXPLAIN QUERY PLAN SELECT coalesce(sum(amount), 0) FROM book_allocation
      WHERE credit_line_id = ${1}`.execute(ledger.db.read);
    expect(rows.map(({ detail }) => detail).join()).toContain('COVERING INDEX book_allocation_by_credit');
  });
});
