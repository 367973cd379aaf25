import { ExpectedFailure, type Failure, failure } from '../../src-shared/model/index.ts';

/** Larger answers are no page of anything that Daybook asks for. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** As the port `HttpRequest` has it. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'not-sent'; readonly cause: Failure }
  | { readonly kind: 'no-answer'; readonly cause: Failure };

export interface HttpOptions {
  readonly maxBytes?: number;
}

/**
 * Failures in which no connection came about: the server has not seen the request. Of all others it may
 * have seen it, also where nothing came back but the end of the connection.
 */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The port `HttpClient` over the fetch of Node. Redirects are answers: no credentials go where one leads. */
export function createHttpClient(options: HttpOptions = {}): { send(request: Request): Promise<Outcome> } {
  const { maxBytes = MAX_ANSWER_BYTES } = options;
  return { send: (request) => ask(request, maxBytes) };
}

async function ask(request: Request, maxBytes: number): Promise<Outcome> {
  const { method, url, headers, body, timeoutMs } = request;
  const where = originOf(url);
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await textWithin(response, maxBytes, where);
    return {
      kind: 'answered',
      answer: { status: response.status, headers: Object.fromEntries(response.headers), text },
    };
  } catch (error) {
    if (error instanceof ExpectedFailure) return { kind: 'no-answer', cause: error.failure };
    const problem = problemOf(error);
    const cause = failure('books-unreachable', { where, data: { problem }, retry: 'now' });
    return { kind: NO_CONNECTION.has(problem) ? 'not-sent' : 'no-answer', cause };
  }
}

/** @throws ExpectedFailure books-not-understood when there is more than the limit */
async function textWithin(response: Response, maxBytes: number, where: string): Promise<string> {
  if (response.body === null) return '';
  const stream: AsyncIterable<Uint8Array> = response.body;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.byteLength;
    // Leaving the loop lets the connection go.
    if (bytes > maxBytes) {
      throw new ExpectedFailure('books-not-understood', {
        where,
        data: { problem: `an answer of more than ${maxBytes} bytes` },
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The code of the innermost cause: what fetch itself says is always "fetch failed". */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'time-out';
  if (error.cause instanceof Error) return problemOf(error.cause);
  return 'code' in error ? String(error.code) : error.name;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
