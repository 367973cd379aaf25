import {
  ExpectedFailure,
  type LocationMapping,
  type Mapping,
  type StreamId,
  type TaxMapping,
} from '../../src-shared/model/index.ts';
import type { MappingStore } from '../core/ports/index.ts';
import type { MappingTable } from './database/schema.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';
import { releaseMended } from './deliveries/again.ts';
import { fieldsOf } from './json-fields.ts';
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
      if (mappings.length > 0) await db.write((tx) => putMappings(tx, mappings), { durable: true });
    },
  };
}

/** Adds rows to a stream that is in use, with a note of each change. */
export function putMappings(tx: WriteTx, mappings: readonly Mapping[]): void {
  auditMappings(tx, mappings);
  insertMappings(tx, mappings);
  // A suggestion is in force on no day: it mends nothing.
  const decided = mappings.filter((mapping) => mapping.origin !== 'suggestion');
  for (const stream of new Set(decided.map((mapping) => mapping.stream))) {
    releaseMended(tx, { stream }, MENDED_BY_MAPPING);
  }
}

/** What the books refused for something that a mapping names can go in now. */
const MENDED_BY_MAPPING = `(cause ->> '$.cure.action' = 'open-mapping'
  OR cause ->> '$.code' IN ('contact-unknown', 'item-unknown', 'tax-differs'))`;

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

/**
 * Notes what each row takes the place of: the one in force on its first day. Suggestions are in force
 * on no day, so they change nothing.
 */
function auditMappings(tx: WriteTx, mappings: readonly Mapping[]): void {
  const decided = mappings.filter((mapping) => mapping.origin !== 'suggestion');
  if (decided.length === 0) return;
  tx.prepare(
    `INSERT INTO audit (at, who, area, action, subject, before, after)
     SELECT new.value ->> 'setAt', ?, 'mapping', 'mapping-set',
       concat_ws('/', new.value ->> 'stream', new.value ->> 'type', new.value ->> 'key'),
       (SELECT json_object('value', json(old.value), 'from', old.effective_from, 'origin', old.origin)
        FROM mapping AS old JOIN stream ON stream.id = old.stream_id
        WHERE stream.public_id = new.value ->> 'stream' AND old.type = new.value ->> 'type'
          AND old.key = new.value ->> 'key' AND old.origin <> 'suggestion'
          AND coalesce(old.effective_from, '') <= coalesce(new.value ->> 'effectiveFrom', '')
        ORDER BY coalesce(old.effective_from, '') DESC, old.id DESC LIMIT 1),
       json_object('value', json(new.value -> 'value'), 'from', new.value ->> 'effectiveFrom',
         'origin', new.value ->> 'origin')
     FROM json_each(?) AS new ORDER BY new.key`,
  ).run(tx.by(), JSON.stringify(decided));
}

function streamKey(tx: WriteTx, stream: StreamId): number {
  const row = tx.prepare('SELECT id FROM stream WHERE public_id = ?').get<{ id: number }>(stream);
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  return row.id;
}

/** Type, key and value belong together as they were put in; one row seam for all kinds of value. */
function rowToMapping(row: MappingTable, stream: StreamId): Mapping {
  return {
    type: row.type,
    key: row.key,
    value: valueNow(row.type, JSON.parse(row.value)),
    stream,
    effectiveFrom: row.effective_from,
    origin: row.origin,
    setAt: row.set_at,
  } as Mapping;
}

/** What locations were mapped without before they could have it. */
const LOCATION_BEFORE: Pick<LocationMapping, 'department' | 'cashDebtor'> = {
  department: null,
  cashDebtor: 'POSCASH',
};

/** Before it could be chosen, the tax of a layby was due at its completion. */
const TAX_BEFORE: Pick<TaxMapping, 'taxPoint'> = { taxPoint: 'completion' };

function valueNow(type: MappingTable['type'], value: unknown): unknown {
  if (type === 'tax') return { ...TAX_BEFORE, ...fieldsOf(value) };
  return type === 'location' ? { ...LOCATION_BEFORE, ...fieldsOf(value) } : value;
}
