import type { BooksId, QuarantineCause } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { ComparedPage, HeldPage, Quarantine } from '../../core/ports/index.ts';
import { writeAudit } from '../audit.ts';
import { booksKeyOf } from '../books/accounts.ts';
import type { WriteTx } from '../database/seam.ts';

/** See QuarantineStore.begin. */
export function beginQuarantines(
  tx: WriteTx,
  causes: ReadonlyMap<BooksId, QuarantineCause>,
  now: Instant,
): void {
  const begin = tx.prepare(
    'INSERT INTO books_quarantine (books_id, cause, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const [books, cause] of causes) begin.run(booksKeyOf(tx, books), cause, now);
  tx.prepare('UPDATE ledger SET unrecorded = 0').run();
}

/** See QuarantineStore.beginComparing. */
export function beginComparing(tx: WriteTx, books: BooksId): void {
  const key = booksKeyOf(tx, books);
  const { changes } = tx
    .prepare(
      `UPDATE books_quarantine SET through = 0, place = NULL, same = 0, checked_at = NULL
       WHERE books_id = ? AND (checked_at IS NOT NULL OR through = 0)`,
    )
    .run(key);
  if (changes > 0) tx.prepare('DELETE FROM books_finding WHERE books_id = ?').run(key);
}

/** See QuarantineStore.noteCompared. */
export function noteCompared(
  tx: WriteTx,
  books: BooksId,
  { through, same, different, missing }: ComparedPage,
): void {
  const key = booksKeyOf(tx, books);
  const note = tx.prepare(
    `INSERT INTO books_finding (books_id, key, finding, number) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET finding = excluded.finding, number = excluded.number`,
  );
  for (const one of different) note.run(key, one.key, 'different', one.number);
  for (const one of missing) note.run(key, one.key, 'missing', one.number);
  tx.prepare('UPDATE books_quarantine SET through = ?, same = same + ? WHERE books_id = ?').run(
    through,
    same,
    key,
  );
}

/** See QuarantineStore.noteHeld. */
export function noteHeld(tx: WriteTx, books: BooksId, { held, next }: HeldPage): void {
  const booksKey = booksKeyOf(tx, books);
  const note = tx.prepare(
    `INSERT INTO books_finding (books_id, key, finding, number, said)
     SELECT ?, ?, 'unknown-here', ?, ? WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE key = ?)
     ON CONFLICT DO NOTHING`,
  );
  for (const { key, number, said } of held) note.run(booksKey, key, number, said, key);
  tx.prepare('UPDATE books_quarantine SET place = ? WHERE books_id = ?').run(next, booksKey);
}

/** See QuarantineStore.endComparing. */
export function endComparing(tx: WriteTx, books: BooksId, now: Instant): void {
  tx.prepare('UPDATE books_quarantine SET checked_at = ? WHERE books_id = ?').run(now, booksKeyOf(tx, books));
}

/** See QuarantineStore.end. */
export function endQuarantine(
  tx: WriteTx,
  { books, name, cause, since, findings }: Quarantine,
  how: {
    readonly generation: string;
    readonly recorded: boolean;
    readonly reason: string | null;
    readonly now: Instant;
  },
): void {
  tx.prepare('DELETE FROM books_quarantine WHERE books_id = ?').run(booksKeyOf(tx, books));
  tx.prepare('UPDATE ledger SET generation = ?, unrecorded = ?').run(how.generation, how.recorded ? 0 : 1);
  writeAudit(tx, {
    at: how.now,
    action: 'quarantine-ended',
    subject: books,
    before: { books: name, cause, since, ...findings },
    after: { reason: how.reason },
  });
}
