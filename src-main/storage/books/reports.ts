import { sql } from 'kysely';
import { type Minor, type Quantity, ZERO } from '../../../src-shared/money/index.ts';
import type { AccountNumber, BooksId, Subledger } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type {
  AccountDay,
  BookReports,
  MissingOpening,
  OpenByDate,
  Page,
  Paged,
  StockFilter,
  StockRow,
} from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';
import { ourBooks } from './subledger.ts';

type Read = LedgerDatabase['read'];

/** Questions of reports; what they come to is decided by who asks. */
export function createBookReports({ read }: LedgerDatabase): BookReports {
  return {
    openByDate: (books, ledger, asOf) => openByDateOf(read, books, ledger, asOf),
    contactNames: (books, codes) => namesOf(read, books, codes),
    subledgerAccounts: (books, ledger) => controlAccountsOf(read, books, ledger),
    subledgerAccountDays: (books, accounts) => linesByDay(read, books, accounts),
    accountDays: (books, accounts) => entriesByDay(read, books, accounts),
    missingOpenings: (books, ledger, additions) => missingOf(read, books, ledger, additions),
    span: (books) => spanOf(read, books),
    stock: (books, filter, page) => stockOf(read, books, filter, page),
    stockLocations: (books) => stockLocationsOf(read, books),
    stockValue: (books) => stockValueOf(read, books),
  };
}

async function openByDateOf(
  read: Read,
  books: BooksId,
  ledger: Subledger,
  asOf: BusinessDate,
): Promise<readonly OpenByDate[]> {
  // Both sides of what is applied must be of that day or before, or a subject would not come to its balance.
  const { rows } = await sql<OpenByDate>`
    SELECT subject, line_date AS date, sum(max(open, 0)) AS debit, sum(min(open, 0)) AS credit FROM (
      SELECT line.subject, line.line_date, line.amount
        + coalesce((SELECT sum(applied.amount) FROM book_allocation AS applied
            CROSS JOIN book_subledger_line AS other ON other.id = applied.debit_line_id
            WHERE applied.credit_line_id = line.id AND other.line_date <= ${asOf}), 0)
        - coalesce((SELECT sum(applied.amount) FROM book_allocation AS applied
            CROSS JOIN book_subledger_line AS other ON other.id = applied.credit_line_id
            WHERE applied.debit_line_id = line.id AND other.line_date <= ${asOf}), 0) AS open
      FROM book_subledger_line AS line
      WHERE line.books_id = ${ourBooks(books)} AND line.ledger = ${ledger} AND line.line_date <= ${asOf})
    GROUP BY subject, line_date HAVING sum(open <> 0) > 0
    ORDER BY subject, line_date`.execute(read);
  return rows;
}

async function namesOf(
  read: Read,
  books: BooksId,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT contact.code, contact.name FROM json_each(${JSON.stringify(codes)}) AS wanted
    CROSS JOIN book_contact AS contact
      ON contact.books_id = ${ourBooks(books)} AND contact.code = wanted.value`.execute(read);
  return new Map(rows.map(({ code, name }) => [code, name]));
}

async function controlAccountsOf(
  read: Read,
  books: BooksId,
  ledger: Subledger,
): Promise<readonly AccountNumber[]> {
  const { rows } = await sql<{ number: AccountNumber }>`
    SELECT account.number FROM book_account AS account
    WHERE account.id IN (SELECT line.account_id FROM book_subledger_line AS line
      WHERE line.books_id = ${ourBooks(books)} AND line.ledger = ${ledger})
    ORDER BY account.number`.execute(read);
  return rows.map(({ number }) => number);
}

/** Keys of these accounts, bound as one list whatever their number. */
const keysOf = (books: BooksId, accounts: readonly AccountNumber[]) => sql`
  SELECT id FROM book_account WHERE books_id = ${ourBooks(books)}
    AND number IN (SELECT value FROM json_each(${JSON.stringify(accounts)}))`;

async function linesByDay(
  read: Read,
  books: BooksId,
  accounts: readonly AccountNumber[],
): Promise<readonly (AccountDay & { readonly ledger: Subledger })[]> {
  const { rows } = await sql<AccountDay & { readonly ledger: Subledger }>`
    SELECT line.line_date AS date, account.number AS account, line.ledger, sum(line.amount) AS amount
    FROM book_subledger_line AS line CROSS JOIN book_account AS account ON account.id = line.account_id
    WHERE line.books_id = ${ourBooks(books)} AND line.account_id IN (${keysOf(books, accounts)})
    GROUP BY line.line_date, account.number, line.ledger
    ORDER BY line.line_date, account.number, line.ledger`.execute(read);
  return rows;
}

async function entriesByDay(
  read: Read,
  books: BooksId,
  accounts: readonly AccountNumber[],
): Promise<readonly AccountDay[]> {
  const { rows } = await sql<AccountDay>`
    SELECT entry.entry_date AS date, account.number AS account, sum(line.amount) AS amount
    FROM book_account AS account
    CROSS JOIN book_entry_line AS line ON line.account_id = account.id
    CROSS JOIN book_entry AS entry ON entry.id = line.entry_id
    WHERE account.id IN (${keysOf(books, accounts)})
    GROUP BY entry.entry_date, account.number
    ORDER BY entry.entry_date, account.number`.execute(read);
  return rows;
}

async function missingOf(
  read: Read,
  books: BooksId,
  ledger: Subledger,
  additions: Parameters<BookReports['missingOpenings']>[2],
): Promise<readonly MissingOpening[]> {
  const adding = sql`(SELECT value FROM json_each(${JSON.stringify(additions)}))`;
  // Taking back what was posted is no movement of its own.
  const { rows } = await sql<MissingOpening>`
    SELECT line.subject, line.line_date AS date, line.movement, document.number AS document, line.amount
    FROM book_subledger_line AS line CROSS JOIN book_document AS document ON document.id = line.document_id
    WHERE line.books_id = ${ourBooks(books)} AND line.ledger = ${ledger}
      AND line.movement <> 'reversed' AND line.movement NOT IN ${adding}
      AND NOT EXISTS (SELECT 1 FROM book_subledger_line AS earlier
        WHERE earlier.books_id = line.books_id AND earlier.ledger = line.ledger
          AND earlier.subject = line.subject AND earlier.line_date <= line.line_date
          AND earlier.movement IN ${adding})
    ORDER BY line.line_date, line.id`.execute(read);
  return rows;
}

async function spanOf(
  read: Read,
  books: BooksId,
): Promise<{ readonly from: BusinessDate; readonly to: BusinessDate } | null> {
  // Each end by itself: together they would walk the whole journal.
  const end = (order: 'ASC' | 'DESC') => sql`
    (SELECT entry.entry_date FROM book_entry AS entry
     CROSS JOIN book_document AS document ON document.id = entry.document_id
     WHERE document.books_id = ${ourBooks(books)} AND document.type <> 'opening-balance'
     ORDER BY entry.entry_date ${sql.raw(order)} LIMIT 1)`;
  const { rows } = await sql<{ from: BusinessDate | null; to: BusinessDate | null }>`
    SELECT ${end('ASC')} AS "from", ${end('DESC')} AS "to"`.execute(read);
  const [row] = rows;
  return row === undefined || row.from === null || row.to === null ? null : { from: row.from, to: row.to };
}

/** Stock at its locations and on its way; an empty location stands for the latter. */
const everything = (books: BooksId) => sql`
  SELECT item.sku, item.name, stock.location, stock.quantity, stock.value
  FROM book_item AS item JOIN book_stock AS stock ON stock.item_id = item.id
  WHERE item.books_id = ${ourBooks(books)} AND (stock.quantity <> 0 OR stock.value <> 0)
  UNION ALL
  SELECT item.sku, item.name, '', sum(transit.quantity), sum(transit.value)
  FROM book_in_transit AS transit JOIN book_item AS item ON item.id = transit.item_id
  WHERE transit.books_id = ${ourBooks(books)}
  GROUP BY item.id HAVING sum(transit.quantity) <> 0 OR sum(transit.value) <> 0`;

interface RowOfStock {
  readonly sku: string;
  readonly name: string;
  readonly location: string;
  readonly quantity: Quantity;
  readonly value: Minor;
}

async function stockOf(
  read: Read,
  books: BooksId,
  { search, location: at }: StockFilter,
  page: Page,
): Promise<Paged<StockRow>> {
  const binding = bindingOf([books, search, at === undefined ? [] : [at]]);
  const [sku, location] = startOf<[string, string]>(page, ['', ''], binding) ?? ['', null];
  const isThere = at === undefined ? sql`TRUE` : sql`location = ${at ?? ''}`;
  const matches =
    search === ''
      ? sql`TRUE`
      : sql`(instr(lower(sku), lower(${search})) > 0 OR instr(lower(name), lower(${search})) > 0
          OR instr(lower(location), lower(${search})) > 0)`;
  const found = sql`${isThere} AND ${matches}`;
  const beyond = location === null ? sql`TRUE` : sql`(sku, location) > (${sku}, ${location})`;
  const { rows: counts } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (${everything(books)}) WHERE ${found}`.execute(read);
  const { rows } = await sql<RowOfStock>`
    SELECT * FROM (${everything(books)}) WHERE ${found} AND ${beyond}
    ORDER BY sku, location LIMIT ${fetchLimit(page)}`.execute(read);
  return paged(rows, page, counts[0]?.count ?? 0, {
    binding,
    key: (row) => [row.sku, row.location],
    row: (row) => ({ ...row, location: row.location === '' ? null : row.location }),
  });
}

async function stockLocationsOf(read: Read, books: BooksId): Promise<readonly string[]> {
  const { rows } = await sql<{ location: string }>`
    SELECT DISTINCT stock.location FROM book_item AS item JOIN book_stock AS stock ON stock.item_id = item.id
    WHERE item.books_id = ${ourBooks(books)} ORDER BY stock.location`.execute(read);
  return rows.map(({ location }) => location);
}

async function stockValueOf(
  read: Read,
  books: BooksId,
): Promise<{ readonly onHand: Minor; readonly inTransit: Minor }> {
  const { rows } = await sql<{ onHand: Minor; inTransit: Minor }>`
    SELECT coalesce(sum(CASE WHEN location <> '' THEN value END), 0) AS onHand,
      coalesce(sum(CASE WHEN location = '' THEN value END), 0) AS inTransit
    FROM (${everything(books)})`.execute(read);
  return rows[0] ?? { onHand: ZERO, inTransit: ZERO };
}
