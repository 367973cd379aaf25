import { minor, quantity, sum, unitPrice, ZERO } from '../../../src-shared/money/index.ts';
import {
  type BillingLine,
  ORDER_KINDS,
  type WorkRelease,
  accountNumber,
} from '../../../src-shared/model/index.ts';
import {
  choiceOf,
  type Fields,
  fieldsOf,
  listOf,
  numberOf,
  sinceThen,
  textOf,
  textOrNullOf,
} from '../json-fields.ts';
import { customer, item, payment, proveTotal, saleReference, stockAccounts, writeOffs } from './parts.ts';

/** What invoices, credit notes and the orders of them are made of. @throws RangeError */
export function billing(of: Fields) {
  const document = {
    contact: textOf(of, 'contact'),
    customer: customer(of),
    lines: listOf(of, 'lines', billingLine),
    payments: listOf(of, 'payments', payment),
    rounding: minor(numberOf(of, 'rounding')),
    tips: minor(numberOf(of, 'tips')),
    due: sinceThen(of, 'due', ZERO, (from) => minor(numberOf(from, 'due'))),
    stock: listOf(of, 'stock', item),
    ...writeOffs(of),
    stockAccounts: stockAccounts(of),
  };
  const total = numberOf(of, 'total');
  proveTotal(
    total,
    document.lines.map((line) => line.total),
    'lines',
  );
  const paid = sum(document.payments.map(({ amount }) => amount));
  if (paid + document.due !== total + document.rounding + document.tips) {
    throw new RangeError(
      `Payments of ${paid} and ${document.due} that is due do not come to total, rounding and tips`,
    );
  }
  return document;
}

/** The job whose work in progress goes to cost with an invoice, null where there is none. */
export function release(of: Fields): WorkRelease | null {
  const value = of['release'] ?? null;
  if (value === null) return null;
  const fields = fieldsOf(value);
  return {
    subject: textOf(fields, 'subject'),
    from: accountNumber(textOf(fields, 'from')),
    to: accountNumber(textOf(fields, 'to')),
    ...(fields['back'] === undefined ? {} : { back: saleReference(fields['back']) }),
  };
}

/** What an order has beside what it bills. */
export function order(of: Fields) {
  return {
    order: choiceOf(of, 'order', ORDER_KINDS),
    group: textOrNullOf(of, 'group'),
    caseId: textOrNullOf(of, 'caseId'),
  };
}

/** Lines named no account of discount or tax at first: those stood in the entries alone. */
function billingLine(of: Fields): BillingLine {
  const account = textOf(of, 'account');
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
    account: accountNumber(account),
    discountAccount: accountNumber(sinceThen(of, 'discountAccount', account, textOf)),
    taxAccount: accountNumber(sinceThen(of, 'taxAccount', account, textOf)),
  };
  if (line.net + line.tax !== line.total) {
    throw new RangeError(
      `Line "${line.description}": net ${line.net} and tax ${line.tax} are not ${line.total}`,
    );
  }
  return line;
}
