import { quantity } from '../../../../src-shared/money/index.ts';
import type { WorkedExample } from './example.ts';
import { goods, till } from './till.ts';

export const COUNTER: readonly WorkedExample[] = [
  {
    document: 'Sale of 106.00 incl. 6 % less 10.60, paid in cash',
    till: [till('sale', { lines: [goods('90.00', '5.40', { discount: '10.00' })], paid: { Cash: '95.40' } })],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 95.40
      Dr 4200 Discounts given 10.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 5.40

      Dr 1010 Cash on hand 95.40
      Cr 1200 Accounts receivable 95.40`,
  },
  {
    document: 'Sale of 10.02, paid 10.00 in cash: rounding',
    till: [till('sale', { lines: [goods('10.02')], paid: { Cash: '10.00' }, rounding: '-0.02' })],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 10.02
      Cr 4000 Sales 10.02

      Dr 1010 Cash on hand 10.00
      Dr 6900 Cash rounding 0.02
      Cr 1200 Accounts receivable 10.02`,
  },
  {
    document: 'Sale with a service charge and a tip of 3.00 on the card',
    till: [
      till('sale', {
        lines: [goods('50.00', '3.00'), goods('5.00', '0.30', { type: 'service-charge', sku: 'SC' })],
        paid: { Card: { leg: '61.30', tip: '3.00' } },
      }),
    ],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 58.30
      Cr 4300 Service charge 5.00
      Cr 4000 Sales 50.00
      Cr 2100 Tax payable 3.30

      Dr 1110 Card clearing 61.30
      Cr 2200 Tips payable 3.00
      Cr 1200 Accounts receivable 58.30`,
  },
  {
    document: 'Sale of two product groups, each with its own revenue account',
    till: [
      till('sale', {
        lines: [
          goods('10.00', '0', { sku: 'A', productGroup: 'Tea' }),
          goods('20.00', '0', { sku: 'B', productGroup: 'Mugs' }),
        ],
        paid: { Cash: '30.00' },
      }),
    ],
    mapping: ['sales.revenue → 4000 by product group', 'sales.revenue: Mugs → 4001'],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 30.00
      Cr 4000 Sales 10.00
      Cr 4001 of this mapping 20.00

      Dr 1010 Cash on hand 30.00
      Cr 1200 Accounts receivable 30.00`,
  },
  {
    document: 'Sale paid by a gift card of ours and the rest in cash',
    till: [
      till('sale', {
        lines: [goods('100.00', '6.00')],
        paid: { 'Gift card': { leg: '50.00', card: 'GC-1' }, Cash: '56.00' },
      }),
    ],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 106.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 6.00

      Dr 1010 Cash on hand 56.00
      Dr 2300 Gift card liability 50.00
      Cr 1200 Accounts receivable 106.00`,
    owned: ['gift-card GC-1 used 50.00'],
  },
  {
    document: 'A day with only returns, one of them for store credit',
    till: [
      till('return', { lines: [goods('-100.00', '-6.00')], paid: { Cash: '-106.00' } }),
      till('return', {
        id: '2',
        lines: [goods('-20.00')],
        paid: { 'Store credit': { leg: '-20.00', card: 'SC-7' } },
      }),
    ],
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 126.00
      Dr 4100 Sales returns 120.00
      Dr 2100 Tax payable 6.00

      Cr 1010 Cash on hand 106.00
      Cr 2310 Store credit 20.00
      Dr 1200 Accounts receivable 126.00`,
    owned: ['store-credit SC-7 returned -20.00'],
  },
  {
    document: 'Damaged goods given back and written off, at cost to an account of their own',
    till: [
      till('return', {
        lines: [goods('-100.00', '-6.00')],
        paid: { Cash: '-106.00' },
        reason: 'Damaged',
      }),
    ],
    mapping: ['returns.write-off: Damaged → 5200', 'returns.write-off → 5300 by reason'],
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 106.00
      Dr 4100 Sales returns 100.00
      Dr 2100 Tax payable 6.00

      Cr 1010 Cash on hand 106.00
      Dr 1200 Accounts receivable 106.00`,
    writesOff: ['-1 TEA-1 → 5200'],
  },
  {
    document: 'A refund larger than the takings of the day: a negative digest, nothing netted',
    till: [
      till('sale', { lines: [goods('10.00', '0.60')], paid: { Cash: '10.60' } }),
      till('return', { id: '2', lines: [goods('-100.00', '-6.00')], paid: { Cash: '-106.00' } }),
    ],
    becomes: 'invoice, credit-note',
    entry: `
      Dr 1200 Accounts receivable 10.60
      Cr 4000 Sales 10.00
      Cr 2100 Tax payable 0.60

      Dr 1010 Cash on hand 10.60
      Cr 1200 Accounts receivable 10.60

      Cr 1200 Accounts receivable 106.00
      Dr 4100 Sales returns 100.00
      Dr 2100 Tax payable 6.00

      Cr 1010 Cash on hand 106.00
      Dr 1200 Accounts receivable 106.00`,
  },
  {
    document: 'Exchange: 106.00 of goods for 53.00 of other goods, the rest in cash',
    till: [
      till('exchange', {
        lines: [goods('-50.00', '-3.00', { sku: 'OLD' }), goods('100.00', '6.00', { sku: 'NEW' })],
        paid: { Cash: '53.00' },
      }),
    ],
    becomes: 'invoice, credit-note',
    entry: `
      Dr 1200 Accounts receivable 106.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 6.00

      Dr 1180 Exchange clearing 53.00
      Dr 1010 Cash on hand 53.00
      Cr 1200 Accounts receivable 106.00

      Cr 1200 Accounts receivable 53.00
      Dr 4100 Sales returns 50.00
      Dr 2100 Tax payable 3.00

      Cr 1180 Exchange clearing 53.00
      Dr 1200 Accounts receivable 53.00`,
  },
  {
    document: 'Exchange for something cheaper: the rest goes back with the credit note',
    till: [
      till('exchange', {
        lines: [goods('-50.00', '0', { sku: 'OLD' }), goods('30.00', '0', { sku: 'NEW' })],
        paid: { Cash: '-20.00' },
      }),
    ],
    becomes: 'invoice, credit-note',
    entry: `
      Dr 1200 Accounts receivable 30.00
      Cr 4000 Sales 30.00

      Dr 1180 Exchange clearing 30.00
      Cr 1200 Accounts receivable 30.00

      Cr 1200 Accounts receivable 50.00
      Dr 4100 Sales returns 50.00

      Cr 1180 Exchange clearing 30.00
      Cr 1010 Cash on hand 20.00
      Dr 1200 Accounts receivable 50.00`,
  },
  {
    document: 'Goods handed in worth more than what was bought, without a quantity of one of them',
    till: [
      till('exchange', {
        lines: [goods('0', '0', { quantity: quantity(0) }), goods('-5.00')],
        paid: { Cash: '-5.00' },
      }),
    ],
    becomes: 'invoice, credit-note',
    entry: `
      Cr 1200 Accounts receivable 5.00
      Dr 4100 Sales returns 5.00

      Cr 1010 Cash on hand 5.00
      Dr 1200 Accounts receivable 5.00`,
  },
  {
    document: 'A sale cancelled on a later date is a reversing event of that date',
    till: [
      till('cancellation', {
        reference: { kind: 'sale', sourceId: '9' },
        lines: [goods('-100.00', '-6.00')],
        paid: { Card: '-106.00' },
      }),
    ],
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 106.00
      Dr 4100 Sales returns 100.00
      Dr 2100 Tax payable 6.00

      Cr 1110 Card clearing 106.00
      Dr 1200 Accounts receivable 106.00`,
  },
];
