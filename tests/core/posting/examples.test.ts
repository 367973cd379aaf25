import { describe, expect, test } from 'vitest';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { aLine, aReturn, aSale, aTender, goodsReceived } from '../../support/builders.ts';
import { posted } from '../../support/days.ts';
import { journal, journalText } from '../../support/journal-text.ts';

/** One receipt (or a day of them) and the journal that an accountant expects for it. */
interface Example {
  readonly name: string;
  readonly documents: readonly PosDocument[];
  readonly journal: string;
}

const back = (net: number, tax: number, discount = 0) =>
  aLine({ quantity: quantity(-1_000), net: minor(-net), tax: minor(-tax), discount: minor(-discount) });

const paidBy = (...legs: readonly [string, number, number?][]) =>
  legs.map(([method, amount, tip = 0]) => aTender({ method, amount: minor(amount), tip: minor(tip) }));

const SALES: readonly Example[] = [
  {
    name: '106.00 incl. 6 % less 10.60',
    documents: [
      aSale('1', { lines: [aLine({ net: minor(9_000), tax: minor(540), discount: minor(1_000) })] }),
    ],
    journal: `
      Dr receivable 95.40
      Dr discounts 10.00
      Cr sales 100.00
      Cr tax 5.40

      Dr cash 95.40
      Cr receivable 95.40`,
  },
  {
    name: 'tax on top of the price',
    documents: [aSale('1', { lines: [aLine({ net: minor(1_999), tax: minor(120) })] })],
    journal: `
      Dr receivable 21.19
      Cr sales 19.99
      Cr tax 1.20

      Dr cash 21.19
      Cr receivable 21.19`,
  },
  {
    name: 'several tax codes: each carried on its own, zero-rated and exempt as codes without tax',
    documents: [
      aSale('1', {
        lines: [
          aLine({ net: minor(1_000), tax: minor(60) }),
          aLine({ net: minor(2_000), tax: minor(200), taxCode: 'SR10' }),
          aLine({ net: minor(500), tax: minor(0), taxCode: 'ZR' }),
          aLine({ net: minor(700), tax: minor(0), taxCode: 'EX' }),
        ],
      }),
    ],
    journal: `
      Dr receivable 44.60
      Cr sales 42.00
      Cr tax 2.00
      Cr tax 0.60

      Dr cash 44.60
      Cr receivable 44.60`,
  },
  {
    name: 'a discount of 10.00 on the order, spread over its lines by the till',
    documents: [
      aSale('1', {
        lines: [
          aLine({ net: minor(1_333), tax: minor(0), discount: minor(667), taxCode: 'ZR' }),
          aLine({ net: minor(667), tax: minor(0), discount: minor(333), taxCode: 'ZR' }),
        ],
      }),
    ],
    journal: `
      Dr receivable 20.00
      Dr discounts 10.00
      Cr sales 30.00

      Dr cash 20.00
      Cr receivable 20.00`,
  },
  {
    name: 'a mandatory service charge is revenue of its own with a tax code',
    documents: [
      aSale('1', {
        lines: [aLine(), aLine({ type: 'service-charge', sku: 'SC10', net: minor(1_000), tax: minor(60) })],
      }),
    ],
    journal: `
      Dr receivable 116.60
      Cr service charge 10.00
      Cr sales 100.00
      Cr tax 6.60

      Dr cash 116.60
      Cr receivable 116.60`,
  },
  {
    name: 'a tip on the card is owed to the staff, without tax',
    documents: [aSale('1', { tenders: paidBy(['Card', 11_600, 1_000]) })],
    journal: `
      Dr receivable 106.00
      Cr sales 100.00
      Cr tax 6.00

      Dr cards 116.00
      Cr tips payable 10.00
      Cr receivable 106.00`,
  },
  {
    name: 'due 10.02, paid 10.00 in cash',
    documents: [
      aSale('1', {
        lines: [aLine({ net: minor(1_002), tax: minor(0), taxCode: 'ZR' })],
        rounding: minor(-2),
      }),
    ],
    journal: `
      Dr receivable 10.02
      Cr sales 10.02

      Dr cash 10.00
      Dr rounding 0.02
      Cr receivable 10.02`,
  },
  {
    name: 'due 10.03, paid 10.05 in cash',
    documents: [
      aSale('1', { lines: [aLine({ net: minor(1_003), tax: minor(0), taxCode: 'ZR' })], rounding: minor(2) }),
    ],
    journal: `
      Dr receivable 10.03
      Cr sales 10.03

      Dr cash 10.05
      Cr rounding 0.02
      Cr receivable 10.03`,
  },
  {
    name: 'paid by gift card and the rest in cash: the liability goes down',
    documents: [aSale('1', { tenders: paidBy(['Gift card', 5_000], ['Cash', 5_600]) })],
    journal: `
      Dr receivable 106.00
      Cr sales 100.00
      Cr tax 6.00

      Dr cash 56.00
      Dr gift cards 50.00
      Cr receivable 106.00`,
  },
  {
    name: 'given away: an invoice of nothing has no entry',
    documents: [aSale('1', { lines: [aLine({ net: minor(0), tax: minor(0) })], tenders: [] })],
    journal: '',
  },
  {
    name: 'given away by a discount of the whole price',
    documents: [
      aSale('1', { lines: [aLine({ net: minor(0), tax: minor(0), discount: minor(500) })], tenders: [] }),
    ],
    journal: `
      Dr discounts 5.00
      Cr sales 5.00`,
  },
  {
    name: 'money paid out on a sale (bottles handed in): the sides are the other way round',
    documents: [aSale('1', { lines: [back(300, 0)] })],
    journal: `
      Cr receivable 3.00
      Dr sales 3.00

      Cr cash 3.00
      Dr receivable 3.00`,
  },
];

const RETURNS: readonly Example[] = [
  {
    name: 'a day with only returns',
    documents: [aReturn('1')],
    journal: `
      Cr receivable 106.00
      Dr returns 100.00
      Dr tax 6.00

      Cr cash 106.00
      Dr receivable 106.00`,
  },
  {
    name: 'a discounted sale comes back at what was paid for it',
    documents: [aReturn('1', { lines: [back(9_000, 540, 1_000)] })],
    journal: `
      Cr receivable 95.40
      Cr discounts 10.00
      Dr returns 100.00
      Dr tax 5.40

      Cr cash 95.40
      Dr receivable 95.40`,
  },
  {
    name: 'refunded to two legs, one of them store credit, which is a liability',
    documents: [aReturn('1', { tenders: paidBy(['Cash', -2_000], ['Store credit', -8_600]) })],
    journal: `
      Cr receivable 106.00
      Dr returns 100.00
      Dr tax 6.00

      Cr cash 20.00
      Cr store credit 86.00
      Dr receivable 106.00`,
  },
  {
    name: 'rounding on a refund: due 10.02, given back 10.00',
    documents: [
      aReturn('1', {
        lines: [{ ...back(1_002, 0), taxCode: 'ZR' }],
        rounding: minor(2),
      }),
    ],
    journal: `
      Cr receivable 10.02
      Dr returns 10.02

      Cr cash 10.00
      Cr rounding 0.02
      Dr receivable 10.02`,
  },
  {
    name: 'a refund larger than the takings of the day: two documents, nothing netted',
    documents: [aSale('1', { lines: [aLine({ net: minor(1_000), tax: minor(60) })] }), aReturn('2')],
    journal: `
      Dr receivable 10.60
      Cr sales 10.00
      Cr tax 0.60

      Dr cash 10.60
      Cr receivable 10.60

      Cr receivable 106.00
      Dr returns 100.00
      Dr tax 6.00

      Cr cash 106.00
      Dr receivable 106.00`,
  },
];

const OTHERS: readonly Example[] = [
  {
    name: 'goods received are owed to the supplier at cost',
    documents: [goodsReceived('1', { details: { supplier: 'Ah Seng' } })],
    journal: `
      Dr inventory 40.00
      Cr goods not invoiced 40.00`,
  },
  {
    name: 'goods received for nothing move no money',
    documents: [goodsReceived('1', { lines: [aLine({ cost: minor(0) })] })],
    journal: '',
  },
  {
    name: 'goods given back to the supplier',
    documents: [goodsReceived('1', { lines: [aLine({ quantity: quantity(-1_000), cost: minor(-400) })] })],
    journal: `
      Cr inventory 4.00
      Dr goods not invoiced 4.00`,
  },
];

function journalOf(documents: readonly PosDocument[], grouping: 'sku' | 'all'): string[] {
  return journalText(posted(documents, { grouping }).flatMap(({ draft }) => draft.entries));
}

describe.each([
  ['sales', SALES],
  ['returns', RETURNS],
  ['goods', OTHERS],
])('worked examples: %s', (_kind, examples) => {
  test.each(examples)('$name', ({ documents, journal: expected }) => {
    expect(journalOf(documents, 'sku')).toEqual(journal(expected));
    expect(journalOf(documents, 'all'), 'as All sales').toEqual(journal(expected));
  });
});
