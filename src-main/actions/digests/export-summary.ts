import type { ExportTexts, TableExport } from '../../core/ports/index.ts';
import type { DigestIdentity, DigestRow, DigestSection } from '../../../src-shared/model/index.ts';
import { formatMinor, minor } from '../../../src-shared/money/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import type { Detail } from './detail.ts';
import { type ColumnPlan, columnsOf } from './export.ts';

type Row = readonly (string | null)[];
type Amount = DigestRow['amount'];

const COLUMNS: readonly ColumnPlan[] = [
  ['column.group', 'text', 28],
  ['column.name', 'text', 24],
  ['column.count', 'integer', 10],
  ['column.amount', 'amount', 14],
  ['column.text', 'text', 40],
];

/** What the summary of a digest shows, a fact a row. It has no totals: its rows overlap. */
export function summaryTable(detail: Detail, texts: ExportTexts): TableExport {
  const { row, sales, returns, kinds } = detail;
  const text = (amount: Amount): string => formatMinor(amount, row.currency);
  const group = texts['group.kinds'];
  const rows: Row[] = [
    ...headRows(detail, texts),
    ...identityRows(row.identity, texts, text),
    ...sectionRows(sales, texts['group.sales'], texts, text),
    ...sectionRows(returns, texts['group.returns'], texts, text),
    ...kinds.map(({ kind, state, count, amount }): Row => [
      group,
      kind,
      String(count),
      text(amount),
      texts[`state.${state}`],
    ]),
  ];
  return { name: texts['sheet.summary'], columns: columnsOf(COLUMNS, texts), rows, totals: false };
}

function headRows({ row, note }: Detail, texts: ExportTexts): readonly Row[] {
  const facts: readonly (readonly [string, string])[] = [
    [texts['row.stream'], row.streamName],
    [texts['column.location'], row.location],
    [texts['column.date'], row.date],
    [texts['column.currency'], row.currency],
    [texts['column.status'], texts[`status.${row.status}`]],
    [texts['row.revision'], String(row.revision)],
    [texts['column.documents'], row.documents.map(({ number }) => number).join(', ')],
    [texts['column.createdAt'], formatInstant(row.createdAt)],
    [texts['row.syncedAt'], formatInstant(row.syncedAt)],
    [texts['column.reviewedAt'], row.reviewedAt === null ? '' : formatInstant(row.reviewedAt)],
    [texts['row.note'], note],
  ];
  return [
    ...facts.map(([name, value]): Row => [texts['group.digest'], name, null, null, value]),
    [texts['group.digest'], texts['column.amount'], null, formatMinor(row.amount, row.currency), null],
  ];
}

function identityRows(
  identity: DigestIdentity,
  texts: ExportTexts,
  text: (amount: Amount) => string,
): readonly Row[] {
  const terms = ['source', 'posted', 'waiting', 'onOrder', 'held', 'excluded'] as const;
  return terms.map((term) => [
    texts['group.identity'],
    texts[`column.${term}`],
    String(identity[term].count),
    text(identity[term].amount),
    null,
  ]);
}

function sectionRows(
  section: DigestSection,
  name: string,
  texts: ExportTexts,
  text: (amount: Amount) => string,
): readonly Row[] {
  const sums: readonly (readonly [string, Amount])[] = [
    [texts['row.gross'], minor(section.net + section.discount)],
    [texts['row.discount'], section.discount],
    [texts['row.net'], section.net],
    [texts['row.tax'], section.tax],
    [texts['row.rounding'], section.rounding],
    [texts['row.tips'], section.tips],
  ];
  const group = (part: string): string => `${name}: ${part}`;
  return [
    [name, texts['row.total'], String(section.count), text(section.total), null],
    ...sums.map(([label, amount]): Row => [name, label, null, text(amount), null]),
    ...section.taxes.flatMap(({ taxCode, net, tax }): readonly Row[] => [
      [group(texts['group.taxBase']), taxCode, null, text(net), null],
      [group(texts['group.tax']), taxCode, null, text(tax), null],
    ]),
    ...section.tenders.map(({ method, count, amount }): Row => [
      group(texts['group.tenders']),
      method,
      String(count),
      text(amount),
      null,
    ]),
  ];
}
