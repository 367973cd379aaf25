import {
  type AccountNumber,
  accountNumber,
  type AccountRole,
  journalRow,
  type MappingValue,
  parseJournalDetailKey,
} from '../../../src-shared/model/index.ts';
import type { ResolvedMapping } from './resolve.ts';

/** What a payment method's name gives away, first match wins; numbers are of the default chart. */
const TENDER_HINTS: readonly { readonly words: readonly string[]; readonly account: AccountNumber }[] = [
  { words: ['gift', 'voucher'], account: accountNumber('2300') },
  { words: ['store credit', 'credit note'], account: accountNumber('2310') },
  { words: ['cheque', 'check'], account: accountNumber('1130') },
  {
    words: [
      'wallet',
      'pay later',
      'paypal',
      'grab',
      'touch',
      'gopay',
      'ovo',
      'dana',
      'qris',
      'alipay',
      'wechat',
      'online',
    ],
    account: accountNumber('1120'),
  },
  { words: ['card', 'visa', 'master', 'amex', 'eftpos', 'debit', 'credit'], account: accountNumber('1110') },
  { words: ['transfer', 'bank', 'duitnow'], account: accountNumber('1020') },
  { words: ['cash', 'tunai'], account: accountNumber('1010') },
];

/** Where a payment method goes that no other rule knows: a clearing account, never income. */
const OTHER_TENDERS = accountNumber('1190');
const TAX_PAYABLE = accountNumber('2100');

/** What Daybook would choose for a payment method seen for the first time. */
export function suggestPaymentMethod(method: string): MappingValue {
  const name = method.toLowerCase();
  const hint = TENDER_HINTS.find(({ words }) => words.some((word) => name.includes(word)));
  return { type: 'payment-method', key: method, value: hint?.account ?? OTHER_TENDERS };
}

/** What Daybook would choose for a tax code seen for the first time: the same code, tax payable. */
export function suggestTax(code: string): MappingValue {
  return {
    type: 'tax',
    key: code,
    value: { booksTaxCode: code, account: TAX_PAYABLE, taxPoint: 'completion' },
  };
}

/** Reasons that say that goods cannot be sold again. */
const SPOILED = ['damag', 'defect', 'broken', 'fault', 'expired', 'spoil', 'leak', 'rusak'];

/** What Daybook would choose for a reason of returns seen for the first time. */
export function suggestReason(reason: string): MappingValue {
  const words = reason.toLowerCase();
  const spoiled = SPOILED.some((word) => words.includes(word));
  return { type: 'reason', key: reason, value: spoiled ? 'written-off' : 'back-to-stock' };
}

/** What a reason for paying out gives away, by the role of its account. */
const PAY_OUT_HINTS: readonly { readonly words: readonly string[]; readonly role: AccountRole }[] = [
  { words: ['tip'], role: 'tips-payable' },
  { words: ['safe', 'bank'], role: 'safe' },
];

/**
 * What Daybook would choose for a detail of a POS journal row seen for the first time: the account that
 * the row has without it, but for reasons that name something else. Null: the row has none either.
 */
export function suggestDetail(key: string, mapping: ResolvedMapping): MappingValue | null {
  const parsed = parseJournalDetailKey(key);
  if (parsed === null) return null;
  const { role } = journalRow(parsed.row);
  const words = parsed.detail.toLowerCase();
  const hint =
    parsed.row === 'pay-outs.expense'
      ? PAY_OUT_HINTS.find((known) => known.words.some((word) => words.includes(word)))
      : undefined;
  const base = mapping.journalRow(parsed.row).account ?? (role === null ? null : mapping.account(role));
  const value = hint === undefined ? base : mapping.account(hint.role);
  return value === null ? null : { type: 'journal-detail', key, value };
}
