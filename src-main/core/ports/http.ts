import type { DeliveryKey, Failure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';

/** A request to a server of a POS or of books. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Until the whole answer is there. */
  readonly timeoutMs: number;
  /** Deliveries that it is made for. It is not sent: what is kept of the request is found by it. */
  readonly about?: readonly DeliveryKey[];
}

/** An answer, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * What came of a request.
 * - `answered`: with any status.
 * - `not-sent`: no connection came about, so the server has surely not seen it.
 * - `no-answer`: it may have been seen and done.
 */
export type HttpOutcome =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  | { readonly kind: 'not-sent'; readonly cause: Failure }
  | { readonly kind: 'no-answer'; readonly cause: Failure };

/** Talks to servers; every network failure is a value. Answers above the size limit are `no-answer`. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpOutcome>;
}

/** A request and its answer as support may see them: without secrets, cut to a size. */
export interface Exchange {
  readonly at: Instant;
  readonly method: string;
  /** With what was called; no credentials. */
  readonly target: string;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly request: string;
  readonly answer: string;
}
