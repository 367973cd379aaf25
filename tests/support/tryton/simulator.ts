import type { HttpClient, HttpOutcome, HttpRequest } from '../../../src-main/core/ports/index.ts';
import { failure } from '../../../src-shared/model/index.ts';

/** What a method of the simulated server does: a result, or `fail` with an error of Tryton's. */
export type Method = (params: readonly unknown[]) => unknown;

/** An error as Tryton answers it. */
export class TrytonError extends Error {
  readonly kind: string;
  readonly detail: unknown;
  constructor(kind: string, detail: unknown) {
    super(kind);
    this.kind = kind;
    this.detail = detail;
  }
}

/** What happens to the next request instead of what should. */
export type Mishap =
  | 'session-ended'
  | 'refused-connection'
  | 'lost-answer'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly text?: string };

const PASSWORD = 'right-password';

/**
 * The protocol of Tryton, as strictly as the real server has it: three fields and no other, a session
 * that was given out, the context as the last argument. What methods do, each test says.
 */
export class TrytonSimulator implements HttpClient {
  readonly password = PASSWORD;
  readonly calls: { readonly method: string; readonly params: readonly unknown[] }[] = [];
  readonly mishaps: { readonly method: string; readonly mishap: Mishap }[] = [];
  readonly #methods: Readonly<Record<string, Method>>;
  #session = 0;

  constructor(methods: Readonly<Record<string, Method>> = {}) {
    this.#methods = methods;
  }

  /** The methods that were called, logins left out. */
  get called(): readonly string[] {
    return this.calls.map(({ method }) => method).filter((method) => method.startsWith('model.'));
  }

  async send(request: HttpRequest): Promise<HttpOutcome> {
    const { method, params } = this.#parse(request);
    const at = this.mishaps.findIndex((each) => each.method === method);
    const mishap = at === -1 ? null : (this.mishaps.splice(at, 1)[0]?.mishap ?? null);
    if (mishap === 'refused-connection') {
      return { kind: 'not-sent', cause: failure('books-unreachable', { where: request.url }) };
    }
    if (mishap === 'session-ended') return answered(401, 'Unauthorized');
    if (mishap !== null && mishap !== 'lost-answer') {
      return answered(mishap.status, mishap.text ?? '', mishap.headers);
    }
    this.calls.push({ method, params });
    const outcome = this.#answer(method, params, request.headers['authorization']);
    return mishap === 'lost-answer'
      ? { kind: 'no-answer', cause: failure('books-unreachable', { where: request.url }) }
      : outcome;
  }

  #parse({ url, body, headers }: HttpRequest) {
    if (headers['content-type'] !== 'application/json') throw new RangeError('JSON only');
    const parsed = JSON.parse(body ?? '') as { id: unknown; method: string; params: readonly unknown[] };
    // Only the version is asked of the server itself.
    const place = parsed.method === 'common.server.version' ? '' : 'shop/';
    if (url !== `http://books.test/${place}`) throw new RangeError(`There is no ${parsed.method} at ${url}`);
    if (Object.keys(parsed).toSorted().join() !== 'id,method,params') throw new RangeError('Another field');
    return parsed;
  }

  #answer(method: string, params: readonly unknown[], authorization: string | undefined): HttpOutcome {
    if (method === 'common.db.login') return answered(200, JSON.stringify(this.#logIn(params)));
    if (method === 'common.server.version') return answered(200, JSON.stringify({ id: 1, result: '6.0.29' }));
    const given = Buffer.from(`pos:7:session-${this.#session}`).toString('base64');
    if (authorization !== `Session ${given}`) return answered(401, 'Unauthorized');
    if (method === 'model.res.user.get_preferences') {
      return answered(200, JSON.stringify({ id: 1, result: { company: 1, language: 'en' } }));
    }
    const context = params.at(-1);
    if (typeof context !== 'object' || context === null || !('company' in context)) {
      throw new RangeError(`${method} has no context`);
    }
    const work = this.#methods[method];
    if (work === undefined) throw new RangeError(`No such method: ${method}`);
    try {
      return answered(200, JSON.stringify({ id: 1, result: work(params) ?? null }));
    } catch (error) {
      if (!(error instanceof TrytonError)) throw error;
      return answered(200, JSON.stringify({ id: 1, error: [error.kind, error.detail] }));
    }
  }

  #logIn(params: readonly unknown[]): unknown {
    const [user, given] = params as readonly [string, { readonly password: string }];
    if (user !== 'pos' || given.password !== this.password) return { id: 1, result: null };
    this.#session += 1;
    return { id: 1, result: [7, `session-${this.#session}`, null] };
  }
}

function answered(status: number, text: string, headers: Readonly<Record<string, string>> = {}): HttpOutcome {
  return { kind: 'answered', answer: { status, headers, text } };
}
