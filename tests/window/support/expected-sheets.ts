import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DigestDetail, DigestView, OrderView, SectionView } from '../../../src-shared/ipc/contract.ts';
import { formatDecimal, parseDecimal } from '../../../src-shared/money/index.ts';

// What an exported workbook must say, put together from what the engine answers to the window.

type Cells = readonly (string | null)[];

const LOCALES = path.resolve(import.meta.dirname, '../../../resources/locales/en');
const TEXTS = JSON.parse(readFileSync(path.join(LOCALES, 'exports.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

/** Every digest with the totals beneath. */
export function listSheet(digests: readonly DigestView[]): Cells[] {
  const rows = digests.map((digest): Cells => [
    digest.date,
    digest.location,
    digest.currency,
    digest.amount,
    digest.source,
    digest.posted,
    digest.waiting,
    digest.onOrder,
    digest.held,
    digest.excluded,
    say(`status.${digest.status}`),
    digest.documents.map(({ number }) => number).join(', '),
    digest.createdAt,
    digest.reviewedAt,
  ]);
  const columns = (
    'date location currency amount source posted waiting onOrder held excluded status documents ' +
    'createdAt reviewedAt'
  ).split(' ');
  return [headings(columns), ...rows, totals(rows, [3, 4, 5, 6, 7, 8, 9])];
}

export function itemsSheet({ sales, returns }: DigestDetail): Cells[] {
  const rowsOf = (section: SectionView, name: string): Cells[] =>
    section.items.map(({ sku, name: item, quantity, unitPrice, amount, taxCode }) => [
      name,
      sku,
      item,
      quantity,
      unitPrice,
      amount,
      taxCode,
    ]);
  const rows = [...rowsOf(sales, say('group.sales')), ...rowsOf(returns, say('group.returns'))];
  const columns = ['section', 'sku', 'item', 'quantity', 'unitPrice', 'amount', 'taxCode'];
  return [headings(columns), ...rows, totals(rows, [3, 5])];
}

export function ordersSheet(orders: readonly OrderView[]): Cells[] {
  const rows = orders.flatMap((order): Cells[] => {
    const paid = order.tenders.map(({ method, amount }) => `${method} ${amount}`).join(', ');
    const lines: Cells[] = order.lines.map(({ sku, name, quantity, unitPrice, total }) => [
      sku,
      name,
      quantity,
      unitPrice,
      total,
    ]);
    return (lines.length === 0 ? [Array.from({ length: 5 }, () => null)] : lines).map((line, at) => [
      order.number,
      order.kind,
      order.occurredAt,
      say(`state.${order.state}`),
      order.reason?.code ?? null,
      ...(at === 0 ? [order.total, paid] : [null, null]),
      ...line,
    ]);
  });
  const columns = 'number kind time state reason total tenders sku item quantity unitPrice lineTotal'.split(
    ' ',
  );
  return [headings(columns), ...rows, totals(rows, [5, 9, 11])];
}

export function journalSheet({ journal }: DigestDetail): Cells[] {
  const rows = journal.flatMap(({ date, narration, lines }): Cells[] =>
    lines.map(({ account, name, debit, credit, memo }) => [
      date,
      narration,
      account,
      name,
      side(debit),
      side(credit),
      memo,
    ]),
  );
  const columns = ['date', 'narration', 'account', 'accountName', 'debit', 'credit', 'memo'];
  return [headings(columns), ...rows, totals(rows, [4, 5])];
}

/** The side that a line does not have is empty. */
function side(amount: string): string | null {
  return Number(amount) === 0 ? null : amount;
}

export function summarySheet(detail: DigestDetail): Cells[] {
  const { digest, sales, returns, kinds, note } = detail;
  const facts: readonly Cells[] = [
    [say('row.stream'), digest.stream],
    [say('column.location'), digest.location],
    [say('column.date'), digest.date],
    [say('column.currency'), digest.currency],
    [say('column.status'), say(`status.${digest.status}`)],
    [say('row.revision'), String(digest.revision)],
    [say('column.documents'), digest.documents.map(({ number }) => number).join(', ')],
    [say('column.createdAt'), digest.createdAt],
    [say('row.syncedAt'), digest.syncedAt],
    [say('column.reviewedAt'), digest.reviewedAt],
    [say('row.note'), note],
  ];
  const terms = ['source', 'posted', 'waiting', 'onOrder', 'held', 'excluded'] as const;
  return [
    headings(['group', 'name', 'count', 'amount', 'text']),
    ...facts.map(([name = null, value = null]): Cells => [say('group.digest'), name, null, null, value]),
    [say('group.digest'), say('column.amount'), null, digest.amount, null],
    ...terms.map((term): Cells => [
      say('group.identity'),
      say(`column.${term}`),
      String(digest.counts[term]),
      digest[term],
      null,
    ]),
    ...sectionRows(sales, say('group.sales')),
    ...sectionRows(returns, say('group.returns')),
    ...kinds.map(({ kind, state, count, amount }): Cells => [
      say('group.kinds'),
      kind,
      String(count),
      amount,
      say(`state.${state}`),
    ]),
  ];
}

function sectionRows(section: SectionView, name: string): Cells[] {
  const sums = ['gross', 'discount', 'net', 'tax', 'rounding', 'tips'] as const;
  return [
    [name, say('row.total'), String(section.count), section.total, null],
    ...sums.map((sum): Cells => [name, say(`row.${sum}`), null, section[sum], null]),
    ...section.taxes.flatMap(({ code, net, tax }): Cells[] => [
      [`${name}: ${say('group.taxBase')}`, code, null, net, null],
      [`${name}: ${say('group.tax')}`, code, null, tax, null],
    ]),
    ...section.tenders.map(({ method, count, amount }): Cells => [
      `${name}: ${say('group.tenders')}`,
      method,
      String(count),
      amount,
      null,
    ]),
  ];
}

/** The sums of some columns, exact, at the decimals of their longest cell. */
function totals(rows: readonly Cells[], summed: readonly number[]): Cells {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, at) => {
    if (!summed.includes(at)) return null;
    const cells = rows.map((row) => row[at] ?? '').map((cell) => (cell === '' ? '0' : cell));
    const decimals = Math.max(...cells.map((cell) => (cell.split('.')[1] ?? '').length));
    const sum = cells.reduce((all, cell) => all + (parseDecimal(cell, decimals) ?? 0n), 0n);
    return formatDecimal(sum, decimals);
  });
}

function headings(columns: readonly string[]): Cells {
  return columns.map((column) => say(`column.${column}`));
}

function say(key: string): string {
  const text = TEXTS[key];
  if (text === undefined) throw new Error(`exports.json has no "${key}"`);
  return text;
}
