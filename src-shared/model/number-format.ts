import type { BusinessDate } from '../time/index.ts';

const TOKEN = /\{(LOC|YYYY|YY|MM|DD|SEQ(?::\d{1,2})?)\}/g;
const SEQUENCE = /\{SEQ(?::(\d{1,2}))?\}/g;
/** The same for parting a text by it. */
const SEQUENCE_TOKEN = /\{SEQ(?::\d{1,2})?\}/;

/**
 * The scope within which a format's sequence counts: the format with everything but {SEQ} filled in.
 * Two documents share a sequence exactly when they share this text.
 */
export function numberScope(format: string, location: string, date: BusinessDate): string {
  return format.replaceAll(TOKEN, (token, name: string) => {
    if (name === 'LOC') return location;
    if (name === 'YYYY') return date.slice(0, 4);
    if (name === 'YY') return date.slice(2, 4);
    if (name === 'MM') return date.slice(5, 7);
    if (name === 'DD') return date.slice(8, 10);
    return token;
  });
}

/** The number itself: the scope with {SEQ} or {SEQ:n}, and nothing else in it, replaced, padded to n digits. */
export function renderNumber(scope: string, sequence: number): string {
  return scope.replaceAll(SEQUENCE, (_token, width?: string) =>
    String(sequence).padStart(Number(width ?? '1'), '0'),
  );
}

/** A format without {SEQ} would give two documents of one scope the same number. */
export function isNumberFormat(format: string): boolean {
  return /\{SEQ(?::\d{1,2})?\}/.test(format) && !/[{}]/.test(format.replaceAll(TOKEN, ''));
}

/**
 * The number of a scope that a text begins with, alone or before a space, and its sequence; null: it begins with
 * none.
 */
export function sequenceAtBeginning(
  scope: string,
  text: string,
): { readonly number: string; readonly sequence: number } | null {
  const [before = '', ...rest] = scope.split(SEQUENCE_TOKEN);
  if (!text.startsWith(before)) return null;
  const [digits = ''] = /^\d+/u.exec(text.slice(before.length)) ?? [];
  if (digits === '' || rest.length === 0) return null;
  const sequence = Number(digits);
  const number = renderNumber(scope, sequence);
  return Number.isSafeInteger(sequence) && (text === number || text.startsWith(`${number} `))
    ? { number, sequence }
    : null;
}
