/** What became of a record that has quotes in it. */
export type QuotedRecord =
  | { readonly kind: 'record'; readonly fields: string[]; readonly end: number }
  /** The text ends inside it. */
  | { readonly kind: 'incomplete'; readonly fields: string[]; readonly end: number }
  /** A closing quote is followed by text: the quote that opened was never meant to, or never closed. */
  | { readonly kind: 'broken'; readonly fields: string[]; readonly end: number };

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Reads the record that begins at `start`, by RFC 4180. `fields` are those completed before the
 * trouble, `end` is how far was read. It is written here because no library says where a quote opened that was never closed,
 * and lets one go on after it; tests/sources/file compares it with csv-parse.
 *
 * @param final whether nothing follows the text
 */
export function readQuotedRecord(
  text: string,
  start: number,
  separator: string,
  final: boolean,
): QuotedRecord {
  const separatorCode = separator.charCodeAt(0);
  const fields: string[] = [];
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at + 1);
      if (close < 0 || (close === text.length - 1 && !final))
        return { kind: 'incomplete', fields, end: text.length };
      if (!endsField(text, close + 1, separatorCode)) return { kind: 'broken', fields, end: close };
      const inside = text.slice(at + 1, close);
      fields.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside);
      at = close + 1;
    } else {
      const end = plainEnd(text, at, separatorCode);
      if (end === text.length && !final) return { kind: 'incomplete', fields, end: text.length };
      fields.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length || text.charCodeAt(at) !== separatorCode)
      return { kind: 'record', fields, end: at };
    at += 1;
  }
}

/** The quote that closes; doubled ones stand for one and do not. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function endsField(text: string, at: number, separatorCode: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return code === separatorCode || code === LF || code === CR;
}

function plainEnd(text: string, from: number, separatorCode: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separatorCode || code === LF || code === CR) return at;
  }
  return text.length;
}
