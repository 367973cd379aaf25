import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../src-main/core/digest/canonical.ts';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { currencyCode, minor, quantity, unitPrice } from '../../../src-shared/money/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { aLine, aSale, aTender } from '../../support/builders.ts';

/** A document with something in every field. */
const FULL: PosDocument = aSale('1', {
  register: 'T1',
  shift: 'S1',
  customer: 'C1',
  reference: { kind: 'sale', sourceId: '9' },
  reason: 'Damaged',
  lines: [aLine({ cost: minor(5), productGroup: 'Drinks' })],
  tenders: [aTender({ reference: '4242' })],
  details: {
    openingFloat: minor(100),
    counts: [{ method: 'Cash', expected: minor(5), counted: minor(4) }],
    otherLocation: 'PJ',
    caseId: 'L1',
    supplier: 'Ah Seng',
    customerName: 'Mei',
    offline: true,
  },
});

/** Another value of each field, one at a time. The types demand that no field is forgotten. */
const OTHER: { readonly [K in keyof Required<PosDocument>]: PosDocument[K] } = {
  kind: 'return',
  sourceId: '2',
  number: 'R-2',
  location: 'PJ',
  register: null,
  shift: null,
  occurredAt: instant(0),
  currency: currencyCode('SGD'),
  channel: 'web',
  customer: null,
  reference: null,
  reason: null,
  lines: [],
  tenders: [],
  total: minor(1),
  rounding: minor(1),
  details: {},
};

const OTHER_LINE: { readonly [K in keyof PosDocument['lines'][number]]: PosDocument['lines'][number][K] } = {
  type: 'service-charge',
  sku: 'tea-1',
  name: 'Thé',
  quantity: quantity(1),
  unitPrice: unitPrice(1),
  discount: minor(1),
  net: minor(1),
  tax: minor(1),
  total: minor(1),
  taxCode: 'ZR',
  cost: null,
  productGroup: null,
};

const OTHER_TENDER: Required<PosDocument['tenders'][number]> = {
  method: 'cash',
  amount: minor(1),
  tip: minor(1),
  reference: null,
};

const OTHER_DETAILS: Required<PosDocument['details']> = {
  layby: { total: minor(110), taxes: [] },
  cancelsUnseen: true,
  goodsBack: { fate: 'nothing', reason: 'damaged' },
  openingFloat: minor(0),
  counts: [{ method: 'Cash', expected: minor(4), counted: minor(5) }],
  otherLocation: 'KL',
  caseId: '',
  supplier: 'ah seng',
  customerName: 'Mei ',
  offline: false,
  depositApplied: minor(2),
  cardIssuer: 'own',
  network: 'blackhawk',
  commission: minor(3),
};

/** Copies of `whole`, each with one field of another value. */
function changes<T extends object>(
  whole: T,
  other: Partial<T>,
): { readonly field: string; readonly changed: T }[] {
  return Object.entries(other).map(([field, value]) => ({ field, changed: { ...whole, [field]: value } }));
}

const [line] = FULL.lines;
const [tender] = FULL.tenders;
const CHANGES = [
  ...changes(FULL, OTHER),
  ...changes(line!, OTHER_LINE).map(({ field, changed }) => ({
    field: `lines.${field}`,
    changed: { ...FULL, lines: [changed] },
  })),
  ...changes(tender!, OTHER_TENDER).map(({ field, changed }) => ({
    field: `tenders.${field}`,
    changed: { ...FULL, tenders: [changed] },
  })),
  ...changes(FULL.details, OTHER_DETAILS).map(({ field, changed }) => ({
    field: `details.${field}`,
    changed: { ...FULL, details: changed },
  })),
  { field: 'reference.kind', changed: { ...FULL, reference: { kind: 'return', sourceId: '9' } as const } },
  { field: 'reference.sourceId', changed: { ...FULL, reference: { kind: 'sale', sourceId: '8' } as const } },
];

describe('another value is another text', () => {
  test.each(CHANGES)('$field', ({ changed }) => {
    expect(canonicalText(changed)).not.toBe(canonicalText(FULL));
  });

  test.each(Object.keys(FULL.details))('without details.%s', (field) => {
    const details = Object.fromEntries(Object.entries(FULL.details).filter(([key]) => key !== field));
    expect(canonicalText({ ...FULL, details })).not.toBe(canonicalText(FULL));
  });

  test('two identical lines are not one, and lines keep their order', () => {
    const other = aLine({ sku: 'MUG-1' });
    const texts = [[aLine()], [aLine(), aLine()], [aLine(), other], [other, aLine()]].map((lines) =>
      canonicalText({ ...FULL, lines }),
    );
    expect(new Set(texts).size).toBe(4);
  });
});

describe('the same content is the same text', () => {
  test('composed and decomposed letters are one spelling', () => {
    const composed = aSale('1', { lines: [aLine({ name: 'Caf\u00e9' })], reason: '\uac00' });
    const decomposed = aSale('1', { lines: [aLine({ name: 'Cafe\u0301' })], reason: '\u1100\u1161' });
    expect(canonicalText(composed)).toBe(canonicalText(decomposed));
  });

  test('compatible letters are two: a SKU is compared exactly as written', () => {
    const sku = (text: string) => canonicalText(aSale('1', { lines: [aLine({ sku: text })] }));
    expect(sku('TEA\uff0d1')).not.toBe(sku('TEA-1'));
    expect(sku('tea-1')).not.toBe(sku('TEA-1'));
  });

  test('the order in which somebody wrote the keys does not matter, down to the counts', () => {
    const reversed = <T extends object>(value: T) =>
      Object.fromEntries(Object.entries(value).toReversed()) as T;
    const counts = FULL.details.counts?.map(reversed) ?? [];
    const details = reversed({ ...FULL.details, counts });
    expect(Object.keys(details)[0]).not.toBe(Object.keys(FULL.details)[0]);
    expect(canonicalText(reversed({ ...FULL, details }))).toBe(canonicalText(FULL));
  });
});

/** Texts with everything that could end a field early or run into the next one. */
const text = fc.string({
  unit: fc.constantFrom('a', '"', ',', '[', ']', '\\', 'n', '\n', '\u0303', 'ñ', 'u'),
  maxLength: 4,
});
const textOrNull = fc.option(fc.oneof(text, fc.constant('null')), { nil: null });

const someDocument: fc.Arbitrary<PosDocument> = fc
  .record({
    number: text,
    register: textOrNull,
    shift: textOrNull,
    customer: textOrNull,
    reason: textOrNull,
    reference: fc.option(fc.record({ kind: fc.constant('sale' as const), sourceId: text }), { nil: null }),
    lines: fc.array(
      fc.record({ name: text, productGroup: textOrNull }).map((parts) => aLine(parts)),
      { maxLength: 2 },
    ),
    tenders: fc.array(
      fc.record({ method: text, reference: textOrNull }).map((parts) => aTender(parts)),
      { maxLength: 2 },
    ),
    details: fc.record({ caseId: text, supplier: text }, { requiredKeys: [] }),
  })
  .map((parts) => aSale('1', { ...parts, total: minor(0) }));

/** Every text in a value in one spelling. */
function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inNfc(inner)]));
}

test('two documents have the same text exactly when they are the same but for spelling', () => {
  fc.assert(
    fc.property(someDocument, someDocument, (a, b) => {
      const same = canonicalText(a) === canonicalText(b);
      try {
        expect(inNfc(a)).toEqual(inNfc(b));
        expect(same).toBe(true);
      } catch {
        expect(same).toBe(false);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('moving a text from one field to the next changes the document', () => {
  fc.assert(
    fc.property(
      text.filter((t) => t !== ''),
      (moved) => {
        const [a, b] = [aSale('1', { register: moved }), aSale('1', { shift: moved })];
        expect(canonicalText(a)).not.toBe(canonicalText(b));
      },
    ),
  );
});
