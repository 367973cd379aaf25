import { chartOfBooks } from '../actions/books/chart.ts';
import { connectBooks } from '../actions/books/connect.ts';
import { changeConnection, testBooks, tryConnection } from '../actions/books/connection.ts';
import { listConnections } from '../actions/books/connections.ts';
import { findDocument } from '../actions/books/document.ts';
import { listDocuments } from '../actions/books/documents.ts';
import { findOwnBooks } from '../actions/books/find.ts';
import { allEntries } from '../actions/books/journal.ts';
import { bookActionHandlers } from './book-actions.ts';
import { aboutDay, documentView, invoiceView } from './invoice-view.ts';
import { recordedLineViews } from './entry-view.ts';
import type { Handler } from './handler.ts';
import type { BooksAccount, JournalExport, Services } from '../core/ports/index.ts';
import type { TrialBalanceView } from '../../src-shared/ipc/views.ts';
import { accountNumber, assertNever, ExpectedFailure, isOverNetwork } from '../../src-shared/model/index.ts';
import { formatMinor, sum } from '../../src-shared/money/index.ts';
import { type BusinessDate, formatInstant } from '../../src-shared/time/index.ts';

const connect: Handler<'books.connect'> = async (services, data) => ({
  books: booksView(await connectBooks(services, data)),
});

const test: Handler<'books.test'> = async (services, { books }) => testBooks(services, books);

const tryOut: Handler<'books.try'> = async (services, data) => tryConnection(services, data);

const setConnection: Handler<'books.set-connection'> = async (services, data) => {
  const { account, found } = await changeConnection(services, data);
  return { books: booksView(account), found };
};

const connections: Handler<'books.connections'> = async (services) => ({
  books: (await listConnections(services)).map(({ account, streams, accounts, outage, quarantine }) => {
    const { url, database, user } = account.connection;
    return {
      ...booksView(account),
      connection: url === undefined ? null : { url, database: database ?? '', user: user ?? '' },
      streams,
      accounts,
      parked:
        outage === null
          ? null
          : {
              since: formatInstant(outage.since),
              until: formatInstant(outage.nextTryAt),
              cause: outage.cause,
            },
      quarantine:
        quarantine === null
          ? null
          : {
              cause: quarantine.cause,
              since: formatInstant(quarantine.since),
              compared: quarantine.findings !== null,
            },
    };
  }),
});

const list: Handler<'books.list'> = async (services) => ({
  books: (await services.ledger.books.list()).map(booksView),
});

const chart: Handler<'books.chart'> = async (services, { books }) => {
  const accounts = await chartOfBooks(services, books);
  return { accounts: accounts.map(({ number, name, type }) => ({ number, name, type })) };
};

const invoices: Handler<'books.invoices'> = async (
  services,
  { books, type, search, newestFirst, priorPeriod, cursor, limit },
) => {
  const filter = { type, newestFirst, priorPeriod, ...(search === undefined ? {} : { search }) };
  const { rows, account, ...rest } = await listDocuments(services, books, filter, { cursor, limit });
  return {
    invoices: rows.map((row) => documentView(row, account.currency)),
    ...rest,
    keptElsewhere: isOverNetwork(account.system),
  };
};

const document: Handler<'books.document'> = async (services, { books, number }) => {
  const found = await findDocument(services, books, number);
  return { document: invoiceView(found) };
};

const journal: Handler<'books.journal'> = async (services, { books, priorPeriod, cursor, limit }) => {
  const { id, currency } = await findOwnBooks(services, books);
  const chart = await services.ledger.embedded.chart(id);
  const { rows, next, total } = await services.ledger.embedded.journal(
    id,
    { cursor, limit },
    { priorPeriod },
  );
  return {
    entries: rows.map((entry) => ({
      id: entry.id,
      date: entry.date,
      about: aboutDay(entry.document.key, entry.date),
      narration: entry.narration,
      document: entry.document.number,
      lines: recordedLineViews(entry, chart, currency),
    })),
    next,
    total,
  };
};

const account: Handler<'books.account'> = async (services, { books, account: number, cursor, limit }) => {
  const { id, currency, name } = await findOwnBooks(services, books);
  const chart = await services.ledger.embedded.chart(id);
  const found = chart.find((other) => other.number === number);
  if (found === undefined) {
    throw new ExpectedFailure('account-unknown', { where: number, data: { name: number, books: name } });
  }
  const page = { cursor, limit };
  const { rows, next, total } = await services.ledger.embedded.accountLedger(id, accountNumber(number), page);
  return {
    account: { number: found.number, name: found.name },
    rows: rows.map((row) => ({
      date: row.date,
      document: row.document.number,
      memo: row.memo,
      debit: formatMinor(row.debit, currency),
      credit: formatMinor(row.credit, currency),
      balance: formatMinor(row.balance, currency),
    })),
    next,
    total,
  };
};

const exportJournal: Handler<'books.export'> = async (services, { books, format }) => {
  const found = await findOwnBooks(services, books);
  const { exporters } = services;
  const contents: JournalExport = {
    title: found.name,
    currency: found.currency,
    chart: await services.ledger.embedded.chart(found.id),
    entries: allEntries(services, found.id),
  };
  switch (format) {
    case 'hledger':
      return { name: 'books.journal', parts: exporters.hledger(contents) };
    case 'beancount':
      return { name: 'books.beancount', parts: exporters.beancount(contents) };
    case 'csv':
      return { name: 'books.csv', parts: exporters.journalCsv(contents) };
    default:
      return assertNever(format);
  }
};

/** Requests about what the books hold. */
export const booksHandlers = {
  'books.connect': connect,
  'books.test': test,
  'books.try': tryOut,
  'books.set-connection': setConnection,
  'books.connections': connections,
  'books.list': list,
  'books.trial-balance': (
    services: Services,
    data: { books?: string | undefined; asOf: BusinessDate | null },
  ) => trialBalance(services, data),
  'books.chart': chart,
  'books.invoices': invoices,
  'books.document': document,
  'books.journal': journal,
  'books.account': account,
  'books.export': exportJournal,
  ...bookActionHandlers,
} as const;

/** Every account that has moved, with its balance on its side; debits and credits come out equal. */
export async function trialBalance(
  services: Services,
  { books, asOf }: { readonly books?: string | undefined; readonly asOf: BusinessDate | null },
): Promise<TrialBalanceView> {
  const { id, currency, name } = await findOwnBooks(services, books);
  const rows = await services.ledger.embedded.trialBalance(id, asOf);
  return {
    books: name,
    currency,
    rows: rows.map((row) => ({
      account: row.account.number,
      name: row.account.name,
      type: row.account.type,
      path: row.account.path,
      debit: formatMinor(row.debit, currency),
      credit: formatMinor(row.credit, currency),
    })),
    totals: {
      debit: formatMinor(sum(rows.map((row) => row.debit)), currency),
      credit: formatMinor(sum(rows.map((row) => row.credit)), currency),
    },
  };
}

function booksView({ name, system, currency }: BooksAccount): {
  name: string;
  system: string;
  currency: string;
} {
  return { name, system, currency };
}
