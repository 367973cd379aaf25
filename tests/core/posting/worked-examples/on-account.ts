import type { WorkedExample } from './example.ts';
import { goods, till } from './till.ts';

export const ON_ACCOUNT: readonly WorkedExample[] = [
  {
    document: 'Account sale of 106.00 to customer C1, nothing paid',
    till: [till('account-sale', { customer: 'C1', lines: [goods('100.00', '6.00')] })],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 106.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 6.00`,
    owned: ['receivable C1 added 106.00'],
  },
  {
    document: 'Account sale of 106.00, of which 40.00 is paid at once in cash',
    till: [
      till('account-sale', { customer: 'C1', lines: [goods('100.00', '6.00')], paid: { Cash: '40.00' } }),
    ],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 106.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 6.00

      Dr 1010 Cash on hand 40.00
      Cr 1200 Accounts receivable 40.00`,
    owned: ['receivable C1 added 66.00'],
  },
  {
    document: 'Charge return: goods of 53.00 come back to the account, no tender',
    till: [
      till('charge-return', { customer: 'C1', reason: 'Changed mind', lines: [goods('-50.00', '-3.00')] }),
    ],
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 53.00
      Dr 4100 Sales returns 50.00
      Dr 2100 Tax payable 3.00`,
    owned: ['receivable C1 returned -53.00'],
  },
  {
    document: 'An account sale is cancelled on a later date: a charge return',
    till: [
      till('cancellation', {
        customer: 'C1',
        reference: { kind: 'account-sale', sourceId: '9' },
        lines: [goods('-100.00', '-6.00')],
      }),
    ],
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 106.00
      Dr 4100 Sales returns 100.00
      Dr 2100 Tax payable 6.00`,
    owned: ['receivable C1 returned -106.00'],
  },
  {
    document: 'Payment on account of 66.00 by cheque',
    till: [till('account-payment', { customer: 'C1', paid: { Cheque: '66.00' } })],
    becomes: 'active receipt',
    entry: `
      Dr 1130 Cheque clearing 66.00
      Cr 1200 Accounts receivable 66.00`,
    owned: ['receivable C1 paid -66.00'],
  },
  {
    document: 'Payment on account of 10.02 with 10.00 in cash',
    till: [till('account-payment', { customer: 'C1', paid: { Cash: '10.00' }, rounding: '-0.02' })],
    becomes: 'active receipt',
    entry: `
      Dr 1010 Cash on hand 10.00
      Dr 6900 Cash rounding 0.02
      Cr 1200 Accounts receivable 10.02`,
    owned: ['receivable C1 paid -10.02'],
  },
  {
    document: 'An account was paid twice: 66.00 goes back by card',
    till: [till('account-refund', { customer: 'C1', paid: { Card: '-66.00' } })],
    becomes: 'active receipt',
    entry: `
      Cr 1110 Card clearing 66.00
      Dr 1200 Accounts receivable 66.00`,
    owned: ['receivable C1 paid 66.00'],
  },
];
