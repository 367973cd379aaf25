import { quantity } from '../../../../src-shared/money/index.ts';
import type { WorkedExample } from './example.ts';
import { goods, till } from './till.ts';

export const GOODS: readonly WorkedExample[] = [
  {
    document: 'Goods received at a cost of 40.00',
    till: [till('goods-received', { lines: [goods('40.00', '0', { cost: '40.00' })] })],
    becomes: 'goods-received',
    entry: `
      Dr 1400 Inventory 40.00
      Cr 2010 Goods received not invoiced 40.00`,
  },
  {
    document: 'Goods received are taken back, with a cost that the till gives no sign',
    till: [
      till('cancellation', {
        reference: { kind: 'goods-received', sourceId: '7' },
        lines: [goods('-40.00', '0', { cost: '40.00' })],
      }),
    ],
    becomes: 'goods-received',
    entry: `
      Cr 1400 Inventory 40.00
      Dr 2010 Goods received not invoiced 40.00`,
  },
  {
    document: 'Sent to the other shop, and what arrives there: the books know what it is worth',
    till: [
      till('transfer-out', { case: 'T1', lines: [goods('0')], details: { otherLocation: 'PJ' } }),
      till('transfer-in', { case: 'T0', lines: [goods('0')], details: { otherLocation: 'PJ' } }),
    ],
    becomes: 'transfer-in, transfer-out',
    entry: '',
  },
  {
    document: 'Two pieces broken in the shop',
    till: [
      till('stock-adjustment', {
        reason: 'Broken',
        lines: [goods('0', '0', { quantity: quantity(-2_000) })],
      }),
    ],
    becomes: 'stock-adjustment',
    entry: '',
  },
  {
    document: 'A count: nothing moves before a person has confirmed it',
    till: [till('stock-count', { lines: [goods('0')] })],
    becomes: 'stock-count',
    entry: '',
  },
  {
    document: 'A new customer',
    till: [till('customer', { customer: 'C9', details: { customerName: 'Mei' } })],
    becomes: 'contact',
    entry: '',
  },
];
