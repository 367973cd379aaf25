import type { Page } from '@playwright/test';
import { ask, runTask, uploadFolder } from './fill.ts';
import type { Fillings } from './screens.ts';

/** Of the sample store's days, so many are posted and the others wait. */
const POSTED = 40;
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
  const ids = [posted, held, till[0]].flatMap((digest) => digest?.id ?? []);
  return {
    'digests/:id': [...new Set(ids)],
    ':tab': ['summary', 'items', 'orders', 'journal'],
    'invoices/:number': [invoices[0]?.number ?? ''],
    'trial-balance/:account': ['1010'],
    'imports/:id': [imports[0]?.id ?? ''],
    'streams/:name': [LONG_NAME],
    ':section': ['locations', 'payments', 'accounts'],
  };
}

/** Addresses that a new ledger has nothing for: an old bookmark, for example. */
export const NOTHING_THERE: Fillings = {
  'digests/:id': ['dig_none'],
  ':tab': ['summary'],
  'invoices/:number': ['INV-NONE-1'],
  'trial-balance/:account': ['1010'],
  'imports/:id': ['imp_none'],
  'streams/:name': ['Nobody'],
  ':section': ['locations'],
};

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
