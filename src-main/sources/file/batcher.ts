import type { PosDocument, Rejection } from '../../../src-shared/model/index.ts';
import { MAX_BATCH_DOCUMENTS, type SourceBatch, type SourceDocument } from '../../core/ports/source.ts';
import type { ImportNotice } from '../../../src-shared/model/index.ts';
import type { Row } from './table/row.ts';
import { withoutCards } from './values/cards.ts';
import type { RowError } from './values/row-error.ts';

/** A batch is also cut at so many rows, because orders may be long and rejections many. */
const MAX_BATCH_ROWS = 4000;

/** Gathers documents and rejections with the rows that they came from, and cuts batches. */
export class Batcher {
  readonly #file: string;
  readonly #headerText: string;
  #documents: SourceDocument[] = [];
  #rejections: Rejection[] = [];
  #texts: string[] = [];
  #ordinal = 0;

  constructor(file: string, headerText: string) {
    this.#file = file;
    this.#headerText = headerText;
  }

  take(document: PosDocument, rows: readonly Row[]): void {
    const line = rows.reduce((least, row) => Math.min(least, row.line), Infinity);
    this.#documents.push({ document, ordinal: this.#ordinal, line });
    this.#ordinal += 1;
    for (const row of rows) this.#texts.push(row.text);
  }

  reject(row: Row, error: RowError): void {
    const value = error.value === null ? null : withoutCards(error.value);
    this.#rejections.push({
      file: this.#file,
      line: row.line,
      column: error.column,
      value,
      code: error.code,
    });
    this.#texts.push(row.text);
  }

  isFull(): boolean {
    return this.#documents.length >= MAX_BATCH_DOCUMENTS || this.#texts.length >= MAX_BATCH_ROWS;
  }

  isEmpty(): boolean {
    return this.#documents.length === 0 && this.#rejections.length === 0;
  }

  /** What has been gathered; the raw rows under the header, so that each batch can be read alone. */
  cut(bytesRead: number, notices: readonly ImportNotice[]): SourceBatch {
    const text = withoutCards(`${[this.#headerText, ...this.#texts].join('\n')}\n`);
    const raw = this.#texts.length === 0 ? null : Buffer.from(text, 'utf8');
    const rejections = this.#rejections.toSorted((a, b) => a.line - b.line);
    const batch = { documents: this.#documents, rejections, raw, notices, bytesRead };
    this.#documents = [];
    this.#rejections = [];
    this.#texts = [];
    return batch;
  }
}
