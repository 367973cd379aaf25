import * as fc from 'fast-check';
import { ALL_GOODS, LOCATIONS, METHODS, TAX_CODES, WEEK_DAYS } from './shelf.ts';

/** Everything that can happen in a week; each makes the documents of one customer's or clerk's story. */
export const STORY_TYPES = [
  'sale',
  'returned-sale',
  'cancelled-sale',
  'exchange',
  'return-without-receipt',
  'store-credit',
  'broken-sale',
  'unmapped-tender',
  'account-sale',
  'cancelled-account-sale',
  'layby',
  'deposit',
  'gift-card',
  'network-card',
  'direct-ship',
  'installed',
  'shift',
  'pay-out',
  'pay-in',
  'cash-drop',
  'float-change',
  'cheque-cashing',
  'goods-received',
  'transfer',
  'stock-adjustment',
  'stock-count',
  'customer',
  'fee',
  'empty-sale',
] as const;
export type StoryType = (typeof STORY_TYPES)[number];

export interface StoryLine {
  /** Index into the goods. */
  readonly good: number;
  readonly pieces: number;
  /** Of a piece, without tax, in minor units. */
  readonly price: number;
  readonly discountPercent: number;
  readonly taxCode: (typeof TAX_CODES)[number];
  readonly charge: boolean;
}

/** One story in numbers; what each means is for its type to say. Small ones are simple ones. */
export interface Story {
  readonly type: StoryType;
  readonly day: number;
  /** Days until what comes next. */
  readonly gap: number;
  readonly location: number;
  readonly register: number;
  /** Index of a customer, null: a walk-in. */
  readonly customer: number | null;
  readonly lines: readonly StoryLine[];
  readonly method: number;
  readonly secondMethod: number;
  /** Percent of what is due that goes through the first method. */
  readonly split: number;
  readonly tip: number;
  readonly amount: number;
  readonly choice: number;
  readonly flag: boolean;
  readonly other: boolean;
}

const anyLine: fc.Arbitrary<StoryLine> = fc.record({
  good: fc.nat(ALL_GOODS.length - 1),
  pieces: fc.integer({ min: 1, max: 5 }),
  price: fc.integer({ min: 1, max: 20_000 }),
  discountPercent: fc.constantFrom(0, 0, 5, 33),
  taxCode: fc.constantFrom(...TAX_CODES),
  charge: fc.integer({ min: 0, max: 7 }).map((n) => n === 7),
});

export const anyStory: fc.Arbitrary<Story> = fc.record({
  type: fc.constantFrom(...STORY_TYPES),
  day: fc.nat(WEEK_DAYS - 1),
  gap: fc.integer({ min: 0, max: 3 }),
  location: fc.nat(LOCATIONS.length - 1),
  register: fc.nat(1),
  customer: fc.option(fc.nat(5), { nil: null }),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
  method: fc.nat(METHODS.length - 1),
  secondMethod: fc.nat(METHODS.length - 1),
  split: fc.constantFrom(100, 100, 60, 1),
  tip: fc.constantFrom(0, 0, 150),
  amount: fc.integer({ min: 1, max: 400 }).map((steps) => steps * 5),
  choice: fc.nat(5),
  flag: fc.boolean(),
  other: fc.boolean(),
});

/** A layby of these goods that is open when the week ends, with a deposit on it. */
export function openLayby(story: Story): Story {
  return { ...story, type: 'layby', other: false, choice: 0 };
}

/** Up to so many stories, whose documents fall where they may. */
export function anyStories(most: number): fc.Arbitrary<readonly Story[]> {
  // Of any length, and not short ones for the most part: rare things happen in long weeks.
  return fc.array(anyStory, { minLength: 1, maxLength: most, size: 'max' });
}
