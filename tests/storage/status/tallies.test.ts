import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRunStore } from '../../../src-main/storage/status/runs.ts';
import { createStatusStore } from '../../../src-main/storage/status/store.ts';
import { digestIdOf } from '../../../src-main/storage/digests/id.ts';
import { type DeliveryKey, failure, type StatusState } from '../../../src-shared/model/index.ts';
import { aSale, MONDAY } from '../../support/builders.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

/** A sale that is posted and not in the books yet. */
async function posted(): Promise<DeliveryKey> {
  await ledger.import([aSale('1')]);
  await ledger.consolidate();
  await ledger.deliveries.post(await ledger.postings());
  const [job] = await ledger.deliveries.ofDigest(digestIdOf(STREAM.id, 'KL', MONDAY));
  return job!.key;
}

async function counted(): Promise<Partial<Record<StatusState, number>>> {
  const { tallies } = await createStatusStore(ledger.db).panel(null);
  return Object.fromEntries(tallies.map(({ status, count }) => [status, count]));
}

const detail = (key: DeliveryKey) => createStatusStore(ledger.db).row(key);

describe('a delivery on its way', () => {
  test('is counted where it stands, from posting to the books', async () => {
    const key = await posted();
    expect(await counted()).toEqual({ waiting: 1 });
    await ledger.deliveries.markSending([key]);
    expect(await counted()).toEqual({ sending: 1 });
    await ledger.deliveries.settle([{ key, state: 'failed', cause: failure('books-refused') }]);
    expect(await counted()).toEqual({ failed: 1 });
    await ledger.deliveries.release({ keys: [key] });
    await ledger.deliveries.markSending([key]);
    await ledger.deliveries.settle([{ key, state: 'succeeded' }]);
    expect(await counted()).toEqual({ succeeded: 1 });
  });

  test('keeps its attempts that did not succeed with their causes, newest first', async () => {
    const key = await posted();
    for (const code of ['books-refused', 'period-locked'] as const) {
      await ledger.deliveries.markSending([key]);
      await ledger.deliveries.settle([{ key, state: 'failed', cause: failure(code) }]);
      await ledger.deliveries.release({ keys: [key] });
      ledger.clock.advance(60_000);
    }
    const attempts = (await detail(key))?.attempts ?? [];
    expect(attempts.map(({ attempt, cause }) => [attempt, cause.code])).toEqual([
      [2, 'period-locked'],
      [1, 'books-refused'],
    ]);
    expect((attempts[0]?.at ?? 0) - (attempts[1]?.at ?? 0)).toBe(60_000);
  });

  test('keeps the latest twenty of them', async () => {
    const key = await posted();
    for (let at = 0; at < 25; at += 1) {
      await ledger.deliveries.markSending([key]);
      await ledger.deliveries.settle([{ key, state: 'failed', cause: failure('books-refused') }]);
      await ledger.deliveries.release({ keys: [key] });
    }
    const attempts = (await detail(key))?.attempts ?? [];
    expect(attempts.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 20 }, (_, at) => 25 - at));
  });

  test('is withdrawn where its posting is undone before the books have it, and then never released', async () => {
    const key = await posted();
    await ledger.deliveries.undoPosting(BOOKS, [key], 'wrong day');
    expect(await counted()).toEqual({ withdrawn: 1 });
    expect((await detail(key))?.row.status).toBe('withdrawn');
    const store = createStatusStore(ledger.db);
    const query = { statuses: ['withdrawn'], order: { by: 'date', descending: false } } as const;
    expect((await store.rows(query, { cursor: null, limit: 5 })).rows).toHaveLength(1);
    expect(await ledger.deliveries.release({})).toBe(0);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('waits for what it needs and the books do not have', async () => {
    await ledger.import([aSale('1')]);
    const key = await posted();
    await ledger.db.write((tx) => {
      tx.prepare(
        `INSERT INTO delivery (key, books_id, stream_id, type, number, number_scope, number_sequence,
           document_date, location, total, content_hash, state, priority, created_at)
         SELECT 'first', books_id, stream_id, 'contact', 'C-1', 'C-{n}', 1, document_date, location, 0,
           content_hash, 'failed', 5, 0 FROM delivery`,
      ).run();
      const token = tx.prepare(
        `INSERT INTO delivery_token (delivery_id, role, token, books_id)
         SELECT id, ?, 'contact:1', books_id FROM delivery WHERE key = ?`,
      );
      token.run('needs', key);
      token.run('gives', 'first');
    });
    expect(await detail(key)).toMatchObject({
      row: { waitsFor: 'C-1' },
      waitsFor: [{ key: 'first', number: 'C-1', status: 'failed' }],
    });
    await ledger.db.write((tx) =>
      tx.prepare("UPDATE delivery SET state = 'succeeded' WHERE key = 'first'").run(),
    );
    expect(await detail(key)).toMatchObject({ row: { waitsFor: null }, waitsFor: [] });
  });
});

test('check finds a count that is not what there is', async () => {
  await posted();
  expect((await ledger.check()).problems).toEqual([]);
  await ledger.db.write((tx) => tx.prepare('UPDATE delivery_tally SET count = 7').run());
  expect((await ledger.check()).problems.join()).toContain('The count of invoice waiting at KL');
});

describe('runs', () => {
  const RUN = { kind: 'sync', startedBy: 'person', streams: ['Test shop'] } as const;

  test('say who started them, when, and what they came to', async () => {
    const runs = createRunStore(ledger.db, ledger.clock);
    await runs.begin({ id: 'run-1', ...RUN });
    expect(await runs.latest(1)).toMatchObject([{ outcome: 'running', endedAt: null }]);
    ledger.clock.advance(5000);
    const counts = { documents: 3, delivered: 2, failed: 1, attention: 1 };
    await runs.end('run-1', { outcome: 'done', counts, failure: null });
    const [run] = await runs.latest(5);
    expect(run).toMatchObject({ id: 'run-1', ...RUN, outcome: 'done', counts, failure: null });
    expect((run?.endedAt ?? 0) - (run?.startedAt ?? 0)).toBe(5000);
  });

  test('that failed stand in the history with what fills the text of the failure', async () => {
    const runs = createRunStore(ledger.db, ledger.clock);
    await runs.begin({ id: 'run-1', ...RUN });
    const missing = failure('folder-missing', { where: '/shop/till', data: { name: 'Till' } });
    await runs.end('run-1', { outcome: 'failed', counts: null, failure: missing });
    const entry = await ledger.db.read
      .selectFrom('audit')
      .select('after')
      .where('action', '=', 'run-ended')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(entry.after ?? '')).toMatchObject({
      cause: 'folder-missing',
      about: { where: '/shop/till', name: 'Till' },
    });
  });

  test('that the program left unfinished were interrupted', async () => {
    const runs = createRunStore(ledger.db, ledger.clock);
    await runs.begin({ id: 'run-1', ...RUN });
    await runs.endInterrupted();
    expect(await runs.latest(5)).toMatchObject([{ id: 'run-1', outcome: 'interrupted' }]);
    await runs.begin({ id: 'run-2', ...RUN });
    await runs.begin({ id: 'run-3', ...RUN });
    expect((await runs.latest(5)).map(({ outcome }) => outcome)).toEqual([
      'running',
      'interrupted',
      'interrupted',
    ]);
  });
});
