import type { TextData } from '../../platform/index.ts';

/** An answer that is no answer of the contract: a status, and a plain text that says what to do. */
export class Refusal extends Error {
  readonly status: number;
  /** Of the locale file, without `refused.`. */
  readonly text: string;
  readonly data: TextData;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    text: string,
    parts: { readonly data?: TextData; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(`${status} ${text}`);
    this.name = 'Refusal';
    this.status = status;
    this.text = text;
    this.data = parts.data ?? {};
    this.headers = parts.headers ?? {};
  }
}

/** @throws Refusal 405 when the method is another one */
export function requireMethod(method: string | undefined, allowed: 'GET' | 'POST'): void {
  if (method === allowed) return;
  throw new Refusal(405, 'method', { data: { method: method ?? '' }, headers: { allow: allowed } });
}
