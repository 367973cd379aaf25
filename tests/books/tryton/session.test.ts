import { describe, expect, test } from 'vitest';
import type { HttpOutcome, HttpRequest } from '../../../src-main/core/ports/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { CallFailed } from '../../../src-main/books/tryton/faults.ts';
import { Session } from '../../../src-main/books/tryton/session.ts';
import { formatInstant, instant } from '../../../src-shared/time/index.ts';
import { type Method, TrytonError, TrytonSimulator } from '../../support/tryton/simulator.ts';

const NOW = instant(Date.UTC(2026, 4, 4, 12));
const POST = 'model.account.move.post';
const WARN = 'model.res.user.warning.create';

function sessionWith(methods: Readonly<Record<string, Method>>, password = 'right-password') {
  const server = new TrytonSimulator(methods);
  const session = new Session({
    http: server,
    clock: { now: () => NOW },
    url: 'http://books.test/',
    database: 'shop',
    user: 'pos',
    password: async () => password,
  });
  return { server, session };
}

async function fault(work: Promise<unknown>): Promise<CallFailed> {
  const caught: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(caught instanceof CallFailed)) throw new Error(`No failure of a call: ${String(caught)}`);
  return caught;
}

describe('a session', () => {
  test('logs in once, and sends the context of the person last', async () => {
    const { server, session } = sessionWith({ [POST]: () => 'posted' });
    expect(await session.call(POST, [[1]])).toBe('posted');
    expect(await session.call(POST, [[2]], { date: null })).toBe('posted');
    expect(server.called).toEqual(['model.res.user.get_preferences', POST, POST]);
    expect(server.calls.at(-1)?.params).toEqual([[2], { company: 1, language: 'en', date: null }]);
  });

  test('logs in anew when it was ended, and makes the call again, once', async () => {
    let posted = 0;
    const { server, session } = sessionWith({ [POST]: () => (posted += 1) });
    await session.call(POST, [[1]]);
    server.mishaps.push({ method: POST, mishap: 'session-ended' });
    expect(await session.call(POST, [[2]])).toBe(2);
    server.mishaps.push({ method: POST, mishap: 'session-ended' }, { method: POST, mishap: 'session-ended' });
    const { kind, failure } = await fault(session.call(POST, [[3]]));
    expect([kind, failure.code]).toEqual(['not-sent', 'credentials-expired']);
    expect(posted).toBe(2);
  });

  test('waits two minutes for an answer, or as long as it is told', async () => {
    const waited: number[] = [];
    const http = {
      send: async ({ timeoutMs }: HttpRequest): Promise<HttpOutcome> => {
        waited.push(timeoutMs);
        return { kind: 'not-sent', cause: failure('books-unreachable') };
      },
    };
    const options = {
      http,
      clock: { now: () => NOW },
      url: 'http://books.test/',
      database: 'shop',
      user: 'pos',
      password: async () => 'x',
    };
    await fault(new Session(options).call(POST, [[1]]));
    await fault(new Session({ ...options, timeoutMs: 700 }).call(POST, [[1]]));
    expect(waited).toEqual([120_000, 700]);
  });

  test('a wrong password is said as such, and a right one later is taken', async () => {
    const { server, session } = sessionWith({ [POST]: () => 'posted' }, 'wrong-password');
    const { kind, failure } = await fault(session.call(POST, [[1]]));
    expect([kind, failure.code, failure.where]).toEqual([
      'not-sent',
      'credentials-expired',
      'http://books.test/',
    ]);
    expect(JSON.stringify(failure)).not.toContain('wrong-password');
    Object.assign(server, { password: 'wrong-password' });
    expect(await session.call(POST, [[1]])).toBe('posted');
  });

  const POST_INVOICE = 'model.account.invoice.post';

  test('a warning of what every invoice is, is answered with yes, and the call is made again', async () => {
    const acknowledged: unknown[] = [];
    const { session } = sessionWith({
      [POST_INVOICE]: () => {
        if (acknowledged.length === 0) {
          throw new TrytonError('UserWarning', ['invoice_payment_term_9', 'Sure?', '']);
        }
        return 'posted';
      },
      [WARN]: ([values]) => void acknowledged.push(values),
    });
    expect(await session.call(POST_INVOICE, [[9]])).toBe('posted');
    expect(acknowledged).toEqual([[{ user: 7, name: 'invoice_payment_term_9', always: false }]]);
  });

  test.each([
    [POST_INVOICE, 'invoice_similar_9'],
    [POST_INVOICE, 'other invoice_payment_term_9'],
    [POST, 'invoice_payment_term_9'],
    ['model.stock.shipment.out.done', 'd41d8cd98f00b204e9800998ecf8427e.negative'],
  ])('%s: the warning "%s" is a refusal in its words', async (method, name) => {
    const acknowledged: unknown[] = [];
    const { session } = sessionWith({
      [method]: () => {
        throw new TrytonError('UserWarning', [name, 'There is one like it.', 'Post it as well?']);
      },
      [WARN]: ([values]) => void acknowledged.push(values),
    });
    const { kind, failure: cause } = await fault(session.call(method, [[9]]));
    expect([kind, cause.code, cause.data]).toEqual([
      'refused',
      'books-refused',
      { problem: 'There is one like it. Post it as well?' },
    ]);
    expect(acknowledged).toEqual([]);
  });

  test('warnings that never end are a refusal', async () => {
    let asked = 0;
    const { session } = sessionWith({
      [POST_INVOICE]: () => {
        asked += 1;
        throw new TrytonError('UserWarning', ['invoice_payment_term_9', 'Sure?', '']);
      },
      [WARN]: () => [1],
    });
    expect((await fault(session.call(POST_INVOICE, [[9]]))).kind).toBe('refused');
    expect(asked).toBeGreaterThan(1);
  });
});

describe('what went wrong', () => {
  test.each([
    ['UserError', ['No period for the date.', 'Open one.', null], 'refused', 'books-refused'],
    ["'foo'", '', 'refused', 'books-refused'],
    ['ConcurrencyException', ['Records were modified'], 'not-sent', 'books-busy'],
    ['could not obtain lock on row in relation "x"', '', 'not-sent', 'books-busy'],
    ['UserError', ['database is locked', ''], 'not-sent', 'books-busy'],
  ])('%s %j is %s: %s', async (kind, detail, as, code) => {
    const { session } = sessionWith({
      [POST]: () => {
        throw new TrytonError(kind, detail);
      },
    });
    const caught = await fault(session.call(POST, [[1]]));
    expect([caught.kind, caught.failure.code]).toEqual([as, code]);
  });

  test('a person reads what Tryton says, with its description', async () => {
    const { session } = sessionWith({
      [POST]: () => {
        throw new TrytonError('UserError', ['No period\nfor the date.', 'Open one.', null]);
      },
    });
    expect((await fault(session.call(POST, [[1]]))).failure.data).toEqual({
      problem: 'No period for the date. Open one.',
    });
  });

  test.each([
    ['refused-connection' as const, 'not-sent', 'books-unreachable'],
    ['lost-answer' as const, 'no-answer', 'books-unreachable'],
    [{ status: 500 }, 'no-answer', 'books-failed'],
    [{ status: 502, text: '<html>' }, 'no-answer', 'books-failed'],
    [{ status: 503 }, 'no-answer', 'books-failed'],
    [{ status: 503, headers: { 'retry-after': '90' } }, 'not-sent', 'books-busy'],
    [{ status: 429 }, 'not-sent', 'books-busy'],
    [{ status: 403, text: '<html>' }, 'not-sent', 'books-not-understood'],
    [{ status: 404 }, 'not-sent', 'books-not-understood'],
    [{ status: 302 }, 'no-answer', 'books-not-understood'],
    [{ status: 200, text: '<html>Sign in</html>' }, 'no-answer', 'books-not-understood'],
    [{ status: 200, text: '{"id":1}' }, 'no-answer', 'books-not-understood'],
  ])('%j: %s, %s', async (mishap, kind, code) => {
    const { server, session } = sessionWith({ [POST]: () => 'posted' });
    await session.call(POST, [[1]]);
    server.mishaps.push({ method: POST, mishap });
    const caught = await fault(session.call(POST, [[2]]));
    expect([caught.kind, caught.failure.code]).toEqual([kind, code]);
  });

  test('who asks to wait is asked again when they said', async () => {
    const { server, session } = sessionWith({ [POST]: () => 'posted' });
    server.mishaps.push({ method: POST, mishap: { status: 429, headers: { 'retry-after': '90' } } });
    const { failure } = await fault(session.call(POST, [[1]]));
    const until = instant(NOW + 90_000);
    expect(failure.retry).toEqual({ after: until });
    expect(failure.data).toEqual({ until: formatInstant(until) });
  });
});
