import { type RawBuilder, sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  type AccountingDocumentType,
  type BooksId,
  CASE_KINDS,
  escapeKeyPart,
  type Subledger,
  type SubledgerMovement,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { Page, Paged, SubledgerDay, SubledgerRow } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';

type Read = LedgerDatabase['read'];

/** Which lines of a sub-ledger a list shows. */
export interface SubledgerFilter {
  readonly ledger: Subledger;
  readonly subject?: string;
  readonly openOnly?: boolean;
}

/** The integer key of the books, for the beginning of an index. */
export const ourBooks = (books: BooksId): RawBuilder<number> =>
  sql`(SELECT id FROM books WHERE public_id = ${books})`;

/**
 * What is not allocated of a line, with the sign of its amount. A line is either a credit, applied to
 * debits, or a debit that credits are applied to.
 */
const openOf = (line: 'line' | 'shown') => sql`(${sql.ref(`${line}.amount`)}
  + coalesce((SELECT sum(applied.amount) FROM book_allocation AS applied
      WHERE applied.credit_line_id = ${sql.ref(`${line}.id`)}), 0)
  - coalesce((SELECT sum(applied.amount) FROM book_allocation AS applied
      WHERE applied.debit_line_id = ${sql.ref(`${line}.id`)}), 0))`;

interface LineRow {
  readonly id: number;
  readonly ledger: Subledger;
  readonly subject: string;
  readonly movement: SubledgerMovement;
  readonly date: BusinessDate;
  readonly type: AccountingDocumentType;
  readonly number: string;
  readonly account: AccountNumber;
  readonly amount: Minor;
  readonly open: Minor;
}

/** A sub-ledger's lines, of a subject or all, by date and age, a page at a time. */
export async function subledgerOf(
  read: Read,
  books: BooksId,
  filter: SubledgerFilter,
  page: Page,
): Promise<Paged<SubledgerRow>> {
  const binding = bindingOf([books, filter]);
  const [date, id] = startOf<[string, number]>(page, ['', 0], binding) ?? ['', 0];
  const wanted = wantedLines(books, filter);
  const { rows: counts } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM book_subledger_line AS line WHERE ${wanted}`.execute(read);
  const { rows } = await sql<LineRow>`
    WITH shown AS (
      SELECT line.* FROM book_subledger_line AS line
      WHERE ${wanted} AND line.line_date >= ${date} AND (line.line_date, line.id) > (${date}, ${id})
      ORDER BY line.line_date, line.id LIMIT ${fetchLimit(page)})
    SELECT shown.id, shown.ledger, shown.subject, shown.movement, shown.line_date AS date, document.type,
      document.number, account.number AS account, shown.amount, ${openOf('shown')} AS open
    FROM shown
    CROSS JOIN book_document AS document ON document.id = shown.document_id
    CROSS JOIN book_account AS account ON account.id = shown.account_id
    ORDER BY shown.line_date, shown.id`.execute(read);
  return paged(rows, page, counts[0]?.count ?? 0, {
    binding,
    key: (row) => [row.date, row.id],
    row: ({ type, number, ...row }) => ({ ...row, document: { type, number } }),
  });
}

function wantedLines(books: BooksId, { ledger, subject, openOnly }: SubledgerFilter): RawBuilder<unknown> {
  const ofSubject = subject === undefined ? sql`TRUE` : isSubject(ledger, subject);
  const stillOpen = openOnly === true ? sql`${openOf('line')} <> 0` : sql`TRUE`;
  return sql`line.books_id = ${ourBooks(books)} AND line.ledger = ${ledger} AND ${ofSubject} AND ${stillOpen}`;
}

/** Sub-ledgers whose subjects are cases; the rest are customers, cards and networks. */
const OF_CASES: ReadonlySet<Subledger> = new Set([
  'layby',
  'layby-tax',
  'deposit',
  'contract',
  'work-in-progress',
]);

/** By the number that people know a case by, all cases are meant that have it. */
function isSubject(ledger: Subledger, subject: string): RawBuilder<unknown> {
  if (!OF_CASES.has(ledger)) return sql`line.subject = ${subject}`;
  return sql`line.subject IN (
    SELECT ${subject} UNION ALL
    SELECT replace(replace(stream.account, '%', '%25'), '/', '%2F') || '/' || kind.value || '/'
      || ${escapeKeyPart(subject)}
    FROM stream CROSS JOIN json_each(${JSON.stringify(CASE_KINDS)}) AS kind)`;
}

/** What a sub-ledger was moved by, by day, account and movement, oldest first. */
export async function subledgerDaysOf(
  read: Read,
  books: BooksId,
  ledger: Subledger,
): Promise<readonly SubledgerDay[]> {
  const { rows } = await sql<SubledgerDay>`
    SELECT line.line_date AS date, account.number AS account, line.movement,
      sum(line.amount) AS amount, count(*) AS count
    FROM book_subledger_line AS line CROSS JOIN book_account AS account ON account.id = line.account_id
    WHERE line.books_id = ${ourBooks(books)} AND line.ledger = ${ledger}
    GROUP BY line.line_date, account.number, line.movement
    ORDER BY line.line_date, account.number, line.movement`.execute(read);
  return rows;
}

/** The balance of each subject on each control account at the end of a day (null: now), zero left out. */
export async function subledgerBalancesOf(
  read: Read,
  books: BooksId,
  ledger: Subledger,
  asOf: BusinessDate | null,
): Promise<readonly { subject: string; account: AccountNumber; balance: Minor }[]> {
  const { rows } = await sql<{ subject: string; account: AccountNumber; balance: Minor }>`
    SELECT line.subject, account.number AS account, sum(line.amount) AS balance
    FROM book_subledger_line AS line CROSS JOIN book_account AS account ON account.id = line.account_id
    WHERE line.books_id = ${ourBooks(books)} AND line.ledger = ${ledger}
      AND (${asOf} IS NULL OR line.line_date <= ${asOf})
    GROUP BY line.subject, account.number HAVING sum(line.amount) <> 0
    ORDER BY line.subject, account.number`.execute(read);
  return rows;
}
