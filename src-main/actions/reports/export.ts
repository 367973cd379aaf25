import { MAX_PAGE_ROWS, type Services, type TableExport } from '../../core/ports/index.ts';
import { assertNever, SUBLEDGER_MOVEMENTS } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { formatMinor, formatQuantity, type Minor } from '../../../src-shared/money/index.ts';
import { countSheet } from '../books/count.ts';
import { findOwnBooks } from '../books/find.ts';
import { type ColumnPlan, columnsOf } from '../digests/export.ts';
import { AGE_BUCKETS, agedReceivables } from './aged-receivables.ts';
import { rollForward } from './rollforward.ts';
import { averageCost, stockReport } from './stock.ts';

type Asked = RequestData<'reports.export'>;
type Row = readonly (string | null)[];

const AGED_COLUMNS: readonly ColumnPlan[] = [
  ['column.code', 'text', 16],
  ['column.customer', 'text', 32],
  ['column.current', 'amount', 14],
  ['column.days30', 'amount', 14],
  ['column.days60', 'amount', 14],
  ['column.days90', 'amount', 14],
  ['column.older', 'amount', 14],
  ['column.unapplied', 'amount', 14],
  ['column.total', 'amount', 14],
];

const STOCK_COLUMNS: readonly ColumnPlan[] = [
  ['column.sku', 'text', 16],
  ['column.item', 'text', 32],
  ['column.location', 'text', 20],
  ['column.quantity', 'quantity', 12],
  ['column.onLayby', 'quantity', 12],
  ['column.inTransit', 'quantity', 12],
  ['column.averageCost', 'price', 14],
  ['column.value', 'amount', 14],
];

const SHEET_COLUMNS: readonly ColumnPlan[] = [
  ['column.location', 'text', 20],
  ['column.sku', 'text', 16],
  ['column.item', 'text', 32],
  ['column.quantity', 'quantity', 12],
  ['column.onLayby', 'quantity', 12],
  ['column.toCount', 'quantity', 18],
  ['column.counted', 'quantity', 14],
];

const ROLL_COLUMNS: readonly ColumnPlan[] = [
  ['column.date', 'date', 12],
  ['column.opening', 'amount', 14],
  ['column.openings', 'amount', 14],
  ['column.added', 'amount', 14],
  ['column.paid', 'amount', 14],
  ['column.used', 'amount', 14],
  ['column.returned', 'amount', 14],
  ['column.forfeited', 'amount', 14],
  ['column.expired', 'amount', 14],
  ['column.reversed', 'amount', 14],
  ['column.closing', 'amount', 14],
  ['column.control', 'amount', 14],
  ['column.others', 'amount', 14],
  ['column.ties', 'text', 8],
];

const BALANCE_COLUMNS: readonly ColumnPlan[] = [
  ['column.account', 'text', 12],
  ['column.accountName', 'text', 32],
  ['column.type', 'text', 12],
  ['column.debit', 'amount', 14],
  ['column.credit', 'amount', 14],
];

/**
 * A report as a table for spreadsheets.
 * @throws ExpectedFailure as the report itself
 */
export function reportTable(services: Services, asked: Asked): Promise<TableExport> {
  switch (asked.report) {
    case 'aged-receivables':
      return agedTable(services, asked);
    case 'stock':
      return stockTable(services, asked);
    case 'count-sheet':
      return sheetTable(services, asked);
    case 'rollforward':
      return rollTable(services, asked);
    case 'trial-balance':
      return balanceTable(services, asked);
    default:
      return assertNever(asked);
  }
}

async function agedTable(
  services: Services,
  asked: Extract<Asked, { report: 'aged-receivables' }>,
): Promise<TableExport> {
  const texts = services.exportTexts;
  const { books, customers } = await agedReceivables(services, asked);
  const text = (amount: Minor): string => formatMinor(amount, books.currency);
  const rows = customers.map(({ code, name, owed, unapplied, total }): Row => [
    code,
    name,
    ...AGE_BUCKETS.map((bucket) => text(owed[bucket])),
    text(unapplied),
    text(total),
  ]);
  return {
    name: texts['sheet.agedReceivables'],
    columns: columnsOf(AGED_COLUMNS, texts),
    rows,
    totals: true,
  };
}

async function stockTable(
  services: Services,
  { books, search, location }: Extract<Asked, { report: 'stock' }>,
): Promise<TableExport> {
  const texts = services.exportTexts;
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const report: Awaited<ReturnType<typeof stockReport>> = await stockReport(
      services,
      { books, search, location },
      { cursor, limit: MAX_PAGE_ROWS },
    );
    for (const row of report.items.rows) {
      const here = row.location !== null;
      rows.push([
        row.sku,
        row.name,
        row.location ?? texts['word.inTransit'],
        here ? formatQuantity(row.quantity) : null,
        here ? formatQuantity(row.onLayby) : null,
        here ? null : formatQuantity(row.quantity),
        averageCost(row, report.books.currency),
        formatMinor(row.value, report.books.currency),
      ]);
    }
    await services.breathe();
    cursor = report.items.next;
  } while (cursor !== null);
  return { name: texts['sheet.stock'], columns: columnsOf(STOCK_COLUMNS, texts), rows, totals: true };
}

async function sheetTable(
  services: Services,
  { books, location }: Extract<Asked, { report: 'count-sheet' }>,
): Promise<TableExport> {
  const texts = services.exportTexts;
  const rows = (await countSheet(services, books, location)).map((row): Row => [
    row.location,
    row.sku,
    row.name,
    formatQuantity(row.onHand),
    formatQuantity(row.setAside),
    formatQuantity(row.toCount),
    null,
  ]);
  // Pieces and metres do not add up.
  return { name: texts['sheet.countSheet'], columns: columnsOf(SHEET_COLUMNS, texts), rows, totals: false };
}

async function rollTable(
  services: Services,
  asked: Extract<Asked, { report: 'rollforward' }>,
): Promise<TableExport> {
  const texts = services.exportTexts;
  const { books, days } = await rollForward(services, asked);
  const text = (amount: Minor): string => formatMinor(amount, books.currency);
  const rows = days.map((day): Row => [
    day.date,
    text(day.opening),
    ...SUBLEDGER_MOVEMENTS.map((movement) => text(day.movements[movement])),
    text(day.closing),
    text(day.control),
    text(day.others),
    day.ties ? texts['word.yes'] : texts['word.no'],
  ]);
  // A sum of balances would say nothing.
  return { name: texts['sheet.rollforward'], columns: columnsOf(ROLL_COLUMNS, texts), rows, totals: false };
}

async function balanceTable(
  services: Services,
  asked: Extract<Asked, { report: 'trial-balance' }>,
): Promise<TableExport> {
  const texts = services.exportTexts;
  const { id, currency } = await findOwnBooks(services, asked.books);
  const balances = await services.ledger.embedded.trialBalance(id, asked.asOf);
  const rows = balances.map(({ account, debit, credit }): Row => [
    account.number,
    account.name,
    account.type,
    formatMinor(debit, currency),
    formatMinor(credit, currency),
  ]);
  return {
    name: texts['sheet.trialBalance'],
    columns: columnsOf(BALANCE_COLUMNS, texts),
    rows,
    totals: true,
  };
}
