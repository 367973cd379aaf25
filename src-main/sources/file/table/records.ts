import { shownValue } from '../values/row-error.ts';
import { readQuotedRecord } from './quoted.ts';
import type { Row, RowProblem } from './row.ts';
import { type Finder, afterLineEnd, countLineEnds, finder } from './scanner.ts';

/** Longer records are no sales: a quote was never closed, or the file is something else. */
export const MAX_RECORD_CHARS = 1024 * 1024;
/** A hostile file could make each line a reason to read the next megabyte again. */
const MAX_REREAD_CHARS = 8 * 1024 * 1024;
/** In narrower files, text with a few commas on each line could pass for rows. */
const MIN_TELLING_WIDTH = 5;
/** Of a row that is too large, so much is kept for support. */
const MAX_KEPT_CHARS = 1000;

/**
 * Cuts text that comes in pieces into records. It never holds more than a record and a piece.
 * Lines end in LF, CR LF or CR, also mixed. The first record that is not blank is the header and
 * sets how many fields each record has. After a quote that was never closed, reading goes on at
 * the next line, so that one stray quote costs one row.
 */
export class RecordCutter {
  readonly #separator: string;
  #text = '';
  #line = 1;
  #width = -1;
  #skipping = false;
  #reread = 0;
  #leadingLines: number;

  /** @param leadingLines how many lines before the header are not records */
  constructor(separator: string, leadingLines = 0) {
    this.#separator = separator;
    this.#leadingLines = leadingLines;
  }

  /** The records that the piece completes; with `final`, all that is left. */
  push(piece: string, final: boolean): Row[] {
    const text = this.#text === '' ? piece : this.#text + piece;
    const rows: Row[] = [];
    const scan = {
      text,
      lf: finder(text, '\n'),
      cr: finder(text, '\r'),
      quote: finder(text, '"'),
      nul: finder(text, '\0'),
    };
    let at = this.#skipping ? this.#skipLine(scan, 0, final) : 0;
    while (at < text.length) {
      const next = this.#cut(scan, at, final, rows);
      if (next < 0) break;
      at = next;
    }
    this.#text = text.slice(at);
    return rows;
  }

  /** Takes the record at `at`; the position after it, or -1 when more text is needed. */
  #cut(scan: Scan, at: number, final: boolean, rows: Row[]): number {
    const { text } = scan;
    const end = Math.min(scan.lf.next(at), scan.cr.next(at));
    if (scan.quote.next(at) < end) return this.#cutQuoted(scan, at, final, rows);
    if (end - at > MAX_RECORD_CHARS) return this.#cutTooLarge(scan, at, final, rows);
    if (!final && end >= text.length - (text.charCodeAt(end) === CR ? 1 : 0)) return -1;
    const line = text.slice(at, end);
    this.#take(line.split(this.#separator), line, scan.nul.next(at) < end, end >= text.length, rows);
    this.#line += 1;
    return end >= text.length ? end : afterLineEnd(text, end);
  }

  #cutQuoted(scan: Scan, at: number, final: boolean, rows: Row[]): number {
    const { text } = scan;
    if (this.#reread >= MAX_REREAD_CHARS) return this.#cutOneLine(scan, at, final, rows);
    const record = readQuotedRecord(text, at, this.#separator, final);
    const { end, fields } = record;
    if (record.kind === 'incomplete' && !final && text.length - at <= MAX_RECORD_CHARS) return -1;
    if (record.kind === 'record') {
      if (!final && end >= text.length - (text.charCodeAt(end) === CR ? 1 : 0)) return -1;
      if (end - at > MAX_RECORD_CHARS) return this.#cutTooLarge(scan, at, final, rows);
      const lineEnds = countLineEnds(text, at, end);
      if (lineEnds === 0 || this.#width < 0 || this.#isOneRow(text, at, end, fields.length)) {
        this.#take(fields, text.slice(at, end), scan.nul.next(at) < end, end >= text.length, rows);
        this.#line += lineEnds + 1;
        return end >= text.length ? end : afterLineEnd(text, end);
      }
    }
    this.#reread += end - at;
    return this.#cutOneLine(scan, at, final, rows);
  }

  /**
   * Two stray quotes far apart look like one long field and would swallow the rows between. They
   * are told by the number of fields, or by first and last line being rows by themselves.
   */
  #isOneRow(text: string, at: number, end: number, fieldCount: number): boolean {
    if (fieldCount !== this.#width) return false;
    if (this.#width < MIN_TELLING_WIDTH) return true;
    const lines = text.slice(at, end).split(/\r\n|\r|\n/u);
    const looksWhole = (line: string | undefined): boolean =>
      (line ?? '').split(this.#separator).length >= this.#width;
    return !looksWhole(lines[0]) || !looksWhole(lines.at(-1));
  }

  /** Reads one line as if no quote went on beyond it; the next line is read afresh. */
  #cutOneLine(scan: Scan, at: number, final: boolean, rows: Row[]): number {
    const { text } = scan;
    const end = Math.min(scan.lf.next(at), scan.cr.next(at));
    if (end - at > MAX_RECORD_CHARS) return this.#cutTooLarge(scan, at, final, rows);
    if (!final && end >= text.length - 1) return -1;
    const line = text.slice(at, end);
    const record = readQuotedRecord(line, 0, this.#separator, true);
    const { fields } = record;
    if (record.kind === 'record') this.#take(fields, line, line.includes('\0'), end >= text.length, rows);
    else
      rows.push(
        this.#bad(fields, line, { code: 'quote-not-closed', field: fields.length, value: shownValue(line) }),
      );
    this.#line += 1;
    return end >= text.length ? end : afterLineEnd(text, end);
  }

  #cutTooLarge(scan: Scan, at: number, final: boolean, rows: Row[]): number {
    const text = scan.text.slice(at, at + MAX_RECORD_CHARS);
    const fields = fieldsBeforeQuote(text, 0, this.#separator);
    const problem: RowProblem = { code: 'row-too-large', field: fields.length, value: shownValue(text) };
    rows.push(this.#bad(fields, text.slice(0, MAX_KEPT_CHARS), problem));
    return this.#skipLine(scan, at, final);
  }

  /** To the next line; when the text ends first, the next piece goes on skipping. */
  #skipLine(scan: Scan, at: number, final: boolean): number {
    const { text } = scan;
    const end = Math.min(scan.lf.next(at), scan.cr.next(at));
    const cutsCrLf = !final && end === text.length - 1 && text.charCodeAt(end) === CR;
    this.#skipping = end >= text.length || cutsCrLf;
    if (this.#skipping) return cutsCrLf ? end : text.length;
    this.#line += 1;
    return afterLineEnd(text, end);
  }

  #take(fields: string[], text: string, hasNul: boolean, isTail: boolean, rows: Row[]): void {
    if (fields[0] === '' && fields.every((field) => field === '')) return;
    if (this.#leadingLines > 0) {
      this.#leadingLines -= 1;
      return;
    }
    if (this.#width < 0) this.#width = fields.length;
    rows.push({ line: this.#line, fields, text, problem: this.#problemOf(fields, text, hasNul, isTail) });
  }

  #problemOf(fields: readonly string[], text: string, hasNul: boolean, isTail: boolean): RowProblem | null {
    if (hasNul) {
      const field = fields.findIndex((value) => value.includes('\0'));
      return {
        code: 'file-contains-nul',
        field,
        value: shownValue((fields[field] ?? '').replaceAll('\0', '')),
      };
    }
    if (fields.length === this.#width) return null;
    const code = fields.length > this.#width ? 'row-too-long' : isTail ? 'file-truncated' : 'row-too-short';
    return { code, field: null, value: shownValue(text) };
  }

  #bad(fields: readonly string[], text: string, problem: RowProblem): Row {
    return { line: this.#line, fields, text, problem };
  }
}

const CR = 13;

interface Scan {
  readonly text: string;
  readonly lf: Finder;
  readonly cr: Finder;
  readonly quote: Finder;
  readonly nul: Finder;
}

/** The fields that are certain: those before the first quote, without the one that is cut. */
function fieldsBeforeQuote(text: string, at: number, separator: string): string[] {
  const quoteAt = text.indexOf('"', at);
  return text
    .slice(at, quoteAt < 0 ? text.length : quoteAt)
    .split(separator)
    .slice(0, -1);
}
