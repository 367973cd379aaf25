import type { Exchange, HttpOutcome, HttpRequest } from '../../core/ports/index.ts';
import { HIDDEN, hideIn, hideKnown, isLogin, readJson, secretsOf } from './secrets.ts';

/** Of a request or an answer: enough to see what was asked and what was said. */
const MAX_SHOWN_CHARS = 4_000;

/** What an answer says of itself that tells why; all other headers stay unseen. */
const SHOWN_HEADERS = ['content-type', 'retry-after'] as const;

/** A request with what came of it, as it went over the wire. */
export interface SeenExchange extends Pick<Exchange, 'at' | 'durationMs'> {
  readonly request: HttpRequest;
  readonly outcome: HttpOutcome;
}

/**
 * As support may see it. No header of a request is shown, and no query of an address; fields that name a
 * secret are emptied, of a login nothing is shown at all, and what is known as a secret (of the headers that
 * were sent, of logins before, and by `redact`) is taken out wherever it stands.
 * @param known secrets of other exchanges of the same session
 */
export function shownExchange(
  seen: SeenExchange,
  known: ReadonlySet<string>,
  redact: (text: string) => string,
): Exchange {
  const { at, durationMs, request, outcome } = seen;
  const secrets = new Set([...known, ...secretsOf(request, outcome)]);
  const isSecret = isLogin(request);
  const shown = (text: string): string =>
    isSecret && text !== '' ? HIDDEN : cut(hideKnown(redact(hideIn(text)), secrets));
  const answered = outcome.kind === 'answered' ? outcome.answer : null;
  return {
    at,
    method: request.method,
    target: shownTarget(request, (text) => hideKnown(redact(text), secrets)),
    status: answered?.status ?? null,
    durationMs,
    request: shown(request.body ?? ''),
    answer:
      answered === null
        ? problemOf(outcome)
        : [...headersOf(answered.headers), shown(answered.text)].join('\n').trim(),
  };
}

/** The address, and which method a call of JSON-RPC is for: all of them go to one address. */
function shownTarget({ url, body }: HttpRequest, hidden: (text: string) => string): string {
  const { origin, pathname } = URL.canParse(url) ? new URL(url) : { origin: '', pathname: '' };
  const called = readJson(body ?? '');
  const method =
    typeof called === 'object' && called !== null && 'method' in called && typeof called.method === 'string'
      ? ` ${called.method}`
      : '';
  return cut(hidden(`${origin}${pathname}${method}`));
}

function headersOf(headers: Readonly<Record<string, string>>): readonly string[] {
  return SHOWN_HEADERS.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [`${name}: ${value}`];
  });
}

function problemOf(outcome: HttpOutcome): string {
  if (outcome.kind === 'answered') return '';
  const { code, data } = outcome.cause;
  return [code, ...Object.values(data).map(String)].join(' ');
}

function cut(text: string): string {
  return text.length <= MAX_SHOWN_CHARS ? text : `${text.slice(0, MAX_SHOWN_CHARS)}…`;
}
