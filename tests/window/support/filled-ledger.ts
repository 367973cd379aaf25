import type { Page } from '@playwright/test';
import { ask, runTask, uploadFolder } from './fill.ts';
import type { Fillings } from './screens.ts';

/** Of the sample store's days, so many are posted and the others wait. */
const POSTED = 40;
/** As many of them again as orders and receipts, which wait for a person in the books. */
const ON_ORDER = 12;
const LONG_NAME = 'Sungai Wang Plaza, ground floor, opposite the escalators and the fountain';
const HEADER =
  'row,kind,id,number,location,register,date_time,currency,total,sku,name,quantity,unit_price,discount,net,tax,line_total,tax_code,cost,method,amount';

/**
 * Fills the ledger of a window with a month in every state: posted and waiting days, one that changed,
 * an order that is held, a tender that nobody has mapped, rows that could not be read, long names.
 * Answers what the addresses of its screens are made of.
 */
export async function fillLedger(page: Page): Promise<Fillings> {
  await runTask(page, 'demo.run', { autoInvoice: false });
  const { digests } = await ask(page, 'digests.list', { sort: { by: 'date' } });
  await runTask(page, 'digests.post', { ids: digests.slice(0, POSTED).map(({ id }) => id) });
  await postOrders(
    page,
    digests.slice(POSTED, POSTED + ON_ORDER).map(({ id }) => id),
  );
  await connectTill(page);
  await runTask(page, 'sync.run', { stream: LONG_NAME });
  const reviewed = digests.slice(POSTED - 5, POSTED + 5).map(({ id }) => id);
  await ask(page, 'digests.review', { ids: reviewed, reviewed: true });
  await runTask(page, 'ledger.backup', {});

  const { digests: till } = await ask(page, 'digests.list', { stream: LONG_NAME });
  const held = (await ask(page, 'digests.list', { statuses: ['held'] })).digests[0];
  const posted = digests[POSTED - 1];
  const { invoices } = await ask(page, 'books.invoices', {
    books: 'Books',
    type: 'invoice',
    newestFirst: true,
  });
  const { imports } = await ask(page, 'imports.list', { stream: LONG_NAME });
  const books = await fillingsOfBooks(page);
  const { orders: receipts } = await ask(page, 'digests.orders', { id: posted?.id ?? '' });
  const ids = [posted, held, till[0]].flatMap((digest) => digest?.id ?? []);
  return {
    'digests/:id': [...new Set(ids)],
    ':tab': ['summary', 'items', 'orders', 'journal', 'changes'],
    ...books,
    'invoices/:number': [invoices[0]?.number ?? '', ...(books['invoices/:number'] ?? [])],
    'explain/lines/:document': [invoices[0]?.number ?? ''],
    'explain/receipts/:receipt': [receipts[0]?.id ?? ''],
    'trial-balance/:account': ['1010'],
    'imports/:id': [imports[0]?.id ?? ''],
    'streams/:name': [LONG_NAME],
    ':section': ['locations', 'payments', 'accounts', 'journal'],
  };
}

/** Addresses that a new ledger has nothing for: an old bookmark, for example. */
export const NOTHING_THERE: Fillings = {
  'digests/:id': ['dig_none'],
  ':tab': ['summary'],
  'invoices/:number': ['INV-NONE-1'],
  'customers/:code': ['C-NONE'],
  'stock/counts/:number': ['SC-NONE-1'],
  'reports/receivables/:customer': ['C-NONE'],
  'explain/lines/:document': ['INV-NONE-1'],
  'explain/receipts/:receipt': ['none'],
  'trial-balance/:account': ['1010'],
  'imports/:id': ['imp_none'],
  'streams/:name': ['Nobody'],
  ':section': ['locations'],
};

/** Posts days the other way: orders and receipts that wait in the books, some of them done with. */
async function postOrders(page: Page, ids: string[]): Promise<void> {
  const { streams } = await ask(page, 'streams.list', {});
  const stream = streams[0]?.name ?? '';
  await ask(page, 'streams.set', { stream, settings: { postingStyle: 'orders-and-receipts-per-shift' } });
  await runTask(page, 'digests.post', { ids });
  const { orders } = await ask(page, 'books.orders', { states: ['open'] });
  const { receipts } = await ask(page, 'books.receipts', { states: ['inactive'] });
  // One that waits for its layby is refused: that is how a list can look too.
  await ask(page, 'books.process', { numbers: numbersOf(orders.slice(-2)), deliver: 'in-stock' });
  await ask(page, 'books.activate', { numbers: numbersOf(receipts.slice(0, 3)) });
  await ask(page, 'books.allocate', {});
}

/** A document of each list that waits for a person, and a customer with something open. */
async function fillingsOfBooks(page: Page): Promise<Fillings> {
  const books = 'Books';
  const { orders } = await ask(page, 'books.orders', { books, states: ['open'] });
  const { receipts } = await ask(page, 'books.receipts', { books });
  const { journals } = await ask(page, 'books.journals', { books, states: ['pending'] });
  const { counts } = await ask(page, 'books.counts', { books });
  const { items } = await ask(page, 'books.open-items', { books });
  const waiting = [orders[0], receipts[0], journals[0]].flatMap((each) => each?.number ?? []);
  const customer = items[0]?.customer ?? 'C-NONE';
  return {
    'invoices/:number': waiting,
    'customers/:code': [customer],
    'stock/counts/:number': [counts[0]?.number ?? 'SC-NONE-1'],
    'reports/receivables/:customer': [customer],
  };
}

function numbersOf(documents: readonly { readonly number: string }[]): string[] {
  return documents.map(({ number }) => number);
}

/** A till whose export has everything in it that can go wrong with a file. */
async function connectTill(page: Page): Promise<void> {
  const folder = await uploadFolder(page, 'Till', { 'till-2026-10-30.csv': tillFile() });
  await ask(page, 'books.connect', { system: 'embedded', name: 'Malaysia', currency: 'MYR' });
  await ask(page, 'streams.connect', {
    provider: 'file',
    name: LONG_NAME,
    folder,
    profile: 'daybook',
    books: 'Malaysia',
    currency: 'MYR',
    settings: { timeZone: 'Asia/Kuala_Lumpur' },
  });
}

function tillFile(): string {
  const sale = (id: string, method: string, paid: string, time = '2026-10-30 10:15:00'): string[] => {
    const head = `sale,${id},R-${id},${LONG_NAME.replaceAll(',', '')},R1,${time},MYR,106.00`;
    return [
      `line,${head},SKU-1,A kettle with a whistle that plays the first eight bars of an opera,1,100.00,0.00,100.00,6.00,106.00,SR,,,`,
      `tender,${head},,,,,,,,,,,${method},${paid}`,
    ];
  };
  return [
    HEADER,
    ...sale('1', 'Cash', '106.00'),
    ...sale('2', 'Touch the sky wallet', '106.00'),
    // Its payments are a ringgit short: held.
    ...sale('3', 'Cash', '105.00'),
    // No such day.
    ...sale('4', 'Cash', '106.00', '2026-02-30 10:15:00'),
    ...sale('5', 'Card', 'many'),
  ].join('\n');
}
