import type { WorkedExample } from './example.ts';
import { goods, money, till } from './till.ts';

const counted = (method: string, expected: string, found: string) => ({
  method,
  expected: money(expected),
  counted: money(found),
});

export const DRAWER: readonly WorkedExample[] = [
  {
    document: 'Pay-out of 53.00 for postage, with 3.00 input tax',
    till: [
      till('pay-out', { reason: 'Postage', lines: [goods('-50.00', '-3.00')], paid: { Cash: '-53.00' } }),
    ],
    mapping: ['pay-outs.expense: Postage → 6100'],
    becomes: 'normal journal',
    entry: `
      Cr 1010 Cash on hand 53.00
      Dr 6100 Petty cash expenses 50.00
      Dr 2100 Tax payable 3.00`,
  },
  {
    document: 'Pay-out without a reason: the account of the row',
    till: [till('pay-out', { paid: { Cash: '-8.00' } })],
    becomes: 'normal journal',
    entry: `
      Cr 1010 Cash on hand 8.00
      Dr 6100 Petty cash expenses 8.00`,
  },
  {
    document: 'Tips of 12.00 paid out to the staff',
    till: [till('pay-out', { reason: 'Tips paid out', paid: { Cash: '-12.00' } })],
    mapping: ['pay-outs.expense: Tips paid out → 2200'],
    becomes: 'normal journal',
    entry: `
      Cr 1010 Cash on hand 12.00
      Dr 2200 Tips payable 12.00`,
  },
  {
    document: 'Pay-in of 5.00',
    till: [till('pay-in', { reason: 'Found in the shop', paid: { Cash: '5.00' } })],
    becomes: 'normal journal',
    entry: `
      Dr 1010 Cash on hand 5.00
      Cr 4490 Other income 5.00`,
  },
  {
    document: 'Cash drop of 200.00 into the safe: neither income nor expense',
    till: [till('cash-drop', { paid: { Cash: '-200.00' } })],
    becomes: 'normal journal',
    entry: `
      Cr 1010 Cash on hand 200.00
      Dr 1030 Safe 200.00`,
  },
  {
    document: 'Float of 60.00 out of the safe',
    till: [till('float-change', { paid: { Cash: '60.00' } })],
    becomes: 'normal journal',
    entry: `
      Dr 1010 Cash on hand 60.00
      Cr 1030 Safe 60.00`,
  },
  {
    document: 'A cheque of 100.00 is cashed',
    till: [till('cheque-cashing', { paid: { Cheque: '100.00', Cash: '-100.00' } })],
    becomes: 'normal journal',
    entry: `
      Dr 1130 Cheque clearing 100.00
      Cr 1010 Cash on hand 100.00`,
  },
  {
    document: 'The bank keeps 2.50 of card payments',
    till: [till('fee', { paid: { Card: '-2.50' } })],
    becomes: 'normal journal',
    entry: `
      Cr 1110 Card clearing 2.50
      Dr 6300 Card and platform fees 2.50`,
  },
  {
    document: 'Shift closed 5.00 short in cash, without any sale',
    till: [till('shift-close', { details: { counts: [counted('Cash', '100.00', '95.00')] } })],
    becomes: 'pending journal',
    entry: `
      Dr 6910 Cash over and short 5.00
      Cr 1010 Cash on hand 5.00`,
  },
  {
    document: 'A shift that was closed 5.00 short is taken back, with its counts as they were',
    till: [
      till('cancellation', {
        reference: { kind: 'shift-close', sourceId: '7' },
        details: { counts: [counted('Cash', '100.00', '95.00')] },
      }),
    ],
    becomes: 'pending journal',
    entry: `
      Cr 6910 Cash over and short 5.00
      Dr 1010 Cash on hand 5.00`,
  },
  {
    document: 'A shift that was closed 5.00 short is taken back, with its counts turned',
    till: [
      till('cancellation', {
        reference: { kind: 'shift-close', sourceId: '7' },
        details: { counts: [counted('Cash', '-100.00', '-95.00')] },
      }),
    ],
    becomes: 'pending journal',
    entry: `
      Cr 6910 Cash over and short 5.00
      Dr 1010 Cash on hand 5.00`,
  },
  {
    document: 'Shift closed 3.00 over in cash',
    till: [till('shift-close', { details: { counts: [counted('Cash', '100.00', '103.00')] } })],
    becomes: 'pending journal',
    entry: `
      Cr 6910 Cash over and short 3.00
      Dr 1010 Cash on hand 3.00`,
  },
  {
    document: 'Cash 5.00 short, a card slip of 12.00 over, cheques right; policy needs no person',
    till: [
      till('shift-close', {
        details: {
          counts: [
            counted('Card', '40.00', '52.00'),
            counted('Cash', '100.00', '95.00'),
            counted('Cheque', '7.00', '7.00'),
          ],
        },
      }),
    ],
    rules: { autoProcess: true },
    becomes: 'normal journal',
    entry: `
      Cr 6910 Cash over and short 12.00
      Dr 1110 Card clearing 12.00
      Dr 6910 Cash over and short 5.00
      Cr 1010 Cash on hand 5.00`,
  },
];
