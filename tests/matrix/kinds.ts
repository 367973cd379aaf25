import { type AccountingDocumentType } from '../../src-shared/model/index.ts';
import {
  adjustmentOf,
  contactOf,
  countOf,
  goodsOf,
  openingOf,
  pieces,
  reversalOf,
  SITI,
  transferOf,
} from '../support/accounting-documents.ts';
import { MONDAY } from '../support/builders.ts';
import {
  alone,
  amountOf,
  EARLIER,
  journalMade,
  keyOf,
  type Made,
  paidInvoice,
  partlyPaid,
  receiptMade,
  refundedNote,
  serial,
  TAKEN_BACK,
  TEA,
} from './documents.ts';

/** One of the ways in which documents go into the books. */
export interface Kind {
  readonly name: string;
  readonly type: AccountingDocumentType;
  /** What the books hold of one at the least, record by record, as the lines of holdings begin. */
  readonly leaves: readonly string[];
  /** It stays a draft there, for a person to post or confirm. */
  readonly stays: boolean;
  /** @param n tells it from all others, in its amount too */
  readonly make: (n: number) => Made;
}

const billing: readonly Kind[] = [
  {
    name: 'invoice',
    type: 'invoice',
    leaves: ['invoice paid', 'move posted', 'stock.shipment.out done', 'party'],
    stays: false,
    make: (n) => paidInvoice('invoice', n, { date: MONDAY, stock: [pieces(TEA, 2)] }),
  },
  {
    name: 'invoice-part',
    type: 'invoice',
    leaves: ['invoice posted', 'move posted'],
    stays: false,
    make: (n) => partlyPaid(n),
  },
  {
    // Invoices of later days are in the books: it goes in as a move.
    name: 'invoice-late',
    type: 'invoice',
    leaves: ['move posted', 'party'],
    stays: false,
    make: (n) => paidInvoice('invoice-late', n, { date: EARLIER, stock: [] }),
  },
  {
    name: 'credit-note',
    type: 'credit-note',
    leaves: ['invoice paid', 'move posted', 'stock.shipment.out.return done'],
    stays: false,
    make: (n) => refundedNote(n),
  },
];

const money: readonly Kind[] = [
  {
    name: 'contact',
    type: 'contact',
    leaves: ['party', 'key of a party'],
    stays: false,
    make: (n) => {
      const customer = { ...SITI, code: `C-${serial(n)}`, name: `Customer ${serial(n)}` };
      return { ...alone(contactOf(keyOf('contact', n), { customer })), parties: [customer.code] };
    },
  },
  {
    name: 'journal',
    type: 'journal',
    leaves: ['move posted'],
    stays: false,
    make: (n) => alone(journalMade(n)),
  },
  {
    name: 'receipt',
    type: 'receipt',
    leaves: ['move posted'],
    stays: false,
    make: (n) => alone(receiptMade(n)),
  },
  {
    // Those of a batch that are one move each go in by the same two calls.
    name: 'together',
    type: 'receipt',
    leaves: ['move posted', 'move posted', 'move posted'],
    stays: false,
    make: (n) => ({
      ...alone(receiptMade(n, 'together')),
      beside: [journalMade(n, 'together'), receiptMade(n, 'beside')],
    }),
  },
  {
    name: 'reversal',
    type: 'reversal',
    leaves: ['move posted'],
    stays: false,
    make: (n) => alone({ ...reversalOf(TAKEN_BACK), key: keyOf('reversal', n) }),
  },
];

const goods: readonly Kind[] = [
  {
    // Of an item that the books do not know yet.
    name: 'goods-received',
    type: 'goods-received',
    leaves: ['move posted', 'stock.shipment.internal done', 'item'],
    stays: false,
    make: (n) => {
      const sku = `IN-${serial(n)}`;
      const document = goodsOf(keyOf('goods-received', n), [{ sku, count: 3, cost: amountOf(n) }]);
      return { ...alone(document), items: [sku] };
    },
  },
  {
    name: 'opening-balance',
    type: 'opening-balance',
    leaves: ['move posted', 'stock.shipment.internal done'],
    stays: false,
    make: (n) => {
      const made = openingOf(keyOf('opening-balance', n), [{ sku: TEA, count: 2, value: amountOf(n) }]);
      return alone(made);
    },
  },
  {
    name: 'transfer-out',
    type: 'transfer-out',
    leaves: ['stock.shipment.internal done'],
    stays: false,
    make: (n) => {
      const document = transferOf('transfer-out', `o${serial(n)}`, [pieces(TEA, 3)]);
      return alone({ ...document, key: keyOf('transfer-out', n) });
    },
  },
  {
    name: 'transfer-in',
    type: 'transfer-in',
    leaves: ['stock.shipment.internal done'],
    stays: false,
    make: (n) => {
      const document = transferOf('transfer-in', `i${serial(n)}`, [pieces(TEA, 3)]);
      return alone({ ...document, key: keyOf('transfer-in', n) });
    },
  },
  {
    // Some are gone, others were found: a shipment each.
    name: 'stock-adjustment',
    type: 'stock-adjustment',
    leaves: ['stock.shipment.internal done', 'stock.shipment.internal done'],
    stays: false,
    make: (n) => alone(adjustmentOf(keyOf('stock-adjustment', n), [pieces(TEA, 1), pieces('CUP-1', -4)])),
  },
  {
    name: 'stock-count',
    type: 'stock-count',
    leaves: ['count draft'],
    stays: true,
    make: (n) => alone(countOf(keyOf('stock-count', n), { [TEA]: 40 + n })),
  },
];

/** All that Tryton takes, in the ways that it takes them. */
export const KINDS: readonly Kind[] = [...billing, ...money, ...goods];
