import type { AccountingDocument, StockLine } from './accounting-document.ts';
import { escapeKeyPart } from './pos-case.ts';
import { type DeliveryKey, deliveryKey } from './ids.ts';

/**
 * What a document gives others to build on, and what it builds on. Every document gives `document:` with
 * its own key besides. What nobody gives keeps nobody waiting.
 */
export interface DeliveryTokens {
  readonly gives: readonly string[];
  readonly needs: readonly string[];
}

/** What the token of a document begins with; its key follows. */
export const DOCUMENT_TOKEN = 'document:';

/** What of a document says what it builds on; drafts have no number yet. */
type Building = {
  [T in AccountingDocument as T['type']]: Omit<T, 'number'>;
}[AccountingDocument['type']];

/** Reads off a document what must be in the books before it, and what it brings there for others. */
export function tokensOf(document: Building): DeliveryTokens {
  const earlier = earlierRevisions(document.key).map(documentToken);
  return {
    gives: [...new Set(givenBy(document))],
    needs: [...new Set([...needsOf(document), ...earlier])],
  };
}

function givenBy(document: Building): readonly string[] {
  switch (document.type) {
    case 'contact':
      return [contactToken(document.customer.code)];
    case 'transfer-out':
      return [`transfer:${document.caseId}`];
    case 'sales-order':
      return [...saleOf(document.key), ...(document.caseId === null ? [] : [orderToken(document.caseId)])];
    case 'invoice':
      return saleOf(document.key);
    case 'credit-note':
    case 'goods-received':
    case 'opening-balance':
    case 'receipt':
    case 'journal':
    case 'transfer-in':
    case 'stock-adjustment':
    case 'stock-count':
    case 'reversal':
      return [];
    default:
      return document satisfies never;
  }
}

function needsOf(document: Building): readonly string[] {
  const closes = [document.closes, document.reopens].filter((name) => name !== undefined).map(orderToken);
  switch (document.type) {
    case 'transfer-in':
      return [`transfer:${document.caseId}`, ...closes];
    case 'reversal':
      return [documentToken(document.reverses.key), ...closes];
    case 'receipt': {
      const order = document.caseId === null ? [] : [orderToken(document.caseId)];
      return [...contactsOf([document.customer]), ...order, ...closes];
    }
    case 'journal':
      return [...contactsOf(document.customers ?? []), ...closes];
    case 'invoice':
    case 'sales-order':
      return [...contactsOf([document.customer]), ...closes];
    case 'credit-note':
      return [...contactsOf([document.customer]), ...salesBack(document), ...closes];
    case 'opening-balance':
      return [...ownersOf(document), ...closes];
    case 'contact':
    case 'goods-received':
    case 'transfer-out':
    case 'stock-adjustment':
    case 'stock-count':
      return closes;
    default:
      return document satisfies never;
  }
}

function contactsOf(customers: readonly ({ readonly code: string } | null)[]): readonly string[] {
  return customers.flatMap((customer) => (customer === null ? [] : [contactToken(customer.code)]));
}

/** Whose receivables an opening balance states: it names them by their codes alone. */
function ownersOf({ subledger }: Building): readonly string[] {
  const owed = subledger.filter(({ ledger }) => ledger === 'receivable');
  return owed.map(({ subject }) => contactToken(subject));
}

/** A document posts a sale of the till when it stands alone: its key then ends in the till's own identity. */
function saleOf(key: DeliveryKey): readonly string[] {
  const [account, , , , subject, revision] = key.split('/');
  const standsAlone = account !== undefined && revision !== undefined && subject?.includes('%2F') === true;
  return standsAlone ? [`sale:${account}/${subject}`] : [];
}

/** The sales that goods came back of. */
function salesBack(document: Building & { readonly stock: readonly StockLine[] }): readonly string[] {
  const [account = ''] = document.key.split('/');
  return document.stock.flatMap(({ of }) =>
    of === undefined ? [] : [`sale:${account}/${escapeKeyPart(`${of.kind}/${of.sourceId}`)}`],
  );
}

/** The keys of the same subject's earlier revisions, those that there may be. */
function earlierRevisions(key: DeliveryKey): readonly DeliveryKey[] {
  const [, subject, revision] = /^(.*\/)r(\d+)$/.exec(key) ?? [];
  if (subject === undefined) return [];
  const before = Math.max(0, Number(revision) - 1);
  return Array.from({ length: before }, (_, at) => deliveryKey(`${subject}r${at + 1}`));
}

function contactToken(code: string): string {
  return `contact:${code}`;
}
function orderToken(caseId: string): string {
  return `order:${caseId}`;
}
function documentToken(key: DeliveryKey): string {
  return `${DOCUMENT_TOKEN}${key}`;
}
