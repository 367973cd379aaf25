import { type Minor, minor } from '../../../src-shared/money/index.ts';
import { type ZoneId, zoneId } from '../../../src-shared/time/index.ts';

/** Trading hours of one weekday in minutes after midnight; beyond 24 h they run into the next day. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

export interface Store {
  readonly id: string;
  readonly name: string;
  readonly zone: ZoneId;
  /** Counter sales on an ordinary weekday. */
  readonly salesPerDay: number;
  /** Has a café corner, with a surcharge on Sundays. */
  readonly cafe: boolean;
  /** By ISO weekday, Monday first. */
  readonly week: readonly [Hours, Hours, Hours, Hours, Hours, Hours, Hours];
}

const NINE_TO_SIX: Hours = { opens: 9 * 60, closes: 18 * 60 };
const EIGHT_TO_SEVEN: Hours = { opens: 8 * 60, closes: 19 * 60 };
const WEEKEND: Hours = { opens: 10 * 60, closes: 17 * 60 };

/**
 * The flagship trades past midnight on Fridays and Saturdays; with a cut-off of 04:00 those sales
 * belong to the evening's date. New South Wales puts its clocks forward in October, Queensland
 * never does.
 */
export const STORES: readonly [Store, Store, Store] = [
  {
    id: 'SYD',
    name: 'Sydney, Harbour Street',
    zone: zoneId('Australia/Sydney'),
    salesPerDay: 86,
    cafe: true,
    week: [
      EIGHT_TO_SEVEN,
      EIGHT_TO_SEVEN,
      EIGHT_TO_SEVEN,
      EIGHT_TO_SEVEN,
      { opens: 8 * 60, closes: 25 * 60 + 30 },
      { opens: 9 * 60, closes: 26 * 60 + 30 },
      WEEKEND,
    ],
  },
  {
    id: 'NTL',
    name: 'Newcastle, Foundry Lane',
    zone: zoneId('Australia/Sydney'),
    salesPerDay: 64,
    cafe: false,
    week: [NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, WEEKEND, WEEKEND],
  },
  {
    id: 'BNE',
    name: 'Brisbane, River Arcade',
    zone: zoneId('Australia/Brisbane'),
    salesPerDay: 74,
    cafe: false,
    week: [NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, EIGHT_TO_SEVEN, NINE_TO_SIX, WEEKEND],
  },
];

/** Sales of a weekday in hundredths of an ordinary one, Monday first. */
export const WEEKDAY_PERCENT = [92, 90, 95, 100, 115, 132, 98] as const;

/** How busy the hours of a day are, from midnight; the last ones are after the next midnight. */
export const HOUR_WEIGHTS = [
  0, 0, 0, 0, 0, 0, 0, 0, 5, 7, 9, 11, 14, 12, 9, 9, 10, 12, 10, 6, 5, 5, 4, 4, 3, 2, 1,
] as const;

/** Minutes after midnight at which the sample store's day begins: when the last guests are long gone. */
export const SAMPLE_CUT_OFF_MINUTES = 4 * 60;

/** Coins in the drawer when a shift begins, by register. */
export const OPENING_FLOATS: readonly [Minor, Minor] = [minor(300_00), minor(200_00)];
