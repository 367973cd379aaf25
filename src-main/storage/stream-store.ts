import type { Kysely } from 'kysely';
import {
  ExpectedFailure,
  type Stream,
  type StreamConnection,
  type StreamId,
  type StreamSettings,
} from '../../src-shared/model/index.ts';
import type { Instant } from '../../src-shared/time/index.ts';
import type { StreamStore } from '../core/ports/index.ts';
import { writeAudit } from './audit.ts';
import type { Schema, StreamTable } from './database/schema.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';
import { postOne } from './deliveries/post.ts';
import { insertMappings, putMappings } from './mapping-store.ts';
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
          const after = { ...changeable(stream), account: stream.account };
          const action = 'stream-connected';
          writeAudit(tx, { at: stream.createdAt, action, subject: stream.id, before: null, after });
        },
        { durable: true },
      ),
    update: (id, at, change) =>
      db.write(
        (tx) => {
          const before = streamIn(tx, id);
          const { stream, mappings } = change(before.stream);
          updateStream(tx, before, stream, at);
          putMappings(tx, mappings);
          return stream;
        },
        { durable: true },
      ),
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
    lastSynced: () => lastSyncedOf(db.read),
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
      data: { name: connected.name, account: stream.account },
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

/** A stream as a transaction sees it. */
interface StoredStream {
  readonly key: number;
  readonly stream: Stream;
}

function streamIn(tx: WriteTx, id: StreamId): StoredStream {
  const row = tx
    .prepare(
      `SELECT stream.*, books.public_id AS books FROM stream JOIN books ON books.id = stream.books_id
       WHERE stream.public_id = ?`,
    )
    .get<StreamTable & { readonly books: Stream['books'] }>(id);
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: id });
  return { key: row.id, stream: rowToStream(row) };
}

/** Identity stays: provider, account, currency and the day of connecting are never changed. */
function updateStream(tx: WriteTx, stored: StoredStream, stream: Stream, at: Instant): void {
  refuseTakenName(tx, stream);
  tx.prepare(
    `UPDATE stream SET name = ?, books_id = ?, status = ?, connection = ?, settings = ?
     WHERE id = ?`,
  ).run(
    stream.name,
    booksKey(tx, stream),
    stream.status,
    JSON.stringify(stream.connection),
    JSON.stringify(stream.settings),
    stored.key,
  );
  const before = changeable(stored.stream);
  const after = changeable(stream);
  const changed = Object.keys(after).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return;
  const only = (all: typeof after) => Object.fromEntries(changed.map((name) => [name, all[name] ?? null]));
  writeAudit(tx, {
    at,
    action: 'stream-changed',
    subject: stream.id,
    before: only(before),
    after: only(after),
  });
  touchUnpostedDays(tx, stored.key);
}

/** What a person can change of a stream, each by its name. */
function changeable(stream: Stream): Readonly<Record<string, string | number | boolean | null>> {
  const { folder = null, profile = null, seed = null } = stream.connection;
  const { syncHours, transferHours, ...settings } = stream.settings;
  return {
    name: stream.name,
    status: stream.status,
    folder,
    profile,
    seed,
    ...settings,
    // As text, so that equal lists are equal.
    syncHours: syncHours.join(' '),
    transferHours: transferHours.join(' '),
  };
}

function refuseTakenName(tx: WriteTx, { name, id }: Stream): void {
  const other = tx.prepare('SELECT 1 FROM stream WHERE name = ? AND public_id <> ?').get(name, id);
  if (other !== undefined) throw new ExpectedFailure('stream-name-taken', { where: name, data: { name } });
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

type SettingsSince = Pick<
  StreamSettings,
  | 'postingStyle'
  | 'customerIdAsCode'
  | 'autoProcess'
  | 'lockedDays'
  | 'autoSync'
  | 'syncTimes'
  | 'overnightMinutes'
  | 'syncHours'
  | 'transferTimes'
  | 'transferHours'
  | 'tellMissingMinutes'
  | 'rereadDays'
  | 'changedDays'
>;
type StoredSettings = Omit<StreamSettings, keyof SettingsSince> & Partial<SettingsSince>;

/** How streams went on before these could be set. */
const SETTINGS_BEFORE: SettingsSince = {
  postingStyle: 'invoice-per-digest',
  customerIdAsCode: false,
  autoProcess: false,
  lockedDays: 'next-open-day',
  // Nothing begins to sync by itself because the program is newer.
  autoSync: false,
  syncTimes: 'overnight',
  overnightMinutes: 360,
  syncHours: [780, 1320],
  transferTimes: 'with-sync',
  transferHours: [780, 1320],
  tellMissingMinutes: null,
  rereadDays: 14,
  changedDays: 'ask',
};

/** One question for all streams. */
async function lastSyncedOf(read: Kysely<Schema>): Promise<ReadonlyMap<StreamId, Instant>> {
  const rows = await read
    .selectFrom('import')
    .innerJoin('stream', 'stream.id', 'import.stream_id')
    .select(({ fn }) => ['stream.public_id', fn.max('import.completed_at').as('at')])
    .where('import.state', '=', 'complete')
    .groupBy('import.stream_id')
    .execute();
  return new Map(rows.flatMap(({ public_id, at }) => (at === null ? [] : [[public_id, at] as const])));
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
    settings: { ...SETTINGS_BEFORE, ...(JSON.parse(row.settings) as StoredSettings) },
  };
}
