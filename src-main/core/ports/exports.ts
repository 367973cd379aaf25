import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import { type Account, AUDIT_ACTORS } from '../../../src-shared/model/index.ts';
import type { JournalEntry } from './book-rows.ts';

/** A journal to be written out, oldest entry first. */
export interface JournalExport {
  readonly title: string;
  readonly currency: CurrencyCode;
  readonly chart: readonly Account[];
  readonly entries: AsyncIterable<JournalEntry>;
}

/** What a column holds; amounts are decimal text at the currency's exponent. Prices are never added up. */
export type ColumnKind = 'text' | 'date' | 'amount' | 'price' | 'quantity' | 'integer' | 'instant';

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

/** Every text that an exported table has of its own: names of sheets and columns, and words in cells. */
const OWN_TEXT_KEYS = [
  'sheet.digests',
  'sheet.summary',
  'sheet.items',
  'sheet.orders',
  'sheet.journal',
  'column.date',
  'column.location',
  'column.currency',
  'column.amount',
  'column.source',
  'column.posted',
  'column.waiting',
  'column.onOrder',
  'column.held',
  'column.excluded',
  'column.status',
  'column.documents',
  'column.createdAt',
  'column.reviewedAt',
  'column.group',
  'column.name',
  'column.count',
  'column.text',
  'column.section',
  'column.sku',
  'column.item',
  'column.quantity',
  'column.unitPrice',
  'column.taxCode',
  'column.number',
  'column.kind',
  'column.time',
  'column.state',
  'column.reason',
  'column.total',
  'column.lineTotal',
  'column.tenders',
  'column.narration',
  'column.account',
  'column.accountName',
  'column.debit',
  'column.credit',
  'column.memo',
  'group.digest',
  'group.identity',
  'group.sales',
  'group.returns',
  'group.taxBase',
  'group.tax',
  'group.tenders',
  'group.kinds',
  'row.stream',
  'row.revision',
  'row.syncedAt',
  'row.note',
  'row.gross',
  'row.discount',
  'row.net',
  'row.tax',
  'row.total',
  'row.rounding',
  'row.tips',
  'status.open',
  'status.ready',
  'status.posted',
  'status.held',
  'status.changed-since-posted',
  'state.waiting',
  'state.posted',
  'state.on-order',
  'state.held',
  'state.excluded',
  'sheet.agedReceivables',
  'sheet.stock',
  'sheet.rollforward',
  'sheet.trialBalance',
  'sheet.countSheet',
  'column.code',
  'column.customer',
  'column.current',
  'column.days30',
  'column.days60',
  'column.days90',
  'column.older',
  'column.unapplied',
  'column.onLayby',
  'column.inTransit',
  'column.averageCost',
  'column.value',
  'column.opening',
  'column.openings',
  'column.added',
  'column.paid',
  'column.used',
  'column.returned',
  'column.forfeited',
  'column.expired',
  'column.reversed',
  'column.closing',
  'column.control',
  'column.others',
  'column.ties',
  'column.toCount',
  'column.counted',
  'column.type',
  'word.inTransit',
  'sheet.status',
  'column.stream',
  'column.reference',
  'column.attempts',
  'column.lastTried',
  'column.waitsFor',
  'kind.sales',
  'kind.returns',
  'kind.orders',
  'kind.receipts',
  'kind.journals',
  'kind.transfers',
  'kind.adjustments',
  'kind.stock-takes',
  'kind.customers',
  'kind.goods-received',
  'kind.openings',
  'kind.reversals',
  'delivery.waiting',
  'delivery.sending',
  'delivery.unknown',
  'delivery.succeeded',
  'delivery.failed',
  'delivery.held',
  'delivery.withdrawn',
  'word.yes',
  'word.no',
  'sheet.audit',
  'column.who',
  'column.action',
  'column.subject',
  'column.before',
  'column.after',
] as const;
/** With the words for every action of the history, which follow from its list. */
export const EXPORT_TEXT_KEYS = [...OWN_TEXT_KEYS, ...AUDIT_ACTORS.map((actor) => `who.${actor}` as const)];
export type ExportTextKey = (typeof EXPORT_TEXT_KEYS)[number];
/** These in the language of whoever exports. */
export type ExportTexts = Readonly<Record<ExportTextKey, string>>;

/** A table that is too long to be held at once: its columns, and its rows as they are read. */
export interface TableStream extends Pick<TableExport, 'columns'> {
  readonly rows: AsyncIterable<TableExport['rows']>;
}

/** Writers of files for others' software. */
export interface Exporters {
  hledger(journal: JournalExport): AsyncIterable<string>;
  beancount(journal: JournalExport): AsyncIterable<string>;
  journalCsv(journal: JournalExport): AsyncIterable<string>;
  /** UTF-8 with BOM, formulas escaped. */
  csv(table: TableExport): Promise<Uint8Array>;
  /** The same in parts, without totals. */
  csvParts(table: TableStream): AsyncIterable<string>;
  /** One sheet per table: typed cells, widths, frozen header, totals. */
  xlsx(tables: readonly TableExport[]): Promise<Uint8Array>;
}
