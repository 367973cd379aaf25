import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { DeliveryStore, StatusQuery } from '../../../src-main/core/ports/index.ts';
import { openDatabase, type OpenDatabase } from '../../../src-main/storage/database/open.ts';
import {
  allOf,
  BY_STATUS_INDEX,
  conditionsOf,
  partsOf,
} from '../../../src-main/storage/status/conditions.ts';
import { createDeliveryStore } from '../../../src-main/storage/deliveries/store.ts';
import { createStatusStore } from '../../../src-main/storage/status/store.ts';
import type { StatusRow } from '../../../src-shared/model/index.ts';
import { businessDate, instant } from '../../../src-shared/time/index.ts';
import { SHARED_CAUSE_KEY, seedDeliveries } from '../../support/many-deliveries.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';
import { plansOf } from '../plans.ts';
import { expectFailure, OPTIONS } from '../scratch.ts';

const ROWS = 3_000;
const BY_DATE = { by: 'date', descending: false } as const;

/** A ledger with a shop's deliveries, and nothing else in it. */
async function manyDeliveries(): Promise<OpenDatabase> {
  const ledger = await TestLedger.open();
  onTestFinished(() => rmSync(ledger.folder, { recursive: true, force: true }));
  await ledger.db.close();
  seedDeliveries(ledger.file, ROWS);
  const db = openDatabase(ledger.file, OPTIONS);
  onTestFinished(async () => {
    await db.close();
  });
  return db;
}

let db: OpenDatabase;
beforeEach(async () => {
  db = await manyDeliveries();
});

/** All rows of a query, page by page. */
async function all(query: StatusQuery, limit = 200): Promise<readonly StatusRow[]> {
  const rows: StatusRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await createStatusStore(db).rows(query, { cursor, limit });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

const total = async (query: StatusQuery) =>
  (await createStatusStore(db).rows(query, { cursor: null, limit: 1 })).total;

describe('the table', () => {
  test('gives every row once, whatever the order and the size of its pages', async () => {
    for (const by of ['date', 'number', 'location', 'amount', 'tried'] as const) {
      for (const descending of [false, true]) {
        const rows = await all({ order: { by, descending } }, 170);
        expect(new Set(rows.map(({ key }) => key)).size, by).toBe(ROWS);
        const values = rows.map((row) => {
          if (by === 'amount') return row.total;
          return by === 'tried' ? (row.lastTriedAt ?? 0) : row[by];
        });
        const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(values, by).toEqual(descending ? sorted.toReversed() : sorted);
      }
    }
  });

  const seen = (row: StatusRow, query: StatusQuery): boolean =>
    (query.types?.includes(row.type) ?? true) &&
    (query.statuses?.includes(row.status) ?? true) &&
    (query.location === undefined || row.location === query.location) &&
    (query.from === undefined || row.date >= query.from) &&
    (query.to === undefined || row.date <= query.to);

  test.each<[string, Omit<StatusQuery, 'order'>]>([
    ['a status', { statuses: ['failed'] }],
    ['several statuses', { statuses: ['failed', 'held', 'waiting'] }],
    ['a kind of two types', { types: ['transfer-out', 'transfer-in'] }],
    ['a location', { location: 'Location 3' }],
    ['days', { from: businessDate('2024-06-01'), to: businessDate('2024-08-31') }],
    [
      'all of it',
      {
        types: ['invoice'],
        statuses: ['succeeded'],
        location: 'Location 0',
        from: businessDate('2025-01-01'),
      },
    ],
    ['nothing that there is', { statuses: ['withdrawn'] }],
    ['another stream', { stream: STREAM.id, statuses: ['failed'] }],
  ])('is narrowed down by %s, and counts what is left', async (_, filter) => {
    const every = await all({ order: BY_DATE });
    const wanted = every.filter((row) => seen(row, { ...filter, order: BY_DATE })).map(({ key }) => key);
    for (const by of ['date', 'amount'] as const) {
      const query = { ...filter, order: { by, descending: false } };
      const found = (await all(query)).map(({ key }) => key);
      expect(found.toSorted()).toEqual(wanted.toSorted());
      expect(await total(query)).toEqual({ value: wanted.length, exact: true });
    }
  });

  test('finds a document by the beginning of its number, in small letters too, and by its running number', async () => {
    const numbers = async (text: string) => (await all({ text, order: BY_DATE })).map(({ number }) => number);
    expect(await numbers('doc-000042')).toEqual(Array.from({ length: 10 }, (_, at) => `DOC-000042${at}`));
    expect(await numbers('421')).toEqual(['DOC-0000421']);
    expect(await numbers('#00421')).toEqual(['DOC-0000421']);
    expect(await numbers("100%_'")).toEqual([]);
    expect(await numbers('DOC')).toHaveLength(ROWS);
  });

  test('finds the rows of one cause', async () => {
    const rows = await all({ causeKey: SHARED_CAUSE_KEY, order: BY_DATE });
    expect(rows).toHaveLength(8);
    expect(rows.every(({ status, cause }) => status === 'failed' && cause?.code === 'account-unknown')).toBe(
      true,
    );
  });

  test('begins with a row that is asked for, and goes on from there', async () => {
    const every = await all({ order: { by: 'amount', descending: true } });
    const wanted = every[1234];
    const rows = await all({ order: { by: 'amount', descending: true }, startAt: wanted!.key });
    expect(rows.map(({ key }) => key)).toEqual(every.slice(1234).map(({ key }) => key));
  });

  test('a page of one order does not go on in another', async () => {
    const store = createStatusStore(db);
    const { next } = await store.rows({ order: BY_DATE }, { cursor: null, limit: 5 });
    const other = { order: { by: 'amount', descending: false } } as const;
    await expectFailure(() => store.rows(other, { cursor: next, limit: 5 }), 'bad-input');
  });

  test.each(['date', 'number', 'location', 'amount', 'tried'] as const)(
    'is read in the order of its index and from nothing else, by %s, and goes on where it was',
    async (by) => {
      const order = { by, descending: true };
      const { next } = await createStatusStore(db).rows({ order }, { cursor: null, limit: 50 });
      const steps = await plansOf(db, (read) =>
        createStatusStore(read).rows({ order }, { cursor: next, limit: 50 }),
      );
      const at = steps.findIndex((step) =>
        step.startsWith(`SEARCH delivery USING COVERING INDEX status_by_${by} `),
      );
      expect(at, steps.join('\n')).not.toBe(-1);
      expect(steps[at + 1]).not.toContain('TEMP B-TREE');
    },
  );

  test('is narrowed down without reading what is not shown', async () => {
    const filter = {
      statuses: ['failed', 'withdrawn'],
      types: ['invoice'],
      location: 'Location 1',
      stream: STREAM.id,
      from: businessDate('2024-02-01'),
    } as const;
    const where = allOf([BY_STATUS_INDEX, ...partsOf(conditionsOf(filter))]);
    for (const index of ['date', 'number', 'location', 'amount', 'tried', 'state', 'type']) {
      const steps = await plansOf(db, ({ read }) =>
        sql`SELECT id FROM delivery INDEXED BY ${sql.ref(`status_by_${index}`)} WHERE ${where}`.execute(read),
      );
      expect(steps.join('\n')).toContain(`COVERING INDEX status_by_${index}`);
    }
  });
});

test('the last failure is the one that was tried last', async () => {
  const failed = await all({ statuses: ['failed'], order: { by: 'tried', descending: true } });
  const store = createStatusStore(db);
  expect((await store.lastFailure(null))?.key).toBe(failed[0]?.key);
  expect((await store.lastFailure(STREAM.id))?.key).toBe(failed[0]?.key);
});

describe('the panel', () => {
  test('sums to all rows, names the causes with the most rows first, and the locations', async () => {
    const { tallies, causes, locations } = await createStatusStore(db).panel(null);
    expect(tallies.reduce((sum, { count }) => sum + count, 0)).toBe(ROWS);
    const failed = tallies.filter(({ status }) => status === 'failed');
    expect(failed.reduce((sum, { count }) => sum + count, 0)).toBe(15);
    expect(causes[0]).toMatchObject({ causeKey: SHARED_CAUSE_KEY, count: 8 });
    expect(causes).toHaveLength(8);
    expect(locations).toEqual([0, 1, 2, 3, 4].map((at) => `Location ${at}`));
  });

  test('follows every change of a state', async () => {
    const store = createStatusStore(db);
    expect(await deliveries().release({ causeKey: SHARED_CAUSE_KEY })).toBe(8);
    const { tallies } = await store.panel(null);
    const of = (status: string) =>
      tallies.filter((tally) => tally.status === status).reduce((sum, tally) => sum + tally.count, 0);
    expect([of('failed'), of('waiting')]).toEqual([7, 3 + 8]);
    expect(await total({ statuses: ['failed'], order: BY_DATE })).toEqual({ value: 7, exact: true });
  });
});

/** The store of deliveries over the same rows. */
function deliveries(): DeliveryStore {
  return createDeliveryStore(db, { now: () => instant(0) });
}
