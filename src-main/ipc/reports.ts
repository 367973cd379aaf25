import { listCustomers } from '../actions/customers/list.ts';
import { AGE_BUCKETS, type AgedCustomer, agedReceivables } from '../actions/reports/aged-receivables.ts';
import { reportTable } from '../actions/reports/export.ts';
import { rollForward, type RollForwardDay } from '../actions/reports/rollforward.ts';
import { averageCost, stockReport } from '../actions/reports/stock.ts';
import { findOwnBooks } from '../actions/books/find.ts';
import type { AgedReceivablesView, RollForwardView } from '../../src-shared/ipc/views.ts';
import { type CurrencyCode, formatMinor, formatQuantity, quantity } from '../../src-shared/money/index.ts';
import { shownSubject } from '../../src-shared/model/index.ts';
import type { Handler } from './handler.ts';

const aged: Handler<'reports.aged-receivables'> = async (services, data) => {
  const { books, asOf, customers, total, accounts, balance, ties } = await agedReceivables(services, data);
  const { currency } = books;
  return {
    books: books.name,
    currency,
    asOf,
    rows: customers.map(({ code, name, ...owed }) => ({ code, name, ...agedView(owed, currency) })),
    totals: agedView(total, currency),
    control: { accounts, balance: formatMinor(balance, currency) },
    ties,
  };
};

function agedView(
  { owed, unapplied, total }: Omit<AgedCustomer, 'code' | 'name'>,
  currency: CurrencyCode,
): AgedReceivablesView['totals'] {
  const [current, days30, days60, days90, older] = AGE_BUCKETS;
  return {
    current: formatMinor(owed[current], currency),
    days30: formatMinor(owed[days30], currency),
    days60: formatMinor(owed[days60], currency),
    days90: formatMinor(owed[days90], currency),
    older: formatMinor(owed[older], currency),
    unapplied: formatMinor(unapplied, currency),
    total: formatMinor(total, currency),
  };
}

const stock: Handler<'reports.stock'> = async (services, { cursor, limit, ...input }) => {
  const report = await stockReport(services, input, { cursor, limit });
  const { books, locations, items, value, accounts, ties } = report;
  const { currency } = books;
  const none = formatQuantity(quantity(0));
  return {
    books: books.name,
    currency,
    locations,
    items: items.rows.map((row) => ({
      sku: row.sku,
      name: row.name,
      location: row.location,
      quantity: row.location === null ? none : formatQuantity(row.quantity),
      onLayby: formatQuantity(row.onLayby),
      inTransit: row.location === null ? formatQuantity(row.quantity) : none,
      averageCost: averageCost(row, currency),
      value: formatMinor(row.value, currency),
    })),
    totals: {
      onHand: formatMinor(value.onHand, currency),
      inTransit: formatMinor(value.inTransit, currency),
      inventoryAccount: formatMinor(accounts.inventory, currency),
      inTransitAccount: formatMinor(accounts.inTransit, currency),
    },
    ties,
    next: items.next,
    total: items.total,
  };
};

const rolled: Handler<'reports.rollforward'> = async (services, data) => {
  const { books, ledger, accounts, days, missing, ties } = await rollForward(services, data);
  const { currency } = books;
  return {
    books: books.name,
    currency,
    ledger,
    accounts,
    days: days.map((day) => ({
      date: day.date,
      opening: formatMinor(day.opening, currency),
      movements: movementsView(day.movements, currency),
      closing: formatMinor(day.closing, currency),
      control: formatMinor(day.control, currency),
      others: formatMinor(day.others, currency),
      ties: day.ties,
    })),
    missing: missing.map((row) => ({
      ...row,
      subject: shownSubject(row.subject),
      amount: formatMinor(row.amount, currency),
    })),
    ties,
  };
};

function movementsView(
  { opening, added, paid, used, returned, forfeited, expired, reversed }: RollForwardDay['movements'],
  currency: CurrencyCode,
): RollForwardView['days'][number]['movements'] {
  return {
    opening: formatMinor(opening, currency),
    added: formatMinor(added, currency),
    paid: formatMinor(paid, currency),
    used: formatMinor(used, currency),
    returned: formatMinor(returned, currency),
    forfeited: formatMinor(forfeited, currency),
    expired: formatMinor(expired, currency),
    reversed: formatMinor(reversed, currency),
  };
}

const subledger: Handler<'reports.subledger'> = async (
  services,
  { books, ledger, subject, openOnly, cursor, limit },
) => {
  const { id, currency } = await findOwnBooks(services, books);
  const filter = { ledger, openOnly, ...(subject === undefined ? {} : { subject }) };
  const { rows, next, total } = await services.ledger.embedded.subledger(id, filter, { cursor, limit });
  return {
    lines: rows.map((row) => ({
      id: row.id,
      subject: shownSubject(row.subject),
      movement: row.movement,
      date: row.date,
      document: row.document.number,
      account: row.account,
      amount: formatMinor(row.amount, currency),
      open: formatMinor(row.open, currency),
    })),
    next,
    total,
  };
};

const exportReport: Handler<'reports.export'> = async (services, data) => {
  const table = await reportTable(services, data);
  const { exporters } = services;
  const bytes = data.format === 'xlsx' ? await exporters.xlsx([table]) : await exporters.csv(table);
  return { name: `${data.report}.${data.format}`, parts: [bytes] };
};

const customers: Handler<'customers.list'> = async (services, { cursor, limit, ...input }) => {
  const { books, customers: found, counts } = await listCustomers(services, input, { cursor, limit });
  return {
    customers: found.rows.map((row) => ({
      code: row.code,
      name: row.name,
      generated: row.generated,
      balance: formatMinor(row.balance, books.currency),
    })),
    counts,
    next: found.next,
    total: found.total,
  };
};

/** Requests about what the embedded books come to, and about customers. */
export const reportHandlers = {
  'reports.aged-receivables': aged,
  'reports.stock': stock,
  'reports.rollforward': rolled,
  'reports.subledger': subledger,
  'reports.export': exportReport,
  'customers.list': customers,
} as const;
