import { ExpectedFailure, type Mapping, type StreamId } from '../../src-shared/model/index.ts';
import type { MappingStore } from '../core/ports/index.ts';
import type { MappingTable } from './database/schema.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';
import { touchUnpostedDays } from './touch-days.ts';

/** Mapping rows are only ever added; which one rules is for core to say. */
export function createMappingStore(db: LedgerDatabase): MappingStore {
  return {
    async list(stream) {
      const rows = await db.read
        .selectFrom('mapping')
        .innerJoin('stream', 'stream.id', 'mapping.stream_id')
        .where('stream.public_id', '=', stream)
        .selectAll('mapping')
        .orderBy('mapping.id')
        .execute();
      return rows.map((row) => rowToMapping(row, stream));
    },
    async put(mappings) {
      if (mappings.length > 0) await db.write((tx) => insertMappings(tx, mappings), { durable: true });
    },
  };
}

/** Adds mapping rows inside a transaction of the caller. */
export function insertMappings(tx: WriteTx, mappings: readonly Mapping[]): void {
  const insert = tx.prepare(
    `INSERT INTO mapping (stream_id, type, key, value, effective_from, origin, set_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [stream, ofStream] of Map.groupBy(mappings, (mapping) => mapping.stream)) {
    const key = streamKey(tx, stream);
    for (const { type, key: thing, value, effectiveFrom, origin, setAt } of ofStream) {
      insert.run(key, type, thing, JSON.stringify(value), effectiveFrom, origin, setAt);
    }
    touchUnpostedDays(tx, key);
  }
}

function streamKey(tx: WriteTx, stream: StreamId): number {
  const row = tx.prepare('SELECT id FROM stream WHERE public_id = ?').get<{ id: number }>(stream);
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  return row.id;
}

/** Type, key and value belong together as they were put in; one row seam for the five kinds of value. */
function rowToMapping(row: MappingTable, stream: StreamId): Mapping {
  return {
    type: row.type,
    key: row.key,
    value: JSON.parse(row.value) as unknown,
    stream,
    effectiveFrom: row.effective_from,
    origin: row.origin,
    setAt: row.set_at,
  } as Mapping;
}
