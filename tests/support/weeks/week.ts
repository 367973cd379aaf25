import type * as fc from 'fast-check';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import * as backOffice from './back-office.ts';
import * as cards from './cards.ts';
import * as cases from './cases.ts';
import * as counter from './counter.ts';
import type { Told } from './making.ts';
import { GOODS, LATE_GOODS, LOCATIONS, UNMAPPED_PAY_OUT_REASON } from './shelf.ts';
import { type Story, type StoryType, anyStories } from './story.ts';

/** What was on hand when the books began. */
export interface WeekOpening {
  readonly sku: string;
  readonly location: string;
  /** Thousandths of a piece. */
  readonly quantity: number;
  readonly value: number;
}

/** Some days of a chain of three shops, in which everything a till does may happen. */
export interface Week {
  readonly documents: readonly PosDocument[];
  readonly openings: readonly WeekOpening[];
  /** Documents (kind/source id) that a person must look at first. */
  readonly held: ReadonlySet<string>;
}

const TELLERS: Readonly<Record<StoryType, (story: Told) => readonly PosDocument[]>> = {
  sale: counter.sale,
  'returned-sale': counter.returnedSale,
  'cancelled-sale': counter.cancelledSale,
  exchange: counter.exchange,
  'return-without-receipt': counter.returnWithoutReceipt,
  'store-credit': counter.storeCredit,
  'broken-sale': counter.brokenSale,
  'unmapped-tender': counter.unmappedTender,
  'empty-sale': counter.emptySale,
  'account-sale': cases.accountSale,
  'cancelled-account-sale': cases.cancelledAccountSale,
  layby: cases.layby,
  deposit: cases.deposit,
  'direct-ship': cases.directShip,
  installed: cases.installed,
  'gift-card': cards.giftCard,
  'network-card': cards.networkCard,
  shift: backOffice.shift,
  'pay-out': backOffice.payOut,
  'pay-in': backOffice.payIn,
  'cash-drop': backOffice.cashDrop,
  'float-change': backOffice.floatChange,
  'cheque-cashing': backOffice.chequeCashing,
  'goods-received': backOffice.goodsReceived,
  transfer: backOffice.transfer,
  'stock-adjustment': backOffice.stockAdjustment,
  'stock-count': backOffice.stockCount,
  customer: backOffice.customer,
  fee: backOffice.fee,
};

/**
 * Tells the stories. In a steady week all goods are known from the start and a piece of an item always
 * costs the same, so that nothing of them depends on the order in which they move.
 */
export function weekOf(stories: readonly Story[], steady = false): Week {
  const told = stories.map((story, n) => ({ ...story, n, steady }));
  const documents = told.flatMap((story) => TELLERS[story.type](story));
  return { documents, openings: openingsOf(steady), held: new Set(documents.filter(isHeld).map(idOf)) };
}

export function anyWeek(most: number, steady = false): fc.Arbitrary<Week> {
  return anyStories(most).map((stories) => weekOf(stories, steady));
}

/** Which document this is, within the shop. */
export function idOf({ kind, sourceId }: Pick<PosDocument, 'kind' | 'sourceId'>): string {
  return `${kind}/${sourceId}`;
}

/** The stories say in their names what nobody can post yet. */
function isHeld({ sourceId, reason }: PosDocument): boolean {
  const story = /^(?:broken-sale|unmapped-tender)-/u;
  return story.test(sourceId) || reason === UNMAPPED_PAY_OUT_REASON;
}

function openingsOf(steady: boolean): readonly WeekOpening[] {
  const { sku: late, unit: cost } = LATE_GOODS;
  // Whether goods that nobody knew yet were sold depends on the order too.
  const known = LOCATIONS.map((location) => ({ sku: late, location, quantity: 1000, value: cost }));
  return [...(steady ? known : []), ...openingsOfGoods(steady)];
}

function openingsOfGoods(steady: boolean): WeekOpening[] {
  return GOODS.flatMap(({ sku, unit, opening, value }) =>
    LOCATIONS.map((location, i) => {
      const pieces = opening[i] ?? 0;
      return { sku, location, quantity: pieces * 1000, value: steady ? pieces * unit : (value[i] ?? 0) };
    }),
  );
}
