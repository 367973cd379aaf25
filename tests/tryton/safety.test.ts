import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import type { HttpClient, Services } from '../../src-main/core/ports/index.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import { createHttpClient, createIds, systemClock } from '../../src-main/platform/index.ts';
import { restoreLedger } from '../../src-main/storage/restore.ts';
import { watchLedger } from '../../src-main/sync/quarantine/watch.ts';
import { runSync } from '../../src-main/sync/run.ts';
import type { Channel, RequestInput, Responses } from '../../src-shared/ipc/contract.ts';
import { booksId } from '../../src-shared/model/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { putFile } from '../crash/scene.ts';
import { MYR } from '../support/builders.ts';
import { requireTool } from '../support/requires.ts';
import { openServices } from '../support/services.ts';
import { LATER, salesFile } from '../support/shop.ts';
import { ADMIN_PASSWORD, clientOf, closeThrough, POS_USER } from '../support/tryton/company.ts';
import { enterLike } from '../support/tryton/entered.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

// Whole syncs into a real Tryton: what others have entered, a restored ledger, and periods that are closed.

const BOOKS = 'Head office';

describe.skipIf(!requireTool('tryton').available)('posting to Tryton', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'daybook-safety-'));
  const ledger = path.join(home, 'shop.daybook');
  const folder = path.join(home, 'till');
  const data = path.join(home, 'data');
  let server: TrytonServer;
  let services: Services;
  /** What happens just before Tryton gets a call of this method, once. */
  let before: { readonly method: string; readonly work: () => Promise<void> } | null = null;

  const http: HttpClient = {
    send: async (request) => {
      const due = before !== null && String(request.body).includes(`"${before.method}"`) ? before : null;
      if (due !== null) {
        before = null;
        await due.work();
      }
      return createHttpClient().send(request);
    },
  };
  const admin = () => clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });
  const start = async (): Promise<void> => {
    services = await openServices(ledger, {
      data,
      books: () =>
        createTrytonBooks({
          http,
          clock: systemClock({}),
          url: server.url,
          database: server.database,
          user: POS_USER.user,
          password: () => Promise.resolve(POS_USER.password),
          currency: MYR,
        }),
    });
    await watchLedger(services);
  };
  const ask = async <C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]> => {
    const reply = await serve(services, channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  };
  const sell = (id: string, date: string, total: string): void =>
    putFile({ folder }, `${id}.csv`, salesFile([{ id, date, total, location: 'KL' }]));
  const sync = async () => {
    const streams = await services.ledger.streams.list();
    return runSync(services, { streams, from: null, to: null, signal: services.signal });
  };
  const rows = async (): Promise<readonly string[]> => {
    const page = await services.ledger.deliveries.list(null, { cursor: null, limit: 50 });
    return page.rows.map(({ date, total, state }) => `${date} ${total / 100} ${state}`);
  };
  /** Drafts as well, which a person may post one day. */
  const invoices = async () =>
    (await admin().search('account.invoice', [['state', '!=', 'cancelled']])).length;

  beforeAll(async () => {
    mkdirSync(folder);
    server = await startTryton();
    await start();
    const account = { id: booksId('bks_office'), name: BOOKS, system: 'tryton', currency: MYR } as const;
    await services.ledger.books.create({ ...account, connection: {} });
    const settings = { autoInvoice: true, timeZone: 'UTC' };
    await ask('streams.connect', {
      provider: 'file',
      name: 'Till',
      folder,
      currency: 'MYR',
      books: BOOKS,
      settings,
    });
  });
  afterAll(async () => {
    await services.ledger.close();
    await server.remove();
    rmSync(home, { recursive: true, force: true });
  });

  test('what a feed has brought already is held with its pair, until a person says that it is another', async () => {
    sell('1', '2026-03-02', '5.00');
    await sync();
    const [job] = await services.ledger.deliveries.ofDigest(
      (await ask('digests.list', {})).digests[0]!.id as never,
    );
    if (job?.document.type !== 'invoice') throw new Error('There is no invoice');
    // The same sale of the next day comes in by a feed as well.
    const date = businessDate('2026-03-03');
    await enterLike(admin(), { ...job.document, date }, 'FEED-1');
    sell('2', '2026-03-03', '5.00');
    sell('3', '2026-03-04', '6.00');
    await sync();
    expect(await rows()).toEqual(['2026-03-02 5 succeeded', '2026-03-03 5 held', '2026-03-04 6 succeeded']);
    const { rows: held } = await ask('status.rows', { statuses: ['held'] });
    expect(held).toMatchObject([
      {
        cause: { code: 'duplicate-suspected', data: { theirs: 'FEED-1', date: '2026-03-03', total: '5.00' } },
      },
    ]);
    await ask('status.post-anyway', { id: held[0]!.id, reason: 'The feed was of another till' });
    await sync();
    expect((await rows())[1]).toBe('2026-03-03 5 succeeded');
  }, 120_000);

  test('a restored ledger finds in Tryton what it has forgotten, and posts none of it twice', async () => {
    const backup = path.join(home, 'backup.daybook');
    await services.ledger.backup(backup);
    sell('4', '2026-03-05', '7.00');
    await sync();
    const there = await invoices();
    await services.ledger.close();
    const clock = { now: () => LATER };
    restoreLedger(ledger, backup, { clock, ids: createIds(clock) });
    await start();
    expect((await sync()).attention).toMatchObject([{ failure: { code: 'posting-quarantined' } }]);
    const verified = await ask('status.verify', { books: BOOKS });
    expect(verified.quarantine?.findings).toMatchObject({
      same: 3,
      different: 0,
      missing: 0,
      unknownHere: 1,
    });
    expect(verified.unknownHere).toEqual([expect.stringMatching(/^INV2026-/u)]);
    await ask('status.end-quarantine', { books: BOOKS, reason: 'It is of the day after the backup' });
    await sync();
    expect((await rows()).at(-1)).toBe('2026-03-05 7 succeeded');
    expect(await invoices()).toBe(there);
  }, 120_000);

  test('a period that is closed before a run is respected by it', async () => {
    await closeThrough(admin(), businessDate('2026-03-31'));
    sell('5', '2026-03-06', '8.00');
    await sync();
    expect((await rows()).at(-1)).toBe('2026-04-01 8 succeeded');
  }, 120_000);

  test('one that is closed while a run posts as well, in the same run', async () => {
    before = {
      method: 'model.account.invoice.create',
      work: () => closeThrough(admin(), businessDate('2026-04-30')),
    };
    sell('6', '2026-04-10', '9.00');
    const there = await invoices();
    await sync();
    expect(before).toBeNull();
    expect(await rows()).toContain('2026-05-01 9 succeeded');
    expect((await rows()).filter((row) => row.includes(' 9 '))).toEqual([
      '2026-04-10 9 held',
      '2026-05-01 9 succeeded',
    ]);
    expect(await invoices()).toBe(there + 1);
  }, 120_000);
});
