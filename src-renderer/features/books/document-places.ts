import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { paths } from '../../components/index.ts';

/** A list of documents, and the text that names it. */
interface ListPlace {
  readonly to: string;
  readonly text: string;
}

const LISTS: Partial<Record<AccountingDocumentType, ListPlace>> = {
  'sales-order': { to: paths.orders, text: 'orders.title' },
  receipt: { to: paths.receipts, text: 'receipts.title' },
  journal: { to: paths.journals, text: 'journals.title' },
};

/** The list that a document is in; the one of all of them where it has none of its own. */
export function backOf(type: AccountingDocumentType | null): ListPlace {
  const own = type === null ? undefined : LISTS[type];
  return own ?? { to: paths.invoices, text: 'invoices.title' };
}

/** Whether it has a part in what a customer owes or has paid ahead, in the books as they are now. */
export function isOnAccount({ type, state, subledger }: InvoiceView): boolean {
  const waits = type === 'sales-order' || state === 'inactive' || state === 'pending' || state === 'reversed';
  return !waits && subledger.some(({ ledger }) => ledger === 'receivable');
}

/** Whether it is the one that pays, whose allocations can be taken back. */
export function isCredit({ subledger }: InvoiceView): boolean {
  return subledger.some(({ ledger, amount }) => ledger === 'receivable' && amount.startsWith('-'));
}

/** Whether there is a posting of it to undo: opening balances and contacts have none, and nothing goes twice. */
export function canBeUndone({ type, state }: InvoiceView): boolean {
  return state !== 'reversed' && type !== 'reversal' && type !== 'contact' && type !== 'opening-balance';
}

/** An open order that a later document of its layby, direct ship order or job invoices: nobody processes it. */
export function waitsForItsCase({ type, state, planned }: InvoiceView): boolean {
  return type === 'sales-order' && state === 'open' && planned.length === 0;
}
