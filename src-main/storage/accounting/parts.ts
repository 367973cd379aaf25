import { type Minor, currencyCode, minor, quantity, sum } from '../../../src-shared/money/index.ts';
import {
  type ContactReference,
  type Entry,
  type PaymentLine,
  type SaleReference,
  type StockAccounts,
  type StockLine,
  SUBLEDGER_MOVEMENTS,
  type SubledgerLine,
  SUBLEDGERS,
  type WriteOffLine,
  POS_DOCUMENT_KINDS,
  accountNumber,
  balancedEntry,
  deliveryKey,
} from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import {
  choiceOf,
  type Fields,
  fieldsOf,
  listOf,
  numberOf,
  sinceThen,
  textOf,
  textsOf,
} from '../json-fields.ts';

/** What every document has, the number that identifies it in its books among it. */
export function head(of: Fields) {
  return {
    key: deliveryKey(textOf(of, 'key')),
    number: textOf(of, 'number'),
    date: businessDate(textOf(of, 'date')),
    currency: currencyCode(textOf(of, 'currency')),
    location: textOf(of, 'location'),
    total: minor(numberOf(of, 'total')),
  };
}

/**
 * What a document does to the ledger: entries that balance, whose the movements of control accounts are,
 * and the case whose order it closes or opens again.
 * @throws RangeError when the sub-ledger lines of an account are not what the entries move it by
 */
export function effects(of: Fields): {
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
  readonly closes?: string;
  readonly reopens?: string;
  readonly adjusts?: readonly string[];
} {
  const entries = listOf(of, 'entries', entry);
  const subledger = sinceThen(of, 'subledger', [], () => listOf(of, 'subledger', subledgerLine));
  for (const [account, lines] of Map.groupBy(subledger, (line) => line.account)) {
    const owed = sum(lines.map((line) => line.amount));
    const moved = sum(
      entries.flatMap((one) =>
        one.lines
          .filter((line) => line.account === account)
          .map((line) => (line.side === 'debit' ? line.amount : minor(-line.amount))),
      ),
    );
    if (owed !== moved) {
      throw new RangeError(`The sub-ledger moves ${account} by ${owed}, the entries by ${moved}`);
    }
  }
  return {
    entries,
    subledger,
    ...(of['closes'] === undefined ? {} : { closes: textOf(of, 'closes') }),
    ...(of['reopens'] === undefined ? {} : { reopens: textOf(of, 'reopens') }),
    ...(of['adjusts'] === undefined ? {} : { adjusts: textsOf(of, 'adjusts') }),
  };
}

/** @throws RangeError when the parts do not come to the total. */
export function proveTotal(total: number, parts: readonly Minor[], what: string): void {
  const added = sum(parts);
  if (added !== total) throw new RangeError(`The ${what} come to ${added}, the document says ${total}`);
}

export function payment(of: Fields): PaymentLine {
  return {
    method: textOf(of, 'method'),
    account: accountNumber(textOf(of, 'account')),
    amount: minor(numberOf(of, 'amount')),
  };
}

export function contact(value: unknown): ContactReference {
  const of = fieldsOf(value);
  return { code: textOf(of, 'code'), name: textOf(of, 'name') };
}

/** The customer of a document, null where it names none, as documents did before they could. */
export function customer(of: Fields): ContactReference | null {
  const value = of['customer'] ?? null;
  return value === null ? null : contact(value);
}

export function item(of: Fields): StockLine {
  return {
    sku: textOf(of, 'sku'),
    name: textOf(of, 'name'),
    quantity: quantity(numberOf(of, 'quantity')),
    ...saleOf(of),
  };
}

/** Left out where nothing is written off, as by documents of before anything was. */
export function writeOffs(of: Fields): { readonly writeOffs?: readonly WriteOffLine[] } {
  if (of['writeOffs'] === undefined) return {};
  return {
    writeOffs: listOf(of, 'writeOffs', (line) => ({
      ...item(line),
      account: accountNumber(textOf(line, 'account')),
    })),
  };
}

function saleOf(of: Fields): Pick<StockLine, 'of'> {
  if (of['of'] === undefined) return {};
  return { of: saleReference(of['of']) };
}

export function saleReference(value: unknown): SaleReference {
  const sale = fieldsOf(value);
  return { kind: choiceOf(sale, 'kind', POS_DOCUMENT_KINDS), sourceId: textOf(sale, 'sourceId') };
}

export function stockAccounts(of: Fields): StockAccounts {
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

function subledgerLine(of: Fields): SubledgerLine {
  const line = {
    ledger: choiceOf(of, 'ledger', SUBLEDGERS),
    account: accountNumber(textOf(of, 'account')),
    subject: textOf(of, 'subject'),
    movement: choiceOf(of, 'movement', SUBLEDGER_MOVEMENTS),
    amount: minor(numberOf(of, 'amount')),
    ...(of['against'] === undefined ? {} : { against: accountNumber(textOf(of, 'against')) }),
  };
  if (line.amount === 0) throw new RangeError(`A ${line.ledger} line of "${line.subject}" moves nothing`);
  return line;
}
