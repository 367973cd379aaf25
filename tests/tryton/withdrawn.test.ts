import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import { maybeText, text } from '../../src-main/books/tryton/wire.ts';
import type { HttpClient, Services } from '../../src-main/core/ports/index.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import { createHttpClient, systemClock } from '../../src-main/platform/index.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import { deliverBooks } from '../../src-main/sync/deliver.ts';
import { runSync } from '../../src-main/sync/run.ts';
import { type AccountingDocument, accountNumber, booksId, failure } from '../../src-shared/model/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { aDaysInvoice } from '../contracts/books.ts';
import { putFile } from '../crash/scene.ts';
import { journalOf } from '../support/accounting-documents.ts';
import { MYR } from '../support/builders.ts';
import { requireTool } from '../support/requires.ts';
import { openServices } from '../support/services.ts';
import { salesFile } from '../support/shop.ts';
import { ADMIN_PASSWORD, clientOf, POS_USER } from '../support/tryton/company.ts';
import { enterLike } from '../support/tryton/entered.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

// What was begun in Tryton and is posted under another key since must not stay there for a person to post.

const BOOKS = booksId('bks_office');
const POST_INVOICE = 'model.account.invoice.post';
const POST_MOVE = 'model.account.move.post';

describe.skipIf(!requireTool('tryton').available)('drafts of what was withdrawn, in Tryton', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'daybook-withdrawn-'));
  const folder = path.join(home, 'till');
  let server: TrytonServer;
  let services: Services;
  /** The line is cut at a call of this method. */
  let cutAt: string | null = null;

  const http: HttpClient = {
    send: async (request) =>
      cutAt !== null && String(request.body).includes(`"${cutAt}"`)
        ? { kind: 'no-answer', cause: failure('books-unreachable') }
        : createHttpClient().send(request),
  };
  const books = () =>
    createTrytonBooks({
      http,
      clock: systemClock({}),
      url: server.url,
      database: server.database,
      user: POS_USER.user,
      password: () => Promise.resolve(POS_USER.password),
      currency: MYR,
    });
  const admin = () => clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });
  const sync = async (): Promise<void> => {
    const { ledger, signal } = services;
    // The books are not left alone after the line was cut.
    await ledger.deliveries.release({});
    await runSync(services, { streams: await ledger.streams.list(), from: null, to: null, signal });
  };
  const sell = (id: string, date: string, total: string): void =>
    putFile({ folder }, `${id}.csv`, salesFile([{ id, date, total, location: 'KL' }]));
  /** What the books do not have is withdrawn, and its documents are open again. */
  const withdraw = async (date: string): Promise<void> => {
    const { rows } = await services.ledger.deliveries.list(null, { cursor: null, limit: 50 });
    const keys = rows.filter((row) => row.date === date && row.state !== 'succeeded').map(({ key }) => key);
    expect(await services.ledger.deliveries.postAnew(BOOKS, keys, failure('overtaken-by-lock'))).toBe(1);
  };
  const drafts = async (): Promise<readonly string[]> => {
    const isDraft = [['state', '=', 'draft']];
    const invoices = await admin().read('account.invoice', isDraft, { reference: maybeText });
    const moves = await admin().read('account.move', isDraft, { description: maybeText });
    return [
      ...invoices.map(({ reference }) => reference),
      ...moves.map(({ description }) => description.split(' ', 1)[0] ?? ''),
    ];
  };
  const revenue = async (): Promise<number> => {
    const all = await books().balances(null);
    return -(all.find(({ account }) => account === accountNumber('4000'))?.balance ?? 0) / 100;
  };

  beforeAll(async () => {
    mkdirSync(folder);
    server = await startTryton();
    services = await openServices(path.join(home, 'shop.daybook'), { books });
    await services.ledger.books.create({
      id: BOOKS,
      name: 'Head office',
      system: 'tryton',
      currency: MYR,
      connection: {},
    });
    const connected = await serve(services, 'streams.connect', {
      provider: 'file',
      name: 'Till',
      folder,
      currency: 'MYR',
      books: 'Head office',
      settings: { autoInvoice: true, timeZone: 'UTC' },
    });
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
  }, 120_000);
  afterAll(async () => {
    await services.ledger.close();
    await server.remove();
    rmSync(home, { recursive: true, force: true });
  });

  test('are deleted before anything else is sent, and no others', async () => {
    sell('1', '2026-03-05', '5.00');
    await sync();
    // Of a day before it there can only be a move, which stays a draft as well.
    cutAt = POST_MOVE;
    sell('2', '2026-03-02', '6.00');
    await sync();
    expect(await drafts()).toEqual([expect.stringMatching(/\/2026-03-02\/invoice\/sales\/r1$/u)]);
    await withdraw('2026-03-02');

    cutAt = POST_INVOICE;
    sell('3', '2026-03-06', '7.00');
    await sync();
    expect(await drafts()).toEqual([expect.stringMatching(/\/2026-03-02\/invoice\/sales\/r2$/u)]);
    await withdraw('2026-03-02');

    // What a person has entered, what another ledger goes on with, and what a person is to post.
    cutAt = null;
    await enterLike(admin(), { ...aDaysInvoice('x'), date: businessDate('2026-03-09') }, 'FEED-1');
    const pending = journalOf('sample:1/KL/2026-03-05/journal/7/r1', { state: 'pending' });
    const other = {
      ...aDaysInvoice('sample:1/KL/2026-03-09/invoice/sales/r1'),
      date: businessDate('2026-03-09'),
    };
    cutAt = POST_INVOICE;
    const offered = ([pending, other] as readonly AccountingDocument[]).map((document) => ({
      document,
      contentHash: sha256(writeAccountingDocument(document)),
    }));
    await books().create(offered);
    cutAt = null;
    await sync();
    expect((await drafts()).toSorted()).toEqual(['FEED-1', other.key, pending.key].toSorted());
    expect(await revenue()).toBe(5 + 6 + 7);
    // Tryton lets nobody delete moves who may only post them: they are posted with nothing in them, and are no
    // documents of ours any more.
    const voids = await admin().read('account.move', [['description', 'like', 'Void: %']], {
      state: text,
      description: maybeText,
    });
    expect(voids).toEqual([
      {
        state: 'posted',
        description: expect.stringMatching(/^Void: \S+ Sales KL 2026-03-02 for .+ 6\.00$/u) as string,
      },
    ]);
    // Of moves.
    const { held } = await books().heldKeys!('1 0');
    expect(held.filter(({ key }) => key.includes('2026-03-02')).map(({ key }) => key.at(-1))).toEqual(['3']);
  }, 120_000);

  test('are posted with nothing in them in the end when that is interrupted', async () => {
    cutAt = POST_MOVE;
    sell('5', '2026-03-04', '9.00');
    await sync();
    await withdraw('2026-03-04');
    await sync();
    const described = async () => {
      const found = await admin().read('account.move', [['description', 'like', 'Void: %2026-03-04%']], {
        state: text,
      });
      return found.map(({ state }) => state);
    };
    expect(await described()).toEqual(['draft']);
    cutAt = null;
    await sync();
    expect(await described()).toEqual(['posted']);
    expect((await drafts()).filter((each) => each.includes('2026-03-04'))).toEqual([]);
    expect(await revenue()).toBe(5 + 6 + 7 + 9);
    const discarded = await serve(services, 'audit.list', { group: 'posting' });
    if (!discarded.ok) throw new Error(JSON.stringify(discarded.failure));
    const entries = discarded.value.entries.filter(({ action }) => action === 'draft-discarded');
    expect(entries.map(({ changes }) => changes)).toEqual([
      [{ field: '', before: null, after: 'voided' }],
      [{ field: '', before: null, after: 'deleted' }],
      [{ field: '', before: null, after: 'voided' }],
    ]);
  }, 120_000);

  test('are deleted by a run that has nothing to send as well', async () => {
    cutAt = POST_INVOICE;
    sell('4', '2026-03-10', '8.00');
    await sync();
    await withdraw('2026-03-10');
    cutAt = null;
    const there = (await drafts()).filter((each) => each.includes('2026-03-10'));
    expect(there).toHaveLength(1);
    await services.ledger.deliveries.release({});
    const [account] = (await services.ledger.books.list()).filter((one) => one.id === BOOKS);
    expect(await deliverBooks(services, account!, services.signal)).toBeNull();
    expect((await drafts()).filter((each) => each.includes('2026-03-10'))).toEqual([]);
    expect(await revenue()).toBe(5 + 6 + 7 + 9);
    await sync();
    expect(await revenue()).toBe(5 + 6 + 7 + 8 + 9);
  }, 120_000);
});
