import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyStock,
  issueStock,
  openStock,
  receiveStock,
  returnStock,
  type StockChange,
} from '../../../src-main/books/embedded/stock.ts';
import type { StockState } from '../../../src-main/core/ports/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';

type Step = readonly [what: 'in' | 'out' | 'back' | 'open', thousandths: number, money?: number];

function take(state: StockState, [what, thousandths, money = 0]: Step): StockChange {
  const moved = quantity(thousandths);
  switch (what) {
    case 'in':
      return receiveStock(state, moved, minor(money));
    case 'out':
      return issueStock(state, moved);
    case 'back':
      return returnStock(state, moved);
    case 'open':
      return openStock(state, moved, minor(money));
  }
}

/** What one item does, step by step: the state after it, its cost and its adjustment. */
function story(steps: readonly Step[]) {
  let state = emptyStock('TEA-1', 'KL');
  return steps.map((step) => {
    const change = take(state, step);
    state = change.state;
    const { quantity: on, value } = state;
    return {
      on,
      value,
      cost: change.cost,
      adjustment: change.adjustment,
      costUnknown: change.costUnknown,
      state,
    };
  });
}

const last = (steps: readonly Step[]) => story(steps).at(-1)!;

describe('goods leave at moving average', () => {
  test('10 at 4.00 and 10 at 5.00: each of 5 costs 4.50', () => {
    expect(
      last([
        ['in', 10_000, 4_000],
        ['in', 10_000, 5_000],
        ['out', 5_000],
      ]),
    ).toMatchObject({
      cost: 2_250,
      on: 15_000,
      value: 6_750,
    });
  });

  test('half a cent goes up, and the last unit takes the rest', () => {
    const steps: Step[] = [
      ['in', 3_000, 1_000],
      ['out', 1_000],
      ['out', 1_000],
      ['out', 1_000],
    ];
    expect(story(steps).map(({ cost, value }) => [cost, value])).toEqual([
      [1_000, 1_000],
      [333, 667],
      [334, 333],
      [333, 0],
    ]);
  });

  test('goods by weight', () => {
    expect(
      last([
        ['in', 2_500, 1_999],
        ['out', 333],
      ]),
    ).toMatchObject({ cost: 266, on: 2_167, value: 1_733 });
  });

  test('nothing on hand is worth nothing, and its last cost is remembered', () => {
    const { state } = last([
      ['in', 4_000, 1_000],
      ['out', 4_000],
    ]);
    expect(state).toMatchObject({ quantity: 0, value: 0, lastCost: { value: 1_000, quantity: 4_000 } });
  });
});

describe('what is not there', () => {
  test('leaves at the last average, and the next receipt adjusts it to what it did cost', () => {
    // 2 at 4.00; 5 sold: 3 of them on credit of the next delivery, which costs 5.00 each.
    expect(
      story([
        ['in', 2_000, 800],
        ['out', 5_000],
        ['in', 10_000, 5_000],
      ]).map(({ on, value, cost, adjustment }) => [on, value, cost, adjustment]),
    ).toEqual([
      [2_000, 800, 800, 0],
      [-3_000, -1_200, 2_000, 0],
      [7_000, 3_500, 5_000, 300],
    ]);
  });

  test('cheaper goods adjust the other way', () => {
    expect(
      last([
        ['in', 2_000, 800],
        ['out', 5_000],
        ['in', 10_000, 3_000],
      ]),
    ).toMatchObject({
      adjustment: -300,
      value: 2_100,
    });
  });

  test('is filled bit by bit, each with its own difference', () => {
    expect(
      story([
        ['in', 1_000, 400],
        ['out', 4_000],
        ['in', 1_000, 500],
        ['in', 2_000, 1_000],
      ]).map(({ on, value, adjustment }) => [on, value, adjustment]),
    ).toEqual([
      [1_000, 400, 0],
      [-3_000, -1_200, 0],
      [-2_000, -800, 100],
      [0, 0, 200],
    ]);
  });

  test('leaves at nothing and flagged while no cost is known; all of it is adjusted later', () => {
    expect(
      story([
        ['out', 2_000],
        ['out', 1_000],
        ['in', 5_000, 1_000],
      ]).map(({ cost, costUnknown, adjustment, value }) => [cost, costUnknown, adjustment, value]),
    ).toEqual([
      [0, true, 0, 0],
      [0, true, 0, 0],
      [1_000, false, 600, 400],
    ]);
  });

  test('is flagged only for what is missing', () => {
    expect(
      last([
        ['in', 2_000, 800],
        ['out', 2_000],
      ]).costUnknown,
    ).toBe(false);
    expect(
      last([
        ['in', 2_000, 800],
        ['out', 3_000],
      ]).costUnknown,
    ).toBe(false);
  });
});

describe('what a customer brings back', () => {
  test('returns at the average', () => {
    expect(
      last([
        ['in', 3_000, 1_000],
        ['out', 1_000],
        ['back', 1_000],
      ]),
    ).toMatchObject({ cost: 334, value: 1_001 });
  });

  test('returns at the last cost when nothing is left', () => {
    expect(
      last([
        ['in', 4_000, 1_000],
        ['out', 4_000],
        ['back', 2_000],
      ]),
    ).toMatchObject({
      cost: 500,
      value: 500,
      on: 2_000,
      costUnknown: false,
    });
  });

  test('fills a shortage at the cost it was issued at, without adjustment', () => {
    expect(
      last([
        ['in', 1_000, 400],
        ['out', 3_000],
        ['back', 1_000],
      ]),
    ).toMatchObject({
      on: -1_000,
      value: -400,
      cost: 400,
      adjustment: 0,
    });
  });

  test('says nothing new about the cost: fractions of it are not lost', () => {
    const { state } = last([
      ['in', 3_000, 100],
      ['out', 5_000],
      ['back', 1_000],
    ]);
    expect(state.lastCost).toEqual({ value: 100, quantity: 3_000 });
  });

  test('does not make a cost known that nobody knows', () => {
    const [, back, out] = story([
      ['out', 5_000],
      ['back', 1_000],
      ['out', 1_000],
    ]);
    expect(back).toMatchObject({ cost: 0, costUnknown: true });
    expect(out).toMatchObject({ cost: 0, costUnknown: true });
  });
});

describe('what goes back to the supplier', () => {
  test('leaves at average; a credit of another amount is an adjustment', () => {
    expect(
      last([
        ['in', 10_000, 4_000],
        ['in', 10_000, 5_000],
        ['in', -2_000, -1_000],
      ]),
    ).toMatchObject({
      cost: -1_000,
      adjustment: -100,
      on: 18_000,
      value: 8_100,
    });
  });

  test('the last of it takes the rest', () => {
    expect(
      last([
        ['in', 3_000, 1_000],
        ['in', -3_000, -1_200],
      ]),
    ).toMatchObject({ on: 0, value: 0, adjustment: -200 });
  });
});

describe('a cost without goods', () => {
  test('freight goes onto what is on hand', () => {
    expect(
      last([
        ['in', 10_000, 4_000],
        ['in', 0, 500],
      ]),
    ).toMatchObject({ on: 10_000, value: 4_500, adjustment: 0 });
  });

  test('is an adjustment when nothing is there to carry it', () => {
    expect(last([['in', 0, 500]])).toMatchObject({ on: 0, value: 0, adjustment: 500 });
    expect(
      last([
        ['in', 1_000, 400],
        ['out', 2_000],
        ['in', 0, 500],
      ]),
    ).toMatchObject({
      on: -1_000,
      value: -400,
      adjustment: 500,
    });
  });
});

describe('what there was at connecting', () => {
  test('is taken as it is, quantity and value', () => {
    expect(last([['open', 10_000, 4_000]])).toMatchObject({
      on: 10_000,
      value: 4_000,
      cost: 4_000,
      adjustment: 0,
    });
  });

  test('a shortage too: its cost is the one that the next receipt compares with', () => {
    expect(
      story([
        ['open', -3_000, -1_200],
        ['out', 1_000],
        ['in', 10_000, 5_000],
      ]).map(({ on, value, adjustment }) => [on, value, adjustment]),
    ).toEqual([
      [-3_000, -1_200, 0],
      [-4_000, -1_600, 0],
      [6_000, 3_000, 400],
    ]);
  });
});

/**
 * A slow oracle by the sentences of the accounting rules, in exact fractions of integers. It shares no line
 * with the code: goods on hand and goods owed are two heaps here, where the code has one signed number.
 */
class Oracle {
  on = 0n;
  worth = 0n;
  owed = 0n;
  provisional = 0n;
  #average: readonly [bigint, bigint] | null = null;

  out(count: bigint): bigint {
    if (this.on > 0n) this.#average = [this.worth, this.on];
    const there = count < this.on ? count : this.on;
    const ofThere = there === this.on ? this.worth : halfUp(this.worth * there, this.on);
    const missing = count - there;
    const ofMissing =
      missing === 0n || this.#average === null ? 0n : halfUp(this.#average[0] * missing, this.#average[1]);
    this.on -= there;
    this.worth -= ofThere;
    this.owed += missing;
    this.provisional += ofMissing;
    return ofThere + ofMissing;
  }

  /** The adjustment. */
  in(count: bigint, cost: bigint): bigint {
    const fills = count < this.owed ? count : this.owed;
    const was = fills === this.owed ? this.provisional : halfUp(this.provisional * fills, this.owed);
    const is = fills === count ? cost : halfUp(cost * fills, count);
    this.owed -= fills;
    this.provisional -= fills === 0n ? 0n : was;
    this.on += count - fills;
    this.worth += fills === 0n ? cost : cost - is;
    this.#average = this.on > 0n ? [this.worth, this.on] : [cost, count];
    return fills === 0n ? 0n : is - was;
  }

  cost(count: bigint): bigint {
    const [worth, of] = this.on > 0n ? [this.worth, this.on] : (this.#average ?? [0n, 1n]);
    return halfUp(worth * count, of);
  }

  back(count: bigint): bigint {
    const before = this.on > 0n ? ([this.worth, this.on] as const) : this.#average;
    const adjustment = this.in(count, this.cost(count));
    this.#average = this.on > 0n ? [this.worth, this.on] : before;
    return adjustment;
  }
}

/** n / d to the nearest whole, halves up: the floor of n / d + 1/2. */
function halfUp(n: bigint, d: bigint): bigint {
  const [twice, by] = [2n * n + d, 2n * d];
  return twice / by - (twice % by < 0n ? 1n : 0n);
}

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constant('out' as const), fc.integer({ min: 1, max: 9_000 })),
  fc.tuple(fc.constant('back' as const), fc.integer({ min: 1, max: 4_000 })),
  fc.tuple(
    fc.constant('in' as const),
    fc.integer({ min: 1, max: 9_000 }),
    fc.integer({ min: 0, max: 20_000 }),
  ),
);
const anySteps = fc.array(anyStep, { maxLength: 25 });

describe('any story of an item', () => {
  test('agrees with the exact oracle at every step', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const oracle = new Oracle();
        for (const [i, row] of story(steps).entries()) {
          const [what, thousandths, money = 0] = steps[i]!;
          const count = BigInt(thousandths);
          if (what === 'out') expect(BigInt(row.cost)).toBe(oracle.out(count));
          else if (what === 'in') expect(BigInt(row.adjustment)).toBe(oracle.in(count, BigInt(money)));
          else {
            expect(BigInt(row.cost)).toBe(oracle.cost(count));
            expect(BigInt(row.adjustment)).toBe(oracle.back(count));
          }
          expect([BigInt(row.on), BigInt(row.value)]).toEqual([
            oracle.on - oracle.owed,
            oracle.worth - oracle.provisional,
          ]);
        }
      }),
      { numRuns: 500 },
    );
  });

  const everyStep = fc.oneof(
    anyStep,
    fc.tuple(
      fc.constant('in' as const),
      fc.integer({ min: -4_000, max: 0 }),
      fc.integer({ min: -9_000, max: 9_000 }),
    ),
    fc
      .tuple(
        fc.constant('open' as const),
        fc.integer({ min: -3_000, max: 3_000 }),
        fc.integer({ min: 0, max: 5_000 }),
      )
      .map(([what, on, worth]): Step => [what, on, Math.sign(on) * worth]),
  );

  test('opening + in − out ± adjusted = closing, in quantity and in value', () => {
    fc.assert(
      fc.property(fc.array(everyStep, { maxLength: 25 }), (steps) => {
        let [on, value] = [0, 0];
        for (const [i, row] of story(steps).entries()) {
          const [what, thousandths] = steps[i]!;
          on += what === 'out' ? -thousandths : thousandths;
          value += (what === 'out' ? -row.cost : row.cost) - row.adjustment;
          expect([row.on, row.value]).toEqual([on, value]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nothing on hand is worth nothing, and value has the sign of the quantity', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { on, value } of story(steps)) {
          if (on === 0) expect(value).toBe(0);
          else expect(Math.sign(value) * Math.sign(on)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('everything sold costs what everything bought did, once the shelf is empty', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const rows = story(steps);
        const { on = 0 } = rows.at(-1) ?? {};
        const closing: Step = on > 0 ? ['out', on] : ['in', Math.max(1, -on), 777];
        const all: Step[] = on === 0 ? steps : [...steps, closing];
        const bought = all.reduce((sum, [what, , money = 0]) => sum + (what === 'in' ? money : 0), 0);
        const sold = story(all).reduce((sum, { cost, adjustment }, i) => {
          const what = all[i]?.[0];
          return sum + adjustment + (what === 'out' ? cost : what === 'back' ? -cost : 0);
        }, 0);
        expect(sold).toBe(bought);
      }),
    );
  });
});
