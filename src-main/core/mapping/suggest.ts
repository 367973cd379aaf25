import { accountNumber, type AccountNumber, type MappingValue } from '../../../src-shared/model/index.ts';

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
  return { type: 'tax', key: code, value: { booksTaxCode: code, account: TAX_PAYABLE } };
}
