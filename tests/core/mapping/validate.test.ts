import { expect, test } from 'vitest';
import { defaultLocation, defaultMappings } from '../../../src-main/core/mapping/defaults.ts';
import { suggestPaymentMethod, suggestReason, suggestTax } from '../../../src-main/core/mapping/suggest.ts';
import { type MappingProblem, validateMappings } from '../../../src-main/core/mapping/validate.ts';
import type { SeenBy, SeenThing } from '../../../src-main/core/ports/index.ts';
import {
  accountNumber,
  type Mapping,
  type MappingValue,
  type PosDocumentKind,
} from '../../../src-shared/model/index.ts';
import { MONDAY, TUESDAY, WEDNESDAY } from '../../support/builders.ts';
import { aMapping, KUALA_LUMPUR } from '../../support/days.ts';

const BASE: readonly MappingValue[] = [
  ...defaultMappings(),
  defaultLocation({ id: 'KL', name: 'KL' }, KUALA_LUMPUR, 0),
  suggestPaymentMethod('Cash'),
];
const CHART = [
  ...new Set(
    BASE.flatMap((row) =>
      row.type === 'account' ? [row.value] : row.type === 'tax' ? [row.value.account] : [],
    ),
  ),
  accountNumber('1010'),
];

const thing = (kind: PosDocumentKind, by: SeenBy, name: string, cancels = false): SeenThing => ({
  kind,
  by,
  name,
  cancels,
  count: 1,
});

function problems(
  seen: readonly SeenThing[],
  extra: readonly Mapping[] = [],
  chart = CHART,
): readonly MappingProblem[] {
  const rows = [...BASE.map((value) => aMapping(value)), ...extra];
  return validateMappings({ rows, seen, chart: new Set(chart), today: MONDAY });
}

const short = ({ problem, type, key, from, needed }: MappingProblem): string =>
  [problem, type, key, from, needed ? 'now' : 'later'].join(' ');

/** Expiry has no account as shipped, and stands in every list. */
const EXPIRY = `no-account journal-row gift-cards.expiry ${MONDAY} later`;

test('as shipped only the expiry of gift cards is open, and nothing waits for it', () => {
  const seen = [thing('sale', 'payment-method', 'Cash'), thing('sale', 'location', 'KL')];
  expect(problems(seen).map(short)).toEqual([EXPIRY]);
  expect(problems([thing('gift-card-expired', 'location', 'KL')]).map(short)).toEqual([
    `no-account journal-row gift-cards.expiry ${MONDAY} now`,
  ]);
});

test('what is in the data and undecided comes first, each once, suggestions included', () => {
  const seen = [
    thing('sale', 'payment-method', 'Boost'),
    thing('return', 'payment-method', 'Boost'),
    thing('sale', 'tax-code', 'SR6'),
    thing('stock-count', 'tax-code', 'stock'),
    thing('return', 'reason', 'Damaged'),
    thing('sale', 'reason', 'Void', true),
    thing('stock-adjustment', 'reason', 'Broken'),
    thing('pay-out', 'reason', 'Ice'),
    thing('sale', 'product-group', 'Tea'),
    thing('sale', 'location', 'PJ'),
  ];
  const suggestion = aMapping(suggestPaymentMethod('Boost'), { origin: 'suggestion' });
  expect(problems(seen, [suggestion]).map(short)).toEqual([
    `undecided payment-method Boost ${MONDAY} now`,
    `undecided tax SR6 ${MONDAY} now`,
    `undecided reason Damaged ${MONDAY} now`,
    `undecided location PJ ${MONDAY} now`,
    `undecided journal-detail pay-outs.expense:Ice ${MONDAY} now`,
    EXPIRY,
  ]);
  const decided = [
    aMapping(suggestPaymentMethod('Boost')),
    aMapping(suggestTax('SR6')),
    aMapping(suggestReason('Damaged')),
    aMapping(defaultLocation({ id: 'PJ', name: 'PJ' }, KUALA_LUMPUR, 0)),
    aMapping({ type: 'journal-detail', key: 'pay-outs.expense:Ice', value: accountNumber('6100') }),
  ];
  const chart = [...CHART, accountNumber('1190')];
  expect(problems(seen, decided, chart).map(short)).toEqual([EXPIRY]);
});

test('a later date is looked at too: what it will lack is said with its day', () => {
  const required = aMapping(
    {
      type: 'journal-row',
      key: 'sales.revenue',
      value: { account: null, branch: false, details: 'required' },
    },
    { effectiveFrom: WEDNESDAY, origin: 'set' },
  );
  const gone = aMapping(
    { type: 'payment-method', key: 'Cash', value: accountNumber('1099') },
    { effectiveFrom: TUESDAY, origin: 'set' },
  );
  const seen = [thing('sale', 'product-group', 'Tea'), thing('sale', 'payment-method', 'Cash')];
  expect(problems(seen, [required, gone]).map(short)).toEqual([
    `not-in-chart payment-method Cash ${TUESDAY} now`,
    `undecided journal-detail sales.revenue:Tea ${WEDNESDAY} now`,
    EXPIRY,
  ]);
});

test('an account that the books lack is named with what goes to it', () => {
  const chart = CHART.filter((number) => number !== '1030');
  expect(problems([], [], chart)).toContainEqual({
    problem: 'not-in-chart',
    type: 'account',
    key: 'safe',
    account: '1030',
    from: MONDAY,
    needed: false,
  });
});

test('what would move a control account of nobody’s is named, with the days that need it', () => {
  const wrong = aMapping({
    type: 'tax',
    key: 'SR6',
    value: { booksTaxCode: 'SR6', account: accountNumber('2300'), taxPoint: 'completion' },
  });
  const card = aMapping({ type: 'payment-method', key: 'Gift card', value: accountNumber('2300') });
  const seen = [thing('sale', 'tax-code', 'SR6'), thing('sale', 'payment-method', 'Gift card')];
  expect(problems(seen, [wrong, card]).map(short)).toEqual([`control-account tax SR6 ${MONDAY} now`, EXPIRY]);
});
