import { expect, test } from 'vitest';
import type { HttpOutcome, HttpRequest } from '../../../src-main/core/ports/index.ts';
import { shownExchange } from '../../../src-main/sync/exchanges/shown-exchange.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { instant } from '../../../src-shared/time/index.ts';

const SECRET = 'hunter-2-hunter';

function shown(
  request: Partial<HttpRequest>,
  answer: {
    readonly status?: number;
    readonly headers?: Record<string, string>;
    readonly text?: string;
  } = {},
  {
    known = [],
    redact = (text: string) => text,
  }: { known?: string[]; redact?: (text: string) => string } = {},
) {
  return shownExchange(
    {
      at: instant(1),
      durationMs: 2,
      request: {
        method: 'POST',
        url: 'https://books.example/shop/',
        headers: {},
        body: '{}',
        timeoutMs: 1,
        ...request,
      },
      outcome: { kind: 'answered', answer: { status: 200, headers: {}, text: '{}', ...answer } },
    },
    new Set(known),
    redact,
  );
}

const session = `Session ${Buffer.from(`pos:7:${SECRET}`).toString('base64')}`;

test.each([
  ['an address', shown({ url: `https://me:${SECRET}@books.example/shop/?token=${SECRET}` })],
  [
    'the headers that were sent',
    shown({ headers: { authorization: `Bearer ${SECRET}`, cookie: `s=${SECRET}` } }),
  ],
  ['the headers of the answer', shown({}, { headers: { 'set-cookie': `sid=${SECRET}; HttpOnly` } })],
  [
    'fields of a request',
    shown({ body: JSON.stringify({ user: 'me', password: SECRET, deep: [{ apiKey: SECRET }] }) }),
  ],
  [
    'fields of an answer',
    shown({}, { text: JSON.stringify({ result: { session_token: SECRET, access_token: SECRET } }) }),
  ],
  ['JSON in a field', shown({ body: JSON.stringify({ data: JSON.stringify({ password: SECRET }) }) })],
  [
    'a login and its answer',
    shown(
      { body: JSON.stringify({ method: 'common.db.login', params: ['pos', { password: SECRET }] }) },
      { text: JSON.stringify({ id: 1, result: [7, SECRET] }) },
    ),
  ],
  [
    'a login by its address',
    shown({ url: 'https://books.example/oauth2/token', body: `code=${SECRET}` }, { text: SECRET }),
  ],
  [
    'what a header was sent with, said again',
    shown({ headers: { authorization: `Bearer ${SECRET}` } }, { text: `bad: ${SECRET}` }),
  ],
  [
    'what a header was made of',
    shown({ headers: { authorization: session } }, { text: `no such session ${SECRET}` }),
  ],
  ['a form', shown({ body: `grant_type=password&password=${SECRET}&client_secret=${SECRET}` })],
  ['XML', shown({}, { text: `<login><ns:Password type="text">${SECRET}</ns:Password></login>` })],
  [
    'a page that repeats the headers',
    shown({}, { text: `<pre>\nAuthorization: Bearer ${SECRET}\nSet-Cookie: sid=${SECRET}\n</pre>` }),
  ],
  ['JSON that was cut off', shown({}, { text: `{"user":"me","password":"${SECRET}","rest":"…` })],
  ['JSON that was cut off within', shown({}, { text: `{"user":"me","session_token":"${SECRET}` })],
  ['what is known from another exchange', shown({}, { text: `said: ${SECRET}` }, { known: [SECRET] })],
  ['what was handed out', shown({}, { text: SECRET }, { redact: (text) => text.replaceAll(SECRET, '•••') })],
])('no secret is shown of %s', (_, exchange) => {
  expect(JSON.stringify(exchange)).not.toContain(SECRET);
  expect(JSON.stringify(exchange)).not.toContain(session);
});

test('all else is shown: what was called, what was sent and what was said', () => {
  const body = JSON.stringify({ id: 1, method: 'model.account.move.create', params: [{ number: 'KL-1' }] });
  const headers = { 'content-type': 'application/json', 'retry-after': '7', server: 'nginx' };
  expect(shown({ body }, { status: 429, headers, text: '{"error":["UserError",["No period"]]}' })).toEqual({
    at: 1,
    method: 'POST',
    target: 'https://books.example/shop/ model.account.move.create',
    status: 429,
    durationMs: 2,
    request: body,
    answer: 'content-type: application/json\nretry-after: 7\n{"error":["UserError",["No period"]]}',
  });
});

test('where no answer came it says why', () => {
  const outcome: HttpOutcome = {
    kind: 'not-sent',
    cause: failure('books-unreachable', { data: { problem: 'ECONNREFUSED' } }),
  };
  const request: HttpRequest = { method: 'GET', url: 'nowhere', headers: {}, body: null, timeoutMs: 1 };
  const exchange = shownExchange(
    { at: instant(1), durationMs: 2, request, outcome },
    new Set(),
    (text) => text,
  );
  expect(exchange).toMatchObject({ status: null, request: '', answer: 'books-unreachable ECONNREFUSED' });
});

test('what is long is cut, and no secret begins at the cut', () => {
  const text = `${'x'.repeat(3_995)}${SECRET}${'y'.repeat(5_000)}`;
  const { answer } = shown({ headers: { authorization: `Bearer ${SECRET}` } }, { text });
  expect(answer).toMatch(/^x{3995}•••yy…$/u);
});
