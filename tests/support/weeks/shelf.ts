import { currencyCode } from '../../../src-shared/money/index.ts';
import { addDays, businessDate, zoneId } from '../../../src-shared/time/index.ts';

// What the random weeks are made of: few things of each sort, so that they meet often.

export const CURRENCY = currencyCode('MYR');
export const ZONE = zoneId('Asia/Kuala_Lumpur');

/** The first day of a week; the opening balances stand the day before. */
export const MONDAY = businessDate('2026-03-02');
export const OPENING_DAY = addDays(MONDAY, -1);
export const WEEK_DAYS = 7;

export const LOCATIONS = ['KL', 'PG', 'JB'] as const;

/** Pieces are those on hand at connecting, by location; `unit` is what a piece costs in steady weeks. */
export const GOODS = [
  { sku: 'TEA-1', group: 'tea', unit: 412, opening: [90, 60, 30], value: [37_041, 24_717, 12_361] },
  // Another item, though only upper and lower case differ.
  { sku: 'tea-1', group: 'tea', unit: 95, opening: [12, 4, 1], value: [1_139, 381, 97] },
  { sku: 'MUG-1', group: 'home', unit: 1_030, opening: [25, 7, 9], value: [25_751, 7_212, 9_270] },
  { sku: 'POT-1', group: 'home', unit: 2_777, opening: [3, 1, 2], value: [8_333, 2_780, 5_551] },
] as const;

/** Comes into being with its first delivery; until then it is sold like something that has no stock. */
export const LATE_GOODS = { sku: 'LATE-1', group: 'home', unit: 640 } as const;

/** Nobody keeps stock of it. */
export const WORK = { sku: 'WORK', group: 'service', unit: 0 } as const;

export const ALL_GOODS = [...GOODS, LATE_GOODS, WORK] as const;

/** Whole percent of tax by code. */
export const TAX_PERCENT: ReadonlyMap<string, number> = new Map([
  ['SR6', 6],
  ['SR10', 10],
  ['ZR', 0],
]);
export const TAX_CODES = ['SR6', 'SR10', 'ZR'] as const;

export const METHODS = ['Cash', 'Card', 'E-wallet', 'Cheque'] as const;
export const GIFT_CARD = 'Gift card';
export const STORE_CREDIT = 'Store credit';
/** Nobody has mapped it: what is paid with it is held. */
export const UNMAPPED_METHOD = 'Voucher';

export const BACK_REASON = 'Changed mind';
export const GONE_REASON = 'Damaged';
export const PAY_OUT_REASONS = ['Milk', 'Tips paid out', 'Courier'] as const;
export const UNMAPPED_PAY_OUT_REASON = 'Never seen before';
export const PAY_IN_REASONS = ['Refund of a supplier', 'Found'] as const;
