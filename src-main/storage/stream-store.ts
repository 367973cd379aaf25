import type { Kysely } from 'kysely';
import {
  ExpectedFailure,
  type Stream,
  type StreamConnection,
  type StreamSettings,
} from '../../src-shared/model/index.ts';
import type { StreamStore } from '../core/ports/index.ts';
import type { Schema, StreamTable } from './database/schema.ts';
import { postOne } from './deliveries/post.ts';
import { insertMappings } from './mapping-store.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';
import { touchUnpostedDays } from './touch-days.ts';

/** Streams as rows; connection and settings are JSON, because they belong to one provider or one screen. */
export function createStreamStore(db: LedgerDatabase): StreamStore {
  return {
    create: (stream, mappings, openings) =>
      db.write(
        (tx) => {
          insertStream(tx, stream);
          insertMappings(tx, mappings);
          if (openings !== undefined) postOne(tx, openings, stream.createdAt);
        },
        { durable: true },
      ),
    update: (stream) => db.write((tx) => updateStream(tx, stream), { durable: true }),
    async list() {
      const rows = await selectStreams(db.read).orderBy('stream.id').execute();
      return rows.map(rowToStream);
    },
    async byName(name) {
      const row = await selectStreams(db.read).where('stream.name', '=', name).executeTakeFirst();
      return row === undefined ? null : rowToStream(row);
    },
    async byId(id) {
      const row = await selectStreams(db.read).where('stream.public_id', '=', id).executeTakeFirst();
      return row === undefined ? null : rowToStream(row);
    },
  };
}

/** @throws ExpectedFailure account-already-connected, stream-name-taken, books-not-found */
function insertStream(tx: WriteTx, stream: Stream): void {
  const connected = tx
    .prepare('SELECT name FROM stream WHERE account = ?')
    .get<{ name: string }>(stream.account);
  if (connected !== undefined) {
    throw new ExpectedFailure('account-already-connected', {
      where: connected.name,
      data: { account: stream.account },
    });
  }
  refuseTakenName(tx, stream);
  tx.prepare(
    `INSERT INTO stream (public_id, name, provider, account, books_id, currency, status, created_at, connection, settings)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    stream.id,
    stream.name,
    stream.provider,
    stream.account,
    booksKey(tx, stream),
    stream.currency,
    stream.status,
    stream.createdAt,
    JSON.stringify(stream.connection),
    JSON.stringify(stream.settings),
  );
}

/** Identity stays: provider, account, currency and the day of connecting are never changed. */
function updateStream(tx: WriteTx, stream: Stream): void {
  refuseTakenName(tx, stream);
  const { changes } = tx
    .prepare(
      `UPDATE stream SET name = ?, books_id = ?, status = ?, connection = ?, settings = ?
       WHERE public_id = ?`,
    )
    .run(
      stream.name,
      booksKey(tx, stream),
      stream.status,
      JSON.stringify(stream.connection),
      JSON.stringify(stream.settings),
      stream.id,
    );
  if (changes === 0) throw new ExpectedFailure('stream-not-found', { where: stream.name });
  const { id } = tx.prepare('SELECT id FROM stream WHERE public_id = ?').get<{ id: number }>(stream.id) ?? {
    id: 0,
  };
  touchUnpostedDays(tx, id);
}

function refuseTakenName(tx: WriteTx, stream: Stream): void {
  const other = tx
    .prepare('SELECT 1 FROM stream WHERE name = ? AND public_id <> ?')
    .get(stream.name, stream.id);
  if (other !== undefined) throw new ExpectedFailure('stream-name-taken', { where: stream.name });
}

function booksKey(tx: WriteTx, stream: Stream): number {
  const books = tx.prepare('SELECT id FROM books WHERE public_id = ?').get<{ id: number }>(stream.books);
  if (books === undefined) throw new ExpectedFailure('books-not-found', { where: stream.books });
  return books.id;
}

function selectStreams(read: Kysely<Schema>) {
  return read
    .selectFrom('stream')
    .innerJoin('books', 'books.id', 'stream.books_id')
    .selectAll('stream')
    .select('books.public_id as books');
}

function rowToStream(row: StreamTable & { readonly books: Stream['books'] }): Stream {
  return {
    id: row.public_id,
    name: row.name,
    provider: row.provider,
    account: row.account,
    books: row.books,
    currency: row.currency,
    status: row.status,
    createdAt: row.created_at,
    connection: JSON.parse(row.connection) as StreamConnection,
    settings: JSON.parse(row.settings) as StreamSettings,
  };
}
