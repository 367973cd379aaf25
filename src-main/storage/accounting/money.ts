import { minor, sum } from '../../../src-shared/money/index.ts';
import { type ContactReference, deliveryKey } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import {
  choiceOf,
  type Fields,
  fieldsOf,
  flagOf,
  listOf,
  numberOf,
  textOf,
  textOrNullOf,
} from '../json-fields.ts';
import { contact, customer, item, payment, stockAccounts, writeOffs } from './parts.ts';

const RECEIPT_STATES = ['inactive', 'active'] as const;
const JOURNAL_STATES = ['pending', 'normal'] as const;

/** Money taken or given back. @throws RangeError when the payments are not total, rounding and tips */
export function receipt(of: Fields) {
  const document = {
    contact: textOf(of, 'contact'),
    customer: customer(of),
    payments: listOf(of, 'payments', payment),
    rounding: minor(numberOf(of, 'rounding')),
    tips: minor(numberOf(of, 'tips')),
    state: choiceOf(of, 'state', RECEIPT_STATES),
    group: textOrNullOf(of, 'group'),
    caseId: textOrNullOf(of, 'caseId'),
    reference: textOf(of, 'reference'),
  };
  const paid = sum(document.payments.map(({ amount }) => amount));
  if (paid !== numberOf(of, 'total') + document.rounding + document.tips) {
    throw new RangeError(`The payments come to ${paid}, not to total, rounding and tips`);
  }
  return document;
}

export function journal(of: Fields) {
  return {
    state: choiceOf(of, 'state', JOURNAL_STATES),
    reference: textOf(of, 'reference'),
    ...(of['customers'] === undefined ? {} : { customers: contacts(of) }),
    stock: listOf(of, 'stock', item),
    ...writeOffs(of),
    stockAccounts: stockAccounts(of),
  };
}

function contacts(of: Fields): readonly ContactReference[] {
  return listOf(of, 'customers', contact);
}

export function contactCard(of: Fields) {
  return { customer: contact(of['customer']), generated: flagOf(of, 'generated') };
}

export function reversal(of: Fields) {
  const reversed = fieldsOf(of['reverses']);
  return {
    reverses: {
      key: deliveryKey(textOf(reversed, 'key')),
      number: textOf(reversed, 'number'),
      date: businessDate(textOf(reversed, 'date')),
    },
    reason: textOf(of, 'reason'),
  };
}
