import type { WorkedExample } from './example.ts';
import { goods, money, till } from './till.ts';

export const GIFT_CARDS: readonly WorkedExample[] = [
  {
    document: 'Our own gift card of 50.00 sold for cash: no tax',
    till: [till('gift-card-sold', { case: 'GC-1', paid: { Cash: '50.00' } })],
    becomes: 'normal journal',
    entry: `
      Dr 1010 Cash on hand 50.00
      Cr 2300 Gift card liability 50.00`,
    owned: ['gift-card GC-1 added -50.00'],
  },
  {
    document: 'Our own gift card of 50.00 sold for 45.00: the liability is at face',
    till: [till('gift-card-sold', { case: 'GC-1', total: '50.00', paid: { Cash: '45.00' } })],
    becomes: 'normal journal',
    entry: `
      Dr 1010 Cash on hand 45.00
      Cr 2300 Gift card liability 50.00
      Dr 6210 Gift-card promotions 5.00`,
    owned: ['gift-card GC-1 added -50.00'],
  },
  {
    document: 'Gift card topped up with 20.00 by card',
    till: [till('gift-card-topped-up', { case: 'GC-1', paid: { Card: '20.00' } })],
    becomes: 'normal journal',
    entry: `
      Dr 1110 Card clearing 20.00
      Cr 2300 Gift card liability 20.00`,
    owned: ['gift-card GC-1 added -20.00'],
  },
  {
    document: 'Goods of 53.00 paid by gift card GC-1 alone',
    till: [till('gift-card-redeemed', { case: 'GC-1', lines: [goods('50.00', '3.00')] })],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 53.00
      Cr 4000 Sales 50.00
      Cr 2100 Tax payable 3.00

      Dr 2300 Gift card liability 53.00
      Cr 1200 Accounts receivable 53.00`,
    owned: ['gift-card GC-1 used 53.00'],
  },
  {
    document: 'The last 4.20 of a gift card are paid out in cash',
    till: [till('gift-card-redeemed', { case: 'GC-1', paid: { Cash: '-4.20' } })],
    becomes: 'normal journal',
    entry: `
      Cr 1010 Cash on hand 4.20
      Dr 2300 Gift card liability 4.20`,
    owned: ['gift-card GC-1 paid 4.20'],
  },
  {
    document: 'A gift card expires with 7.00 on it, where policy and law say so',
    till: [till('gift-card-expired', { case: 'GC-1', total: '7.00' })],
    mapping: ['gift-cards.expiry → 4490'],
    becomes: 'normal journal',
    entry: `
      Dr 2300 Gift card liability 7.00
      Cr 4490 Other income 7.00`,
    owned: ['gift-card GC-1 expired 7.00'],
  },
  {
    document: 'Blackhawk sold a card of ours of 50.00 in another shop',
    till: [
      till('gift-card-sold', {
        case: 'GC-2',
        total: '50.00',
        details: { cardIssuer: 'own', network: 'Blackhawk' },
      }),
    ],
    becomes: 'normal journal',
    entry: `
      Dr 1140 Gift-card network receivable 50.00
      Cr 2300 Gift card liability 50.00`,
    owned: ['network Blackhawk added 50.00', 'gift-card GC-2 added -50.00'],
  },
  {
    document: 'That card is redeemed here: the liability goes down, the network has no part in it',
    till: [
      till('sale', {
        lines: [goods('50.00')],
        paid: { 'Gift card': { leg: '50.00', card: 'GC-2' } },
      }),
    ],
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 50.00
      Cr 4000 Sales 50.00

      Dr 2300 Gift card liability 50.00
      Cr 1200 Accounts receivable 50.00`,
    owned: ['gift-card GC-2 used 50.00'],
  },
  {
    document: 'A card of Blackhawk of 30.00 sold at our till, of which 1.35 is ours',
    till: [
      till('gift-card-sold', {
        case: 'BH-1',
        paid: { Cash: '30.00' },
        details: { cardIssuer: 'network', network: 'Blackhawk', commission: money('1.35') },
      }),
    ],
    becomes: 'normal journal',
    entry: `
      Dr 1010 Cash on hand 30.00
      Cr 2360 Gift-card network payable 28.65
      Cr 4420 Gift-card network commission 1.35`,
    owned: ['network Blackhawk added -28.65'],
  },
];
