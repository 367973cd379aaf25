import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '../../src-main/core/ports/index.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import { pullStream } from '../../src-main/sync/pull.ts';
import { runSync } from '../../src-main/sync/run.ts';
import { booksId, ExpectedFailure, failure, type SyncRun } from '../../src-shared/model/index.ts';
import { currencyCode } from '../../src-shared/money/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { FakeBooks } from '../support/delivery-shop.ts';
import { openServices } from '../support/services.ts';
import { putFile } from '../crash/scene.ts';
import { salesFile } from '../support/shop.ts';

// A whole sync into books that are not the embedded ones.

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-other-books-'));
const books = { current: new FakeBooks() };
let services: Services;

beforeEach(async () => {
  books.current = new FakeBooks();
  services = { ...(await openServices(path.join(folder, 'shop.daybook'))), openBooks: () => books.current };
  books.current.accounts = services.defaultChart;
  putFile({ folder }, 'a.csv', salesFile([{ id: '1', total: '5.00', date: '2026-10-01' }]));
  const settings = { autoInvoice: true, timeZone: 'UTC' };
  const input = { provider: 'file', name: 'Till', folder, currency: 'EUR', settings };
  const reply = await serve(services, 'streams.connect', input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
});
afterEach(async () => {
  await services.ledger.close();
  for (const file of ['shop.daybook', 'a.csv', 'b.csv']) rmSync(path.join(folder, file), { force: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sync(): Promise<SyncRun> {
  const streams = await services.ledger.streams.list();
  return runSync(services, { streams, from: null, to: null, signal: services.signal });
}

async function dates(): Promise<readonly string[]> {
  const { rows } = await services.ledger.deliveries.list(null, { cursor: null, limit: 50 });
  return rows.map(({ date, state }) => `${date} ${state}`);
}

test('their own lock date is respected before a document is made', async () => {
  books.current.locked = businessDate('2026-10-02');
  await sync();
  expect(await dates()).toEqual(['2026-10-03 succeeded']);
});

test('out of reach they stop nothing but the delivery, which goes on by itself when they are back', async () => {
  books.current.down = () => failure('books-unreachable');
  const run = await sync();
  expect(run.attention).toMatchObject([{ kind: 'failed', failure: { code: 'books-unreachable' } }]);
  expect(await dates()).toEqual(['2026-10-01 waiting']);
  books.current.down = () => null;
  await services.ledger.deliveries.release({});
  expect((await sync()).deliveries).toMatchObject({ succeeded: 1, waiting: 0 });
});

test('out of reach they are asked once in a whole sync', async () => {
  await sync();
  let asked = 0;
  books.current.down = () => {
    asked += 1;
    return failure('books-unreachable');
  };
  putFile({ folder }, 'b.csv', salesFile([{ id: '2', total: '6.00', date: '2026-10-02' }]));
  const run = await sync();
  expect(asked).toBe(1);
  expect(run.documents.new).toBe(1);
  expect(run.attention).toMatchObject([{ kind: 'failed', failure: { code: 'books-unreachable' } }]);
  expect(await dates()).toEqual(['2026-10-01 succeeded', '2026-10-02 waiting']);
});

test('they are asked once in a sync, however many of their days have changed', async () => {
  const till = path.join(folder, 'office');
  mkdirSync(till);
  const account = {
    id: booksId('bks_office'),
    name: 'Head office',
    system: 'tryton' as const,
    currency: currencyCode('EUR'),
  };
  await services.ledger.books.create({ ...account, connection: {} });
  const settings = { autoInvoice: true, timeZone: 'UTC', changedDays: 'adjust' };
  const office = { provider: 'file', name: 'Office', folder: till, currency: 'EUR', books: 'Head office' };
  expect(await serve(services, 'streams.connect', { ...office, settings })).toMatchObject({ ok: true });
  const stream = (await services.ledger.streams.list()).find(({ name }) => name === 'Office');
  if (stream === undefined) throw new Error('There is no stream');
  const run = () => runSync(services, { streams: [stream], from: null, to: null, signal: services.signal });
  const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
  const tell = (file: string, total: string): void =>
    putFile({ folder: till }, file, salesFile(days.map((date, at) => ({ id: `o${at}`, total, date }))));
  tell('c.csv', '5.00');
  await run();
  const asked: string[] = [];
  const { accounts } = books.current;
  books.current.chart = async () => {
    asked.push('chart');
    return accounts;
  };
  books.current.lockedThrough = async () => {
    asked.push('lock');
    return null;
  };
  tell('d.csv', '7.00');
  expect((await run()).deliveries.succeeded).toBe(days.length);
  // Once before anything is delivered, and the lock once more when it was.
  expect(asked.toSorted()).toEqual(['chart', 'lock', 'lock']);
});

test('a till is read when they refuse to say what they have locked', async () => {
  const [stream] = await services.ledger.streams.list();
  if (stream === undefined) throw new Error('There is no stream');
  books.current.lockedThrough = async () => {
    throw new ExpectedFailure('books-refused');
  };
  const { documents } = await pullStream(services, stream, { from: null, to: null, signal: services.signal });
  expect(documents.new).toBe(1);
});

test('what they lock meanwhile is posted anew on the first open day, once', async () => {
  books.current.answer = () => {
    books.current.locked = businessDate('2026-10-02');
    books.current.answer = () => 'created';
    return { refused: failure('period-locked') };
  };
  await sync();
  expect(await dates()).toEqual(['2026-10-01 held', '2026-10-03 succeeded']);
  expect(books.current.made).toHaveLength(1);
});

test('a stream that holds such days posts them once the period is opened, and says so until then', async () => {
  const held = { stream: 'Till', settings: { lockedDays: 'hold' } };
  expect(await serve(services, 'streams.set', held)).toMatchObject({ ok: true });
  books.current.locked = businessDate('2026-10-02');
  putFile({ folder }, 'b.csv', salesFile([{ id: '2', total: '6.00', date: '2026-10-03' }]));
  const run = await sync();
  expect(run.attention).toMatchObject([
    {
      kind: 'failed',
      failure: { code: 'period-locked', data: { lockedThrough: '2026-10-02' } },
    },
  ]);
  expect(await dates()).toEqual(['2026-10-03 succeeded']);
  books.current.locked = null;
  await sync();
  expect(await dates()).toEqual(['2026-10-01 succeeded', '2026-10-03 succeeded']);
});

test('what a lock overtakes on its way stays as well in a stream that holds it', async () => {
  await serve(services, 'streams.set', { stream: 'Till', settings: { lockedDays: 'hold' } });
  books.current.answer = () => {
    books.current.locked = businessDate('2026-10-02');
    return { refused: failure('period-locked') };
  };
  await sync();
  await sync();
  expect(await dates()).toEqual(['2026-10-01 failed']);
  books.current.answer = () => 'created';
  books.current.locked = null;
  await sync();
  expect(await dates()).toEqual(['2026-10-01 succeeded']);
});
