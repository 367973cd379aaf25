import { journalRow, type JournalRowId, type JournalRowMapping } from '../../../src-shared/model/index.ts';

/**
 * How a row is mapped while nobody has said otherwise: the account of its role, no branch. A reason for
 * paying out that was never seen is an expense that only a person can name, so its row asks for one;
 * a payment method or tax code may have an account of its own in one row.
 */
export function defaultRow(id: JournalRowId): JournalRowMapping {
  return { account: null, branch: false, details: defaultDetails(id) };
}

function defaultDetails(id: JournalRowId): JournalRowMapping['details'] {
  if (id === 'pay-outs.expense') return 'required';
  if (id === 'misc-payments.pay-ins') return 'optional';
  const { detail } = journalRow(id);
  return detail === 'payment-method' || detail === 'tax-code' ? 'optional' : 'off';
}
