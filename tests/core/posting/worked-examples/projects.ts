import { quantity } from '../../../../src-shared/money/index.ts';
import type { WorkedExample } from './example.ts';
import { goods, money, till } from './till.ts';

const order = { case: 'H1', customer: 'C1' } as const;
const job = { case: 'J1', customer: 'C1' } as const;

export const DIRECT_SHIP: readonly WorkedExample[] = [
  {
    document: 'Goods of 106.00 ordered to be sent by their maker: an order, no entry',
    till: [till('direct-ship-order', { ...order, lines: [goods('100.00', '6.00', { cost: '60.00' })] })],
    becomes: 'direct-ship order',
    entry: '',
  },
  {
    document: 'Deposit of 30.00 on it',
    till: [till('direct-ship-deposit', { ...order, paid: { Card: '30.00' } })],
    becomes: 'active receipt',
    entry: `
      Dr 1110 Card clearing 30.00
      Cr 2320 Customer deposits 30.00`,
    owned: ['deposit H1 added -30.00'],
  },
  {
    document: 'Sent and invoiced: 30.00 from the deposit, the rest is owed; expected cost 60.00',
    till: [
      till('direct-ship-invoice', {
        ...order,
        lines: [goods('100.00', '6.00', { cost: '60.00' })],
        details: { depositApplied: money('30.00') },
      }),
    ],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 106.00
      Cr 4010 Direct ship sales 100.00
      Cr 2100 Tax payable 6.00

      Dr 2320 Customer deposits 30.00
      Cr 1200 Accounts receivable 30.00

      Dr 5010 Cost of direct ship sales 60.00
      Cr 2020 Direct ship accrual 60.00`,
    owned: ['receivable C1 added 76.00', 'deposit H1 used 30.00'],
  },
];

export const INSTALLED: readonly WorkedExample[] = [
  {
    document: 'Deposit of 80.00 on a kitchen to be fitted',
    till: [till('installed-deposit', { ...job, paid: { Card: '80.00' } })],
    becomes: 'active receipt',
    entry: `
      Dr 1110 Card clearing 80.00
      Cr 2340 Contract liability 80.00`,
    owned: ['contract J1 added -80.00'],
  },
  {
    document: 'Goods issued to the job: work in progress at a cost that only the books know',
    till: [till('installed-issue', { ...job, lines: [goods('0', '0', { quantity: quantity(2_000) })] })],
    becomes: 'stock-adjustment',
    entry: '',
  },
  {
    document: 'Job completed for 212.00: 80.00 from the deposit, the rest by card; labour cost 45.00',
    till: [
      till('installed-completion', {
        ...job,
        lines: [
          goods('150.00', '9.00'),
          goods('50.00', '3.00', { type: 'service-charge', sku: 'FITTING', cost: '45.00' }),
        ],
        paid: { Card: '132.00' },
        details: { depositApplied: money('80.00') },
      }),
    ],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 212.00
      Cr 4020 Installed sales 200.00
      Cr 2100 Tax payable 12.00

      Dr 1110 Card clearing 132.00
      Dr 2340 Contract liability 80.00
      Cr 1200 Accounts receivable 212.00

      Dr 5020 Cost of installed sales 45.00
      Cr 2210 Accrued labour 45.00`,
    owned: ['contract J1 used 80.00'],
  },
];
