import type { ImportNotice } from '../../../src-shared/model/index.ts';
import {
  type CurrencyCode,
  type Minor,
  UNIT_PRICE_SCALE,
  exponentOf,
  formatShortDecimal,
} from '../../../src-shared/money/index.ts';
import type { Row } from './table/row.ts';
import { type NumberMarks, readDecimal } from './values/decimal.ts';

/** SKUs beyond these are no longer compared; a file with more has no use for the remark. */
const MAX_SKUS = 50_000;
const MAX_EXAMPLES = 5;
const DIFFERENCE_SCALE = UNIT_PRICE_SCALE;

/** What there is to say of a file as a whole, gathered while it is read. */
export class Notices {
  readonly #skus = new Set<string>();
  readonly #skuByFold = new Map<string, string>();
  readonly #skuPairs: string[] = [];
  readonly #timeExamples: string[] = [];
  readonly #differences = new Map<CurrencyCode, number>();
  #skuPairCount = 0;
  #timeCount = 0;
  #identicalRows = 0;
  #unknownColumns: readonly string[] = [];

  /** Rows of one order; equal ones are kept, and counted beyond the first. */
  noteRows(rows: readonly Row[]): void {
    if (rows.length < 2) return;
    const texts = new Set<string>();
    for (const row of rows) texts.add(row.text);
    this.#identicalRows += rows.length - texts.size;
  }

  noteSku(sku: string): void {
    if (this.#skus.has(sku) || this.#skus.size >= MAX_SKUS) return;
    // A part of a text keeps the whole text alive, and that is a piece of the file.
    const own = Buffer.from(sku).toString();
    this.#skus.add(own);
    const fold = own.toLowerCase();
    const other = this.#skuByFold.get(fold);
    if (other === undefined) {
      this.#skuByFold.set(fold, own);
      return;
    }
    this.#skuPairCount += 1;
    if (this.#skuPairs.length < MAX_EXAMPLES) this.#skuPairs.push(`${other} / ${own}`);
  }

  /** An order whose rows state different times. */
  noteTimes(sourceId: string): void {
    this.#timeCount += 1;
    if (this.#timeExamples.length < MAX_EXAMPLES) this.#timeExamples.push(Buffer.from(sourceId).toString());
  }

  /** A line's total beside the one that the file states. */
  noteTotal(total: Minor, stated: string, currency: CurrencyCode, marks: NumberMarks): void {
    const value = readDecimal(stated, DIFFERENCE_SCALE, marks);
    if (Number.isNaN(value)) return;
    const own = total * 10 ** (DIFFERENCE_SCALE - exponentOf(currency));
    this.#differences.set(currency, (this.#differences.get(currency) ?? 0) + own - value);
  }

  noteColumns(unknown: readonly string[]): void {
    this.#unknownColumns = unknown;
  }

  /** Everything noted, as it is stored with the import. */
  all(): ImportNotice[] {
    const notices: ImportNotice[] = this.#unknownColumns.map((column) => ({
      code: 'column-ignored',
      data: { column },
    }));
    if (this.#identicalRows > 0)
      notices.push({ code: 'identical-rows-kept', data: { count: this.#identicalRows } });
    if (this.#skuPairCount > 0) {
      const examples = this.#skuPairs.join(', ');
      notices.push({ code: 'sku-case-differs', data: { count: this.#skuPairCount, examples } });
    }
    if (this.#timeCount > 0) {
      const examples = this.#timeExamples.join(', ');
      notices.push({ code: 'order-times-differ', data: { count: this.#timeCount, examples } });
    }
    for (const [currency, millionths] of this.#differences) {
      if (millionths === 0) continue;
      const difference = formatShortDecimal(millionths, DIFFERENCE_SCALE);
      notices.push({ code: 'rounding-difference', data: { difference, currency } });
    }
    return notices;
  }
}
