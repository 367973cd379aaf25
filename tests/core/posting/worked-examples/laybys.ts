import type { WorkedExample } from './example.ts';
import { goods, money, till } from './till.ts';

const step = { case: 'L1', customer: 'C1' } as const;

/** Of 110.00 incl. 10.00, as what opened the layby says. */
const OF_110 = { layby: { total: money('110.00'), taxes: [{ taxCode: 'SR6', tax: money('10.00') }] } };

export const LAYBYS: readonly WorkedExample[] = [
  {
    document: 'Layby L1 opened on goods of 110.00: an order, no entry',
    till: [till('layby-open', { ...step, lines: [goods('100.00', '10.00')] })],
    becomes: 'layby order',
    entry: '',
  },
  {
    document: 'Layby deposit of 30.00 in cash',
    till: [till('layby-deposit', { ...step, paid: { Cash: '30.00' } })],
    becomes: 'active receipt',
    entry: `
      Dr 1010 Cash on hand 30.00
      Cr 2330 Layby deposits 30.00`,
    owned: ['layby L1 added -30.00'],
  },
  {
    document: 'Layby deposit of 30.00 on 110.00 incl. 10.00, whose tax is due with it: 10.00 × 30 ÷ 110',
    till: [till('layby-deposit', { ...step, paid: { Cash: '30.00' }, details: OF_110 })],
    mapping: ['tax SR6 → payment'],
    becomes: 'active receipt',
    entry: `
      Dr 1010 Cash on hand 30.00
      Cr 2330 Layby deposits 30.00

      Dr 1150 Tax on layby deposits 2.73
      Cr 2100 Tax payable 2.73`,
    owned: ['layby L1 added -30.00', 'layby-tax L1 added 2.73'],
  },
  {
    document: 'Layby deposit of 30.00, the tax of one code due with it, of the other at completion',
    till: [
      till('layby-deposit', {
        ...step,
        paid: { Cash: '30.00' },
        details: {
          layby: {
            total: money('110.00'),
            taxes: [
              { taxCode: 'SR10', tax: money('4.00') },
              { taxCode: 'SR6', tax: money('6.00') },
            ],
          },
        },
      }),
    ],
    mapping: ['tax SR6 → payment'],
    becomes: 'active receipt',
    entry: `
      Dr 1010 Cash on hand 30.00
      Cr 2330 Layby deposits 30.00

      Dr 1150 Tax on layby deposits 1.64
      Cr 2100 Tax payable 1.64`,
    owned: ['layby L1 added -30.00', 'layby-tax L1 added 1.64'],
  },
  {
    document: 'Layby deposit of 30.00 whose tax would be due with it, on a layby of before the start',
    till: [till('layby-deposit', { ...step, paid: { Cash: '30.00' } })],
    mapping: ['tax SR6 → payment'],
    becomes: 'active receipt',
    entry: `
      Dr 1010 Cash on hand 30.00
      Cr 2330 Layby deposits 30.00`,
    owned: ['layby L1 added -30.00'],
  },
  {
    document: 'A layby deposit whose tax was due with it is cancelled on a later date',
    till: [
      till('cancellation', {
        ...step,
        reference: { kind: 'layby-deposit', sourceId: '9' },
        paid: { Cash: '-30.00' },
        details: OF_110,
      }),
    ],
    mapping: ['tax SR6 → payment'],
    becomes: 'active receipt',
    entry: `
      Cr 1010 Cash on hand 30.00
      Dr 2330 Layby deposits 30.00

      Cr 1150 Tax on layby deposits 2.73
      Dr 2100 Tax payable 2.73`,
    owned: ['layby L1 added 30.00', 'layby-tax L1 added -2.73'],
  },
  {
    document: 'Layby deposit of 30.00, of which a gift card pays 20.00',
    till: [
      till('layby-deposit', {
        ...step,
        paid: { 'Gift card': { leg: '20.00', card: 'GC-1' }, Cash: '10.00' },
      }),
    ],
    becomes: 'active receipt',
    entry: `
      Dr 2300 Gift card liability 20.00
      Dr 1010 Cash on hand 10.00
      Cr 2330 Layby deposits 30.00`,
    owned: ['layby L1 added -30.00', 'gift-card GC-1 used 20.00'],
  },
  {
    document: 'Layby completed: 30.00 was deposited, the other 80.00 is paid by card',
    till: [till('layby-completion', { ...step, lines: [goods('100.00', '10.00')], paid: { Card: '80.00' } })],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 110.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 10.00

      Dr 1110 Card clearing 80.00
      Dr 2330 Layby deposits 30.00
      Cr 1200 Accounts receivable 110.00`,
    owned: ['layby L1 used 30.00'],
  },
  {
    document: 'Layby cancelled, incl. 10 %: deposit 30.00, forfeit 11.00, the other 19.00 goes back',
    till: [
      till('layby-cancellation', {
        ...step,
        lines: [goods('10.00', '1.00', { type: 'service-charge', sku: 'FEE' })],
        paid: { Cash: '-19.00' },
        details: { depositApplied: money('30.00') },
      }),
    ],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 11.00
      Cr 4430 Layby forfeits 10.00
      Cr 2100 Tax payable 1.00

      Cr 1010 Cash on hand 19.00
      Dr 2330 Layby deposits 30.00
      Cr 1200 Accounts receivable 11.00`,
    owned: ['layby L1 forfeited 11.00', 'layby L1 paid 19.00'],
  },
  {
    document: 'Layby cancelled without a fee: all of the 30.00 goes back',
    till: [till('layby-cancellation', { ...step, paid: { Cash: '-30.00' } })],
    becomes: 'active receipt',
    entry: `
      Cr 1010 Cash on hand 30.00
      Dr 2330 Layby deposits 30.00`,
    owned: ['layby L1 paid 30.00'],
  },
  {
    document: 'A layby deposit of 30.00 is cancelled on a later date',
    till: [
      till('cancellation', {
        ...step,
        reference: { kind: 'layby-deposit', sourceId: '9' },
        paid: { Cash: '-30.00' },
      }),
    ],
    becomes: 'active receipt',
    entry: `
      Cr 1010 Cash on hand 30.00
      Dr 2330 Layby deposits 30.00`,
    owned: ['layby L1 added 30.00'],
  },
  {
    document: 'A completed layby is cancelled on a later date: everything the other way',
    till: [
      till('cancellation', {
        ...step,
        reference: { kind: 'layby-completion', sourceId: '9' },
        lines: [goods('-100.00', '-10.00')],
        paid: { Card: '-80.00' },
        details: { depositApplied: money('30.00') },
      }),
    ],
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 110.00
      Dr 4000 Sales 100.00
      Dr 2100 Tax payable 10.00

      Cr 1110 Card clearing 80.00
      Cr 2330 Layby deposits 30.00
      Dr 1200 Accounts receivable 110.00`,
    owned: ['layby L1 used -30.00'],
  },
];

export const DEPOSITS: readonly WorkedExample[] = [
  {
    document: 'Deposit of 50.00 by card for something to come',
    till: [till('deposit-taken', { case: 'D1', paid: { Card: '50.00' } })],
    becomes: 'active receipt',
    entry: `
      Dr 1110 Card clearing 50.00
      Cr 2320 Customer deposits 50.00`,
    owned: ['deposit D1 added -50.00'],
  },
  {
    document: 'Deposit of a customer without a case',
    till: [till('deposit-taken', { customer: 'C1', paid: { Card: '50.00' } })],
    becomes: 'active receipt',
    entry: `
      Dr 1110 Card clearing 50.00
      Cr 2320 Customer deposits 50.00`,
    owned: ['deposit C1 added -50.00'],
  },
  {
    document: 'Deposit of 50.00 given back as store credit',
    till: [till('deposit-refund', { case: 'D1', paid: { 'Store credit': { leg: '-50.00', card: 'SC-1' } } })],
    becomes: 'active receipt',
    entry: `
      Cr 2310 Store credit 50.00
      Dr 2320 Customer deposits 50.00`,
    owned: ['deposit D1 paid 50.00', 'store-credit SC-1 returned -50.00'],
  },
  {
    document: 'Deposit of 50.00 given back in cash',
    till: [till('deposit-refund', { case: 'D1', paid: { Cash: '-50.00' } })],
    becomes: 'active receipt',
    entry: `
      Cr 1010 Cash on hand 50.00
      Dr 2320 Customer deposits 50.00`,
    owned: ['deposit D1 paid 50.00'],
  },
];
