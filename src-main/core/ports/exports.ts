import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import type { Account } from '../../../src-shared/model/index.ts';
import type { JournalEntry } from './embedded-books.ts';

/** A journal to be written out, oldest entry first. */
export interface JournalExport {
  readonly title: string;
  readonly currency: CurrencyCode;
  readonly chart: readonly Account[];
  readonly entries: AsyncIterable<JournalEntry>;
}

/** What a column holds; amounts are decimal text at the currency's exponent. */
export type ColumnKind = 'text' | 'date' | 'amount' | 'quantity' | 'integer' | 'instant';

/** A table for a spreadsheet. Cells are text as the column kind says; null is an empty cell. */
export interface TableExport {
  readonly name: string;
  readonly columns: readonly {
    readonly header: string;
    readonly kind: ColumnKind;
    readonly width: number;
  }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Whether the amount, quantity and integer columns get a row of totals. */
  readonly totals: boolean;
}

/** Writers of files for others' software. */
export interface Exporters {
  hledger(journal: JournalExport): AsyncIterable<string>;
  beancount(journal: JournalExport): AsyncIterable<string>;
  journalCsv(journal: JournalExport): AsyncIterable<string>;
  /** UTF-8 with BOM, formulas escaped. */
  csv(table: TableExport): Promise<Uint8Array>;
  /** One sheet per table: typed cells, widths, frozen header, totals. */
  xlsx(tables: readonly TableExport[]): Promise<Uint8Array>;
}
