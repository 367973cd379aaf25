import { sql } from 'kysely';
import { type Minor, minor } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  type AccountingDocumentType,
  type BooksId,
  ExpectedFailure,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { AccountLedgerRow, Page, Paged, TrialBalanceRow } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';

type Read = LedgerDatabase['read'];

/** Every account with entries up to a date (null: all), its balance on the side it is on. */
export async function trialBalanceOf(
  read: Read,
  books: BooksId,
  asOf: BusinessDate | null,
): Promise<readonly TrialBalanceRow[]> {
  let query = read
    .selectFrom('book_account as account')
    .innerJoin('books', 'books.id', 'account.books_id')
    .innerJoin('book_entry_line as line', 'line.account_id', 'account.id')
    .select(['account.number', 'account.name', 'account.type', 'account.path'])
    .select(({ fn }) => fn.sum<number>('line.amount').as('balance'))
    .where('books.public_id', '=', books)
    .groupBy('account.id')
    .orderBy('account.number');
  if (asOf !== null) {
    query = query
      .innerJoin('book_entry as entry', 'entry.id', 'line.entry_id')
      .where('entry.entry_date', '<=', asOf);
  }
  const rows = await query.execute();
  return rows.map(({ balance, ...account }) => ({ account, ...sidesOf(balance) }));
}

/** A signed amount on its side: debits positive. */
export function sidesOf(amount: number): { readonly debit: Minor; readonly credit: Minor } {
  return { debit: minor(Math.max(amount, 0)), credit: minor(Math.max(-amount, 0)) };
}

interface LedgerLine {
  readonly date: BusinessDate;
  readonly entry: number;
  readonly ordinal: number;
  readonly narration: string;
  readonly type: AccountingDocumentType;
  readonly number: string;
  readonly memo: string;
  readonly amount: number;
  readonly balance: number;
}

/**
 * The lines of an account by date with the running balance, a page at a time.
 * @throws ExpectedFailure account-unknown
 */
export async function accountLedgerOf(
  read: Read,
  books: BooksId,
  account: AccountNumber,
  page: Page,
): Promise<Paged<AccountLedgerRow>> {
  const known = await read
    .selectFrom('book_account')
    .innerJoin('books', 'books.id', 'book_account.books_id')
    .select('book_account.id')
    .where('books.public_id', '=', books)
    .where('book_account.number', '=', account)
    .executeTakeFirst();
  if (known === undefined) throw new ExpectedFailure('account-unknown', { where: account });
  const { count } = await read
    .selectFrom('book_entry_line')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', known.id)
    .executeTakeFirstOrThrow();
  const after = startOf<[string, number, number]>(page, ['', 0, 0]) ?? ['', 0, 0];
  const { rows } = await sql<LedgerLine>`
    WITH running AS (
      SELECT entry.entry_date AS date, entry.id AS entry, line.ordinal, entry.narration,
        entry.document_id, line.memo, line.amount,
        sum(line.amount) OVER (ORDER BY entry.entry_date, entry.id, line.ordinal) AS balance
      FROM book_entry_line AS line JOIN book_entry AS entry ON entry.id = line.entry_id
      WHERE line.account_id = ${known.id}
    )
    SELECT running.*, document.type, document.number
    FROM running JOIN book_document AS document ON document.id = running.document_id
    WHERE (running.date, running.entry, running.ordinal) > (${after[0]}, ${after[1]}, ${after[2]})
    ORDER BY running.date, running.entry, running.ordinal LIMIT ${fetchLimit(page)}`.execute(read);
  return paged(rows, page, count, {
    key: (line) => [line.date, line.entry, line.ordinal],
    row: ({ date, narration, type, number, memo, amount, balance }) => ({
      date,
      narration,
      document: { type, number },
      memo,
      ...sidesOf(amount),
      balance: minor(balance),
    }),
  });
}
