import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import { maybeText, text } from '../../src-main/books/tryton/wire.ts';
import type { HttpClient } from '../../src-main/core/ports/index.ts';
import { createHttpClient, systemClock } from '../../src-main/platform/index.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import { type AccountingDocument, failure } from '../../src-shared/model/index.ts';
import { type BusinessDate, businessDate } from '../../src-shared/time/index.ts';
import { aDaysInvoice } from '../contracts/books.ts';
import { receiptOf } from '../support/accounting-documents.ts';
import { MYR } from '../support/builders.ts';
import { requireTool } from '../support/requires.ts';
import { ADMIN_PASSWORD, clientOf, closeThrough, POS_USER } from '../support/tryton/company.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

// What is posted anew on another day must have left nothing that a person could post beside it.

const POST_INVOICE = 'model.account.invoice.post';

describe.skipIf(!requireTool('tryton').available)('drafts in Tryton', () => {
  let server: TrytonServer;
  beforeAll(async () => {
    server = await startTryton();
  });
  afterAll(() => server.remove());

  const admin = () => clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });
  const booksOver = (send: HttpClient['send']) =>
    createTrytonBooks({
      http: { send },
      clock: systemClock({}),
      url: server.url,
      database: server.database,
      user: POS_USER.user,
      password: () => Promise.resolve(POS_USER.password),
      currency: MYR,
    });
  const whole: HttpClient['send'] = (request) => createHttpClient().send(request);
  const offer = async (documents: readonly AccountingDocument[], send = whole) => {
    const outcomes = await booksOver(send).create(
      documents.map((document) => ({ document, contentHash: sha256(writeAccountingDocument(document)) })),
    );
    return outcomes.map((outcome) => ('cause' in outcome ? outcome.cause.code : outcome.kind));
  };
  /** Just before Tryton gets a call of this method. */
  const before = (method: string, work: () => Promise<void>): HttpClient['send'] => {
    let due = true;
    return async (request) => {
      if (due && String(request.body).includes(`"${method}"`)) {
        due = false;
        await work();
      }
      return createHttpClient().send(request);
    };
  };
  /** The line is cut at a call of this method. */
  const cutAt =
    (method: string): HttpClient['send'] =>
    async (request) =>
      String(request.body).includes(`"${method}"`)
        ? { kind: 'no-answer', cause: failure('books-unreachable') }
        : createHttpClient().send(request);
  /** What it says to each document that is to be posted. */
  const answering =
    (error: readonly unknown[]): HttpClient['send'] =>
    async (request) => {
      if (!/"model.account.(?:invoice|move).post"/u.test(String(request.body))) {
        return createHttpClient().send(request);
      }
      const text = JSON.stringify({ id: 1, error });
      return { kind: 'answered', answer: { status: 200, headers: {}, text } };
    };
  const close = (day: BusinessDate) => closeThrough(admin(), day);
  /** Records of ours with their states. */
  const there = async (key: string): Promise<readonly string[]> => {
    const invoices = await admin().read('account.invoice', [['reference', 'like', `${key}%`]], {
      state: text,
    });
    const moves = await admin().read('account.move', [['description', 'like', `${key}%`]], {
      state: text,
      description: maybeText,
    });
    return [...invoices, ...moves].map(({ state }) => state).toSorted();
  };
  const on = <D extends AccountingDocument>(document: D, month: number): D => ({
    ...document,
    date: businessDate(`2026-0${month}-10`),
  });

  test('none is made of an invoice in a closed period', async () => {
    await close(businessDate('2026-01-31'));
    expect(await offer([on(aDaysInvoice('a/1'), 1)])).toEqual(['period-locked']);
    expect(await there('a/1')).toEqual([]);
  }, 120_000);

  test('none stays of one whose period is closed before it is posted', async () => {
    const closed = before(POST_INVOICE, () => close(businessDate('2026-02-28')));
    expect(await offer([on(aDaysInvoice('b/1'), 2)], closed)).toEqual(['period-locked']);
    expect(await there('b/1')).toEqual([]);
  }, 120_000);

  test('one that was begun is deleted when its period is closed before it is gone on with', async () => {
    const invoice = on(aDaysInvoice('c/1'), 3);
    expect(await offer([invoice], cutAt(POST_INVOICE))).toEqual(['books-unreachable']);
    expect(await there('c/1')).toEqual(['draft']);
    await close(businessDate('2026-03-31'));
    expect(await offer([invoice])).toEqual(['period-locked']);
    expect(await there('c/1')).toEqual([]);
  }, 120_000);

  test('an invoice that is posted already is not said to be overtaken by the lock of its period', async () => {
    const invoice = on(aDaysInvoice('d/1'), 4);
    expect(await offer([invoice], cutAt('model.account.move.create'))).toEqual(['books-unreachable']);
    await close(businessDate('2026-04-30'));
    expect(await offer([invoice])).toEqual(['books-refused']);
    expect(await there('d/1')).toEqual(['posted']);
  }, 120_000);

  test('no invoice stays that Tryton refuses to post, and moves that do are gone on with', async () => {
    const refuses = answering(['UserError', ['Not today.', '']]);
    const documents = [on(aDaysInvoice('e/1'), 5), ...['f/1', 'f/2'].map((key) => on(receiptOf(key), 5))];
    expect(await offer(documents, refuses)).toEqual(['books-refused', 'books-refused', 'books-refused']);
    expect(await there('e/1')).toEqual([]);
    expect(await offer(documents)).toEqual(['created', 'created', 'created']);
    expect(await there('f/')).toEqual(['posted', 'posted']);
  }, 120_000);
});
