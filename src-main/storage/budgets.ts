import type { BooksId } from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { DAY_MS, MINUTE_MS } from '../../src-shared/time/units.ts';
import type { BudgetStore, Clock, RequestLimits } from '../core/ports/index.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';
import type { BooksBudgetTable } from './database/tables/delivery.ts';

const SPANS = { minute: MINUTE_MS, day: DAY_MS } as const;
type Span = keyof typeof SPANS;

/** A span that is counted, as it stands now. */
interface Window {
  readonly span: Span;
  readonly limit: number;
  readonly beganAt: Instant;
  readonly used: number;
}

/** Requests by books and span. A span begins with its first request, and the next after its end. */
export function createBudgetStore(db: LedgerDatabase, clock: Clock): BudgetStore {
  return {
    async freeAt(books, limits) {
      const rows = await db.read
        .selectFrom('books_budget')
        .innerJoin('books', 'books.id', 'books_budget.books_id')
        .select(['span', 'began_at', 'used'])
        .where('books.public_id', '=', books)
        .execute();
      return fullUntil(windowsOf(rows, limits, clock.now()));
    },
    // Counted before the request goes out, on the disk: a program that dies over it has still made it.
    take: (books, limits) => db.write((tx) => takeOne(tx, books, limits, clock.now()), { durable: true }),
  };
}

function takeOne(tx: WriteTx, books: BooksId, limits: RequestLimits, now: Instant): Instant | null {
  const key = tx.prepare('SELECT id FROM books WHERE public_id = ?').get<{ id: number }>(books)?.id;
  // They are only tried out: what is not connected has no place where it could be counted.
  if (key === undefined) return null;
  const rows = tx
    .prepare('SELECT span, began_at, used FROM books_budget WHERE books_id = ?')
    .all<Stored>(key);
  const windows = windowsOf(rows, limits, now);
  const full = fullUntil(windows);
  if (full !== null) return full;
  const put = tx.prepare(
    `INSERT INTO books_budget (books_id, span, began_at, used) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET began_at = excluded.began_at, used = excluded.used`,
  );
  for (const { span, beganAt, used } of windows) put.run(key, span, beganAt, used + 1);
  return null;
}

type Stored = Pick<BooksBudgetTable, 'span' | 'began_at' | 'used'>;

function windowsOf(rows: readonly Stored[], limits: RequestLimits, now: Instant): readonly Window[] {
  const limitOf: Readonly<Record<Span, number | null>> = {
    minute: limits.requestsPerMinute,
    day: limits.requestsPerDay,
  };
  return (['minute', 'day'] as const).flatMap((span): Window[] => {
    const limit = limitOf[span];
    if (limit === null) return [];
    const row = rows.find((one) => one.span === span);
    if (row === undefined || now >= row.began_at + SPANS[span])
      return [{ span, limit, beganAt: now, used: 0 }];
    // A clock that was set back would else keep the books waiting until it has caught up.
    const beganAt = row.began_at > now ? now : row.began_at;
    return [{ span, limit, beganAt, used: row.used }];
  });
}

/** When the last of the spans that are used up ends; null: none is. */
function fullUntil(windows: readonly Window[]): Instant | null {
  const ends = windows
    .filter(({ used, limit }) => used >= limit)
    .map(({ span, beganAt }) => beganAt + SPANS[span]);
  return ends.length === 0 ? null : instant(Math.max(...ends));
}
