import { z } from 'zod';
import { type DeliveryKey, failure } from '../../../src-shared/model/index.ts';
import { formatInstant, retryAfter } from '../../../src-shared/time/index.ts';
import type { Clock, HttpAnswer, HttpClient } from '../../core/ports/index.ts';
import { failureOfError, WARNING } from './errors.ts';
import { CallFailed } from './faults.ts';
import { isExpected } from './warnings.ts';

/** Posting an invoice of a thousand lines takes most of a minute. */
const TIMEOUT_MS = 120_000;
/** A document raises one or two; more would be a circle. */
const MAX_WARNINGS = 10;

const reply = z
  .object({ error: z.tuple([z.string()], z.unknown()) })
  .or(z.object({ result: z.unknown() }).refine((value) => value.result !== undefined));
const loggedIn = z.tuple([z.int(), z.string()], z.unknown());
const preferences = z.record(z.string(), z.unknown());
const warning = z.tuple([z.string()], z.unknown());

export interface SessionOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Address of the server, as the person has entered it. */
  readonly url: string;
  readonly database: string;
  readonly user: string;
  /** Read anew for each login: a person may have entered another one. @throws ExpectedFailure */
  readonly password: () => Promise<string>;
  /** Until an answer is there; left out: as long as the largest document takes. */
  readonly timeoutMs?: number;
}

interface Login {
  readonly user: number;
  readonly authorization: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/**
 * JSON-RPC over HTTP. It logs in at the first call, and again when Tryton has ended the session, which
 * it does after a few idle minutes for calls that post while others still work.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #server: string;
  readonly #endpoint: string;
  #login: Promise<Login> | null = null;
  #calls = 0;
  #about: readonly DeliveryKey[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#server = options.url.replace(/\/+$/u, '');
    this.#endpoint = `${this.#server}/${encodeURIComponent(options.database)}/`;
  }

  /** For failures: which books it was. */
  get where(): string {
    return this.#options.url;
  }

  /** What is called meanwhile is for these documents. They are worked on one after the other. */
  async about<T>(keys: readonly DeliveryKey[], work: () => Promise<T>): Promise<T> {
    const before = this.#about;
    this.#about = keys;
    try {
      return await work();
    } finally {
      this.#about = before;
    }
  }

  /**
   * Calls a method of a model, with the person's context as the last argument. What Tryton asks about every
   * document of ours is answered; any other warning is a refusal.
   * @param more goes over the person's own context
   * @throws CallFailed
   */
  async call(method: string, args: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
    for (let warnings = 0; ; warnings += 1) {
      const { user, context } = await this.#loggedIn();
      const answer = await this.#withLogin(method, [...args, { ...context, ...more }]);
      if (!('error' in answer)) return answer.result;
      const [kind, detail] = answer.error;
      const name = kind === WARNING && warnings < MAX_WARNINGS ? warning.safeParse(detail) : null;
      if (name?.success !== true || !isExpected(method, name.data[0])) {
        throw failureOfError(kind, detail, this.where);
      }
      // What a person would be asked about is what the document says: the answer is yes.
      await this.#withLogin('model.res.user.warning.create', [
        [{ user, name: name.data[0], always: false }],
        context,
      ]);
    }
  }

  /** The number of the person who is logged in. @throws CallFailed */
  async user(): Promise<number> {
    return (await this.#loggedIn()).user;
  }

  /** The version of the server; needs no login. @throws CallFailed */
  async version(): Promise<string> {
    const answer = await this.#post('common.server.version', [], null, `${this.#server}/`);
    if (answer === 'session-ended' || 'error' in answer) throw this.#notUnderstood('no version', 'refused');
    return z.string().catch('').parse(answer.result);
  }

  async #withLogin(method: string, params: readonly unknown[]) {
    const { authorization } = await this.#loggedIn();
    const first = await this.#post(method, params, authorization);
    if (first !== 'session-ended') return first;
    // A call that was refused for its session has done nothing, so it can be made again.
    this.#login = null;
    const again = await this.#post(method, params, (await this.#loggedIn()).authorization);
    if (again === 'session-ended') throw this.#notAccepted();
    return again;
  }

  async #loggedIn(): Promise<Login> {
    const login = (this.#login ??= this.#logIn());
    try {
      return await login;
    } catch (error) {
      if (this.#login === login) this.#login = null;
      throw error;
    }
  }

  async #logIn(): Promise<Login> {
    const { user, password } = this.#options;
    const answer = await this.#post('common.db.login', [user, { password: await password() }, 'en'], null);
    const result = answer === 'session-ended' || 'error' in answer ? null : loggedIn.safeParse(answer.result);
    if (result?.success !== true) throw this.#notAccepted();
    const [number, session] = result.data;
    const authorization = `Session ${Buffer.from(`${user}:${number}:${session}`).toString('base64')}`;
    const own = await this.#post('model.res.user.get_preferences', [true, {}], authorization);
    if (own === 'session-ended' || 'error' in own) throw this.#notAccepted();
    const context = preferences.safeParse(own.result);
    if (!context.success) throw this.#notUnderstood('no preferences', 'not-sent');
    return { user: number, authorization, context: context.data };
  }

  /** One request. An answer that is no session any more is for the caller to renew. */
  async #post(
    method: string,
    params: readonly unknown[],
    authorization: string | null,
    url = this.#endpoint,
  ) {
    this.#calls += 1;
    const outcome = await this.#options.http.send({
      method: 'POST',
      url,
      about: this.#about,
      headers: {
        'content-type': 'application/json',
        ...(authorization === null ? {} : { authorization }),
      },
      // With any other field beside these three, the server answers in another protocol.
      body: JSON.stringify({ id: this.#calls, method, params }),
      timeoutMs: this.#options.timeoutMs ?? TIMEOUT_MS,
    });
    switch (outcome.kind) {
      case 'not-sent':
      case 'no-answer':
        throw new CallFailed(outcome.kind, { ...outcome.cause, where: this.where });
      case 'answered':
        return this.#read(outcome.answer, authorization !== null);
    }
  }

  #read({ status, headers, text }: HttpAnswer, hadSession: boolean) {
    if (status === 401) {
      if (hadSession) return 'session-ended' as const;
      throw this.#notAccepted();
    }
    if (status === 429 || (status === 503 && headers['retry-after'] !== undefined)) {
      throw this.#busy(headers['retry-after']);
    }
    if (status === 403 || status === 404) {
      throw this.#notUnderstood(`status ${status}`, 'not-sent');
    }
    if (status >= 500) {
      const data = { problem: `status ${status}` };
      // A server in between may have lost the answer to what was done.
      throw new CallFailed('no-answer', failure('books-failed', { where: this.where, data, retry: 'now' }));
    }
    const parsed = reply.safeParse(jsonOf(text));
    if (status !== 200 || !parsed.success) {
      throw this.#notUnderstood(status === 200 ? 'no answer of Tryton' : `status ${status}`, 'no-answer');
    }
    return parsed.data;
  }

  #busy(header: string | undefined): CallFailed {
    const at = retryAfter(header, this.#options.clock.now());
    const data: Readonly<Record<string, string>> = at === null ? {} : { until: formatInstant(at) };
    const retry = at === null ? ('now' as const) : { after: at };
    return new CallFailed('not-sent', failure('books-busy', { where: this.where, data, retry }));
  }

  #notAccepted(): CallFailed {
    return new CallFailed('not-sent', failure('credentials-expired', { where: this.where }));
  }

  #notUnderstood(problem: string, kind: CallFailed['kind']): CallFailed {
    return new CallFailed(kind, failure('books-not-understood', { where: this.where, data: { problem } }));
  }
}

/** Undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
