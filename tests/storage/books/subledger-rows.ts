import type { OpenDatabase } from '../../../src-main/storage/database/open.ts';
import { booksId, type Subledger, type SubledgerMovement } from '../../../src-shared/model/index.ts';

export const BOOKS = booksId('bks_rows');

/** One line of a sub-ledger in short: its entry moves the account by the same amount against 4000. */
export interface LineInShort {
  readonly id: number;
  readonly date: string;
  readonly subject: string;
  readonly movement: SubledgerMovement;
  readonly amount: number;
  readonly ledger?: Subledger;
  readonly account?: string;
  /** What the entry moves the account by; the line's amount where left out. */
  readonly entry?: number;
}

/** Books with a chart, and for each line a document of its number with its entry. */
export async function writeLines(db: OpenDatabase, lines: readonly LineInShort[]): Promise<void> {
  await db.write((tx) => {
    const books = tx
      .prepare("INSERT INTO books (public_id, name, system, currency) VALUES (?, 'Rows', 'embedded', 'MYR')")
      .run(BOOKS).lastId;
    const accounts = new Map<string, number>();
    for (const number of ['1200', '1400', '1410', '2300', '2310', '2330', '4000']) {
      const { lastId } = tx
        .prepare("INSERT INTO book_account (books_id, number, name, type, path) VALUES (?, ?, ?, 'asset', ?)")
        .run(books, number, `Account ${number}`, `A:${number}`);
      accounts.set(number, lastId);
    }
    for (const line of lines) {
      const account = accounts.get(line.account ?? '1200') ?? 0;
      tx.prepare(
        `INSERT INTO book_document (id, books_id, key, type, number, document_date, total, document,
           content_hash, recorded_at) VALUES (?, ?, ?, 'journal', ?, ?, 0, '{}', zeroblob(32), 0)`,
      ).run(line.id, books, `k${line.id}`, `D-${line.id}`, line.date);
      const entry = tx
        .prepare("INSERT INTO book_entry (document_id, ordinal, entry_date, narration) VALUES (?, 0, ?, 'x')")
        .run(line.id, line.date).lastId;
      const moved = line.entry ?? line.amount;
      const post = tx.prepare(
        "INSERT INTO book_entry_line (entry_id, ordinal, account_id, amount, memo) VALUES (?, ?, ?, ?, '')",
      );
      if (moved !== 0) post.run(entry, 0, account, moved);
      if (moved !== 0) post.run(entry, 1, accounts.get('4000') ?? 0, -moved);
      tx.prepare(
        `INSERT INTO book_subledger_line (id, books_id, document_id, account_id, ledger, subject, movement,
           line_date, amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        line.id,
        books,
        line.id,
        account,
        line.ledger ?? 'receivable',
        line.subject,
        line.movement,
        line.date,
        line.amount,
      );
    }
  });
}

/** Applies a credit to a debit. */
export async function applyCredit(
  db: OpenDatabase,
  credit: number,
  debit: number,
  amount: number,
): Promise<void> {
  await db.write((tx) =>
    tx
      .prepare(
        `INSERT INTO book_allocation (books_id, credit_line_id, debit_line_id, amount, allocated_at)
         SELECT books_id, id, ?, ?, 0 FROM book_subledger_line WHERE id = ?`,
      )
      .run(debit, amount, credit),
  );
}

/** A contact of the books. */
export async function addContact(
  db: OpenDatabase,
  code: string,
  name: string,
  generated: boolean,
): Promise<void> {
  await db.write((tx) =>
    tx
      .prepare(
        'INSERT INTO book_contact (books_id, code, name, generated) SELECT id, ?, ?, ? FROM books WHERE public_id = ?',
      )
      .run(code, name, generated ? 1 : 0, BOOKS),
  );
}
