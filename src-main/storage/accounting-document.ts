import { type Minor, currencyCode, minor, quantity, sum, unitPrice } from '../../src-shared/money/index.ts';
import {
  type AccountingDocument,
  type BillingLine,
  type Entry,
  type StockAccounts,
  accountNumber,
  balancedEntry,
  deliveryKey,
} from '../../src-shared/model/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { sha256 } from './hashes.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf, textOrNullOf } from './json-fields.ts';

/**
 * An accounting document as it is kept and hashed: JSON with every key in a fixed order, so that
 * equal documents are equal text. What does not balance or is no document cannot be written down.
 * @throws TypeError, RangeError
 */
export function writeAccountingDocument(document: AccountingDocument): string {
  return texts.get(document) ?? JSON.stringify(rebuilt(fieldsOf(document)));
}

/**
 * Reads a kept document back and proves it again: its text is the one that was written, every amount
 * is one, and everything adds up and balances.
 * @param contentHash hex sha-256 that was stored with the text
 * @throws TypeError, RangeError when the text has drifted from what was written.
 */
export function readAccountingDocument(text: string, contentHash: string): AccountingDocument {
  const document = rebuilt(fieldsOf(JSON.parse(text)));
  if (sha256(text) !== contentHash) throw new RangeError(`The stored ${document.number} has been altered`);
  texts.set(document, text);
  return document;
}

/** The texts of documents that were read: on their way to the books they need not be built once more. */
const texts = new WeakMap<AccountingDocument, string>();

/** The document built anew through the constructors of its parts, keys in the order of the text. */
function rebuilt(of: Fields): AccountingDocument {
  const type = textOf(of, 'type');
  switch (type) {
    case 'invoice':
    case 'credit-note':
      return { type, ...head(of), ...billing(of), entries: listOf(of, 'entries', entry) };
    case 'goods-received':
      return { type, ...head(of), ...goods(of), entries: listOf(of, 'entries', entry) };
    case 'opening-balance':
      return { type, ...head(of), stock: opening(of), entries: listOf(of, 'entries', entry) };
    default:
      throw new TypeError(`"${type}" is no accounting document`);
  }
}

function head(of: Fields) {
  return {
    key: deliveryKey(textOf(of, 'key')),
    number: textOf(of, 'number'),
    date: businessDate(textOf(of, 'date')),
    currency: currencyCode(textOf(of, 'currency')),
    location: textOf(of, 'location'),
    total: minor(numberOf(of, 'total')),
  };
}

function billing(of: Fields) {
  const document = {
    contact: textOf(of, 'contact'),
    lines: listOf(of, 'lines', billingLine),
    payments: listOf(of, 'payments', (payment) => ({
      method: textOf(payment, 'method'),
      account: accountNumber(textOf(payment, 'account')),
      amount: minor(numberOf(payment, 'amount')),
    })),
    rounding: minor(numberOf(of, 'rounding')),
    tips: minor(numberOf(of, 'tips')),
    stock: listOf(of, 'stock', item),
    stockAccounts: stockAccounts(of),
  };
  const total = numberOf(of, 'total');
  proveTotal(total, document.lines, 'lines');
  const paid = sum(document.payments.map((payment) => payment.amount));
  if (paid !== total + document.rounding + document.tips) {
    throw new RangeError(`The payments come to ${paid}, not to total, rounding and tips`);
  }
  return document;
}

function goods(of: Fields) {
  const lines = listOf(of, 'lines', (line) => ({ ...item(line), cost: minor(numberOf(line, 'cost')) }));
  proveTotal(
    numberOf(of, 'total'),
    lines.map((line) => ({ total: line.cost })),
    'costs',
  );
  return { reference: textOf(of, 'reference'), lines, stockAccounts: stockAccounts(of) };
}

function opening(of: Fields) {
  const stock = listOf(of, 'stock', (line) => ({
    ...item(line),
    location: textOf(line, 'location'),
    value: minor(numberOf(line, 'value')),
  }));
  proveTotal(
    numberOf(of, 'total'),
    stock.map((line) => ({ total: line.value })),
    'values',
  );
  return stock;
}

function proveTotal(total: number, parts: readonly { readonly total: Minor }[], what: string): void {
  const added = sum(parts.map((part) => part.total));
  if (added !== total) throw new RangeError(`The ${what} come to ${added}, the document says ${total}`);
}

function billingLine(of: Fields): BillingLine {
  const line = {
    sku: textOrNullOf(of, 'sku'),
    description: textOf(of, 'description'),
    quantity: quantity(numberOf(of, 'quantity')),
    unitPrice: unitPrice(numberOf(of, 'unitPrice')),
    discount: minor(numberOf(of, 'discount')),
    net: minor(numberOf(of, 'net')),
    tax: minor(numberOf(of, 'tax')),
    total: minor(numberOf(of, 'total')),
    taxCode: textOf(of, 'taxCode'),
    account: accountNumber(textOf(of, 'account')),
  };
  if (line.net + line.tax !== line.total) {
    throw new RangeError(
      `Line "${line.description}": net ${line.net} and tax ${line.tax} are not ${line.total}`,
    );
  }
  return line;
}

function item(of: Fields) {
  return {
    sku: textOf(of, 'sku'),
    name: textOf(of, 'name'),
    quantity: quantity(numberOf(of, 'quantity')),
  };
}

function stockAccounts(of: Fields): StockAccounts {
  const accounts = fieldsOf(of['stockAccounts']);
  return {
    inventory: accountNumber(textOf(accounts, 'inventory')),
    costOfGoods: accountNumber(textOf(accounts, 'costOfGoods')),
    costAdjustment: accountNumber(textOf(accounts, 'costAdjustment')),
  };
}

function entry(of: Fields): Entry {
  const date = businessDate(textOf(of, 'date'));
  const narration = textOf(of, 'narration');
  const lines = listOf(of, 'lines', (line) => {
    const amount = minor(numberOf(line, 'amount'));
    return {
      account: accountNumber(textOf(line, 'account')),
      amount: textOf(line, 'side') === 'debit' ? amount : minor(-amount),
      memo: textOf(line, 'memo'),
    };
  });
  const balanced = balancedEntry(date, narration, lines);
  if (balanced === null) throw new RangeError(`Entry "${narration}" of ${date} has no lines`);
  return balanced;
}
