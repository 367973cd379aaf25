import type { Page } from '@playwright/test';
import type { InvoiceView, OpenDocumentView, Responses } from '../../../src-shared/ipc/contract.ts';
import { ask } from './fill.ts';

// Which documents of the sample store a story is told with: by what they are, not by their numbers.

export interface Waiting {
  /** What a customer took on account and owes from then on. */
  readonly accountSale: string;
  /** What the same customer has paid, and their code. */
  readonly payment: string;
  readonly customer: string;
  /** A layby that is paid up. */
  readonly layby: InvoiceView;
  /** What a shift has sold over the counter. */
  readonly shift: string;
  /** What was missing from a till, or too much in it. */
  readonly variance: string;
  /** A stock count that differs from the books. */
  readonly count: string;
}

/** Finds them among what waits in the books. @throws Error when the sample store has none of a kind */
export async function whatWaits(page: Page): Promise<Waiting> {
  const orders = await everyOrder(page);
  const receipts = (await ask(page, 'books.receipts', { states: ['inactive'] })).receipts;
  const { journals } = await ask(page, 'books.journals', { states: ['pending'] });
  const { counts } = await ask(page, 'books.counts', { states: ['counted'] });
  const payments = await documentsOf(page, madeBy(receipts, 'account-payment'));
  const sales = await documentsOf(page, madeBy(orders, 'account-sale'));
  const paid = sales.map((sale) => [sale, payments.find((each) => isSameCustomer(sale, each))] as const);
  const [sale, payment] = found(paid.find(([, each]) => each !== undefined));
  const layby = found(madeBy(orders, 'layby-completion')[0]);
  return {
    accountSale: sale.number,
    payment: found(payment).number,
    customer: found(sale.customer).code,
    layby: (await ask(page, 'books.document', { number: layby.number })).document,
    shift: found(madeBy(orders, 'shift')[0]).number,
    variance: found(journals[0]).number,
    count: found(counts[0]).number,
  };
}

/** The document that a customer has owed something of for the longest. */
export async function owedLongest(page: Page, customer: string): Promise<string> {
  const { lines } = await ask(page, 'reports.subledger', {
    ledger: 'receivable',
    subject: customer,
    openOnly: true,
  });
  return found(lines.find(({ amount }) => !amount.startsWith('-'))).document;
}

async function everyOrder(page: Page): Promise<OpenDocumentView[]> {
  const all: OpenDocumentView[] = [];
  let cursor: string | null = null;
  do {
    const part: Responses['books.orders'] = await ask(page, 'books.orders', { states: ['open'], cursor });
    all.push(...part.orders);
    cursor = part.next;
  } while (cursor !== null);
  return all;
}

/** The key of a document names what it was made from. */
function madeBy(documents: readonly OpenDocumentView[], subject: string): OpenDocumentView[] {
  return documents.filter(({ key }) => key.includes(`/${subject}%2F`));
}

async function documentsOf(page: Page, rows: readonly OpenDocumentView[]): Promise<InvoiceView[]> {
  const answers = await Promise.all(rows.map(({ number }) => ask(page, 'books.document', { number })));
  return answers.map(({ document }) => document);
}

function isSameCustomer(a: InvoiceView, b: InvoiceView): boolean {
  return a.customer !== null && a.customer.code === b.customer?.code;
}

function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('The sample store has no such document');
  return value;
}
