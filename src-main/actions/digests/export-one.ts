import { type ExportTexts, MAX_PAGE_ROWS, type Services, type TableExport } from '../../core/ports/index.ts';
import type { DigestSection, PosDocument } from '../../../src-shared/model/index.ts';
import {
  type CurrencyCode,
  formatMinor,
  formatQuantity,
  formatUnitPrice,
  minor,
} from '../../../src-shared/money/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import { type Detail, digestDetail } from './detail.ts';
import { type ColumnPlan, columnsOf } from './export.ts';
import { findDigest } from './find.ts';
import { summaryTable } from './export-summary.ts';

type Row = readonly (string | null)[];

const ITEM_COLUMNS: readonly ColumnPlan[] = [
  ['column.section', 'text', 12],
  ['column.sku', 'text', 16],
  ['column.item', 'text', 32],
  ['column.quantity', 'quantity', 12],
  ['column.unitPrice', 'price', 12],
  ['column.amount', 'amount', 14],
  ['column.taxCode', 'text', 10],
];

const ORDER_COLUMNS: readonly ColumnPlan[] = [
  ['column.number', 'text', 18],
  ['column.kind', 'text', 16],
  ['column.time', 'instant', 22],
  ['column.state', 'text', 12],
  ['column.reason', 'text', 24],
  ['column.total', 'amount', 14],
  ['column.tenders', 'text', 28],
  ['column.sku', 'text', 16],
  ['column.item', 'text', 32],
  ['column.quantity', 'quantity', 12],
  ['column.unitPrice', 'price', 12],
  ['column.lineTotal', 'amount', 14],
];

const JOURNAL_COLUMNS: readonly ColumnPlan[] = [
  ['column.date', 'date', 12],
  ['column.narration', 'text', 36],
  ['column.account', 'text', 12],
  ['column.accountName', 'text', 28],
  ['column.debit', 'amount', 14],
  ['column.credit', 'amount', 14],
  ['column.memo', 'text', 32],
];

/**
 * One digest as tables: summary, items, orders and journal.
 * @throws ExpectedFailure digest-not-found, or as the journal of the digest fails
 */
export async function digestTables(services: Services, id: string): Promise<readonly TableExport[]> {
  const detail = await digestDetail(services, id);
  const texts = services.exportTexts;
  return [
    summaryTable(detail, texts),
    itemTable(detail, texts),
    await orderTable(services, id),
    journalTable(detail, texts),
  ];
}

/** Every line of every order; what is said once of an order stands in its first line, so that it adds up. */
export async function orderTable(services: Services, id: string): Promise<TableExport> {
  const row = await findDigest(services, id);
  const texts = services.exportTexts;
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page = await services.ledger.digests.orders(row.id, {}, { cursor, limit: MAX_PAGE_ROWS });
    for (const order of page.rows) rows.push(...orderRows(order, texts));
    await services.breathe();
    cursor = page.next;
  } while (cursor !== null);
  return { name: texts['sheet.orders'], columns: columnsOf(ORDER_COLUMNS, texts), rows, totals: true };
}

/** A name for the file of one digest, with nothing in it that a file system could take for a path. */
export async function exportName(services: Services, id: string): Promise<string> {
  const { location, date } = await findDigest(services, id);
  const place = location.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/gu, '');
  return ['digest', place, date].filter((part) => part !== '').join('-');
}

function itemTable({ row, sales, returns }: Detail, texts: ExportTexts): TableExport {
  const itemRows = (section: DigestSection, name: string): readonly Row[] =>
    section.items.map((item) => [
      name,
      item.sku,
      item.name,
      formatQuantity(item.quantity),
      formatUnitPrice(item.unitPrice),
      formatMinor(item.total, row.currency),
      item.taxCode,
    ]);
  const rows = [...itemRows(sales, texts['group.sales']), ...itemRows(returns, texts['group.returns'])];
  return { name: texts['sheet.items'], columns: columnsOf(ITEM_COLUMNS, texts), rows, totals: true };
}

type Order = Awaited<ReturnType<Services['ledger']['digests']['orders']>>['rows'][number];

function orderRows({ member, document }: Order, texts: ExportTexts): readonly Row[] {
  const { currency } = document;
  const once = [
    formatMinor(document.total, currency),
    document.tenders.map(({ method, amount }) => `${method} ${formatMinor(amount, currency)}`).join(', '),
  ];
  // An order without lines, such as a closed shift, still has its row.
  const lines: readonly Row[] =
    document.lines.length === 0 ? [[null, null, null, null, null]] : document.lines.map(lineCells(currency));
  return lines.map((line, at) => [
    document.number,
    document.kind,
    formatInstant(document.occurredAt),
    texts[`state.${member.state}`],
    member.reason?.code ?? null,
    ...(at === 0 ? once : [null, null]),
    ...line,
  ]);
}

function lineCells(currency: CurrencyCode): (line: PosDocument['lines'][number]) => Row {
  return (line) => [
    line.sku,
    line.name,
    formatQuantity(line.quantity),
    formatUnitPrice(line.unitPrice),
    formatMinor(line.total, currency),
  ];
}

function journalTable({ row, entries, chart }: Detail, texts: ExportTexts): TableExport {
  const names = new Map(chart.map((account) => [account.number, account.name]));
  const rows = entries.flatMap(({ date, narration, lines }): readonly Row[] =>
    lines.map(({ account, amount, memo }) => [
      date,
      narration,
      account,
      names.get(account) ?? null,
      amount > 0 ? formatMinor(minor(amount), row.currency) : null,
      amount < 0 ? formatMinor(minor(-amount), row.currency) : null,
      memo,
    ]),
  );
  return { name: texts['sheet.journal'], columns: columnsOf(JOURNAL_COLUMNS, texts), rows, totals: true };
}
