import type { HttpAnswer, HttpOutcome, HttpRequest } from '../../core/ports/index.ts';
import { SECRET_NAME } from '../../../src-shared/model/index.ts';

/** What stands in the place of a secret. */
export const HIDDEN = '•••';

/** Shorter text is no secret, and taking it out would tear ordinary words apart. */
const MIN_SECRET_CHARS = 6;

/** Where one logs in: what is sent is a secret, and what is answered is one as well. */
const LOGIN_METHOD = /(?:^|\.)(?:login|authenticate|logout)$/iu;
const LOGIN_ADDRESS = /\/(?:login|oauth2?|token|authenticate|sessions?)(?:\/|$)/iu;

/** Secrets in text that is no JSON: forms, XML, pages, and JSON that was cut off. */
const IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|Session|Token)\s+[\w.~+/=-]{6,}/giu, `$1 ${HIDDEN}`],
  [
    /("[^"\n]{0,40}(?:pass(?:word|wd|phrase)?|pwd|secret|token|authori[sz]ation|cookie|session|api[-_]?key|credential|signature)[^"\n]{0,20}"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)/giu,
    `$1"${HIDDEN}"`,
  ],
  [
    /\b([\w.-]{0,40}(?:pass(?:word|wd|phrase)?|pwd|secret|token|session(?:_?id)?|api[-_]?key|signature)=)[^&\s<>"']+/giu,
    `$1${HIDDEN}`,
  ],
  [
    /(<([\w:.-]{0,40}(?:pass(?:word|wd|phrase)?|secret|token|session(?:id)?|api[-_]?key|signature))(?:\s[^>]{0,200})?>)[^<]*/giu,
    `$1${HIDDEN}`,
  ],
  [/^((?:set-cookie|cookie|authorization|x-[\w-]*(?:token|key))\s*:\s*).+$/gimu, `$1${HIDDEN}`],
];

/** The text without the values of fields that name a secret. */
export function hideIn(text: string): string {
  const value = readJson(text);
  if (typeof value === 'object' && value !== null) return JSON.stringify(value, hideField);
  return IN_TEXT.reduce((rest, [pattern, shown]) => rest.replaceAll(pattern, shown), text);
}

/** For JSON within texts of JSON as well. */
function hideField(name: string, value: unknown): unknown {
  if (value !== null && value !== '' && SECRET_NAME.test(name)) return HIDDEN;
  return typeof value === 'string' ? hideIn(value) : value;
}

/** The text without these secrets, also as an address or a line of JSON writes them. */
export function hideKnown(text: string, secrets: Iterable<string>): string {
  const written = [...secrets].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  // Longest first: a secret may contain another one.
  const longestFirst = [...new Set(written)].toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
}

/** Whether the request logs somebody in or out. */
export function isLogin({ url, body }: HttpRequest): boolean {
  if (URL.canParse(url) && LOGIN_ADDRESS.test(new URL(url).pathname)) return true;
  const called = readJson(body ?? '');
  return (
    typeof called === 'object' &&
    called !== null &&
    'method' in called &&
    typeof called.method === 'string' &&
    LOGIN_METHOD.test(called.method)
  );
}

/** What is a secret in other exchanges too: tokens and cookies of headers, and what a login has given. */
export function secretsOf(request: HttpRequest, outcome: HttpOutcome): ReadonlySet<string> {
  const answered: Pick<HttpAnswer, 'headers' | 'text'> =
    outcome.kind === 'answered' ? outcome.answer : { headers: {}, text: '' };
  const found = [request.headers, answered.headers].flatMap((headers) =>
    Object.entries(headers).flatMap(([name, value]) => (SECRET_NAME.test(name) ? partsOf(value) : [])),
  );
  if (isLogin(request)) {
    found.push(...textsIn(readJson(answered.text)));
    found.push(...secretFields(readJson(request.body ?? '')));
  }
  return new Set(found.filter((secret) => secret.length >= MIN_SECRET_CHARS));
}

/** A header's value, its token, and what that was made of: a session may be user and token together. */
function partsOf(value: string): readonly string[] {
  const parts = value.split(/[\s;,]+/u).flatMap((part) => [part, part.slice(part.indexOf('=') + 1)]);
  const opened = parts.flatMap((part) => decoded(part).split(':'));
  return [value, ...parts, ...opened].filter(
    (part) => !/^(?:Bearer|Basic|Session|Path=.*|HttpOnly|Secure)$/iu.test(part),
  );
}

/** Empty for what is no base64 of text. */
function decoded(text: string): string {
  if (!/^[A-Za-z0-9+/_-]{8,}={0,2}$/u.test(text)) return '';
  try {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\u0020-\u007E]+$/u.test(plain) ? plain : '';
  } catch {
    return '';
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function secretFields(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: readonly [string, unknown]) =>
    SECRET_NAME.test(name) ? textsIn(inner) : secretFields(inner),
  );
}

/** Undefined for what is no JSON. */
export function readJson(text: string): unknown {
  if (!/^\s*[[{"]/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
