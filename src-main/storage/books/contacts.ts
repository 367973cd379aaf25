import { sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import type { BooksId } from '../../../src-shared/model/index.ts';
import type { Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';
import { ourBooks } from './subledger.ts';

/** A customer as the books know them, with what they owe. */
export interface ContactRow {
  readonly code: string;
  readonly name: string;
  /** False: the code is the POS's own id. */
  readonly generated: boolean;
  /** Debits positive. */
  readonly balance: Minor;
}

/** Which contacts a list shows. */
export interface ContactFilter {
  /** Part of a code or name, upper and lower case of the Latin letters alike. */
  readonly search?: string;
  readonly generated?: boolean;
}

/** The contacts by code, a page at a time; only those of the page are asked for what they owe. */
export async function contactsOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  filter: ContactFilter,
  page: Page,
): Promise<Paged<ContactRow>> {
  const binding = bindingOf([books, filter]);
  const [after] = startOf<[string]>(page, [''], binding) ?? [''];
  const { search = '', generated } = filter;
  const found =
    search === ''
      ? sql`TRUE`
      : sql`(instr(lower(contact.code), lower(${search})) > 0
          OR instr(lower(contact.name), lower(${search})) > 0)`;
  const ofKind = generated === undefined ? sql`TRUE` : sql`contact.generated = ${generated ? 1 : 0}`;
  const wanted = sql`contact.books_id = ${ourBooks(books)} AND ${ofKind} AND ${found}`;
  const { rows: counts } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM book_contact AS contact WHERE ${wanted}`.execute(read);
  const { rows } = await sql<{ code: string; name: string; generated: 0 | 1; balance: Minor }>`
    SELECT contact.code, contact.name, contact.generated,
      coalesce((SELECT sum(line.amount) FROM book_subledger_line AS line
        WHERE line.books_id = contact.books_id AND line.ledger = 'receivable'
          AND line.subject = contact.code), 0) AS balance
    FROM book_contact AS contact WHERE ${wanted} AND contact.code > ${after}
    ORDER BY contact.code LIMIT ${fetchLimit(page)}`.execute(read);
  return paged(rows, page, counts[0]?.count ?? 0, {
    binding,
    key: (row) => [row.code],
    row: (row) => ({ ...row, generated: row.generated === 1 }),
  });
}
