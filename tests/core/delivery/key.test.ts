import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDeliveryKey } from '../../../src-main/core/delivery/key.ts';
import { ACCOUNTING_DOCUMENT_TYPES } from '../../../src-shared/model/index.ts';
import { MONDAY, TUESDAY } from '../../support/builders.ts';

/** Texts made of what keys are made of. */
const part = fc.string({
  unit: fc.constantFrom('a', '/', '%', '2', 'F', '5', 'r', '1', ' ', 'é'),
  maxLength: 5,
});

const parts = fc.record({
  account: part,
  location: part,
  date: fc.constantFrom(MONDAY, TUESDAY),
  type: fc.constantFrom(...ACCOUNTING_DOCUMENT_TYPES),
  subject: part,
  revision: fc.integer({ min: 1, max: 12 }),
});

describe('a delivery key', () => {
  test('says where a document is from', () => {
    const key = makeDeliveryKey({
      account: 'sample:7',
      location: 'KL',
      date: MONDAY,
      type: 'invoice',
      subject: 'sales',
      revision: 2,
    });
    expect(key).toBe('sample:7/KL/2026-03-02/invoice/sales/r2');
  });

  test('is another for other parts, slashes or not', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(makeDeliveryKey(a) === makeDeliveryKey(b)).toBe(same);
      }),
      { numRuns: 5_000 },
    );
  });

  test('is another when a slash moves from one part to the next', () => {
    fc.assert(
      fc.property(parts, part, part, part, (rest, a, b, c) => {
        const one = makeDeliveryKey({ ...rest, account: `${a}/${b}`, location: c });
        const other = makeDeliveryKey({ ...rest, account: a, location: `${b}/${c}` });
        expect(one).not.toBe(other);
      }),
    );
  });

  test('is another for a slash and for what stands for a slash', () => {
    fc.assert(
      fc.property(parts, part, part, (rest, a, b) => {
        const spellings = [`${a}/${b}`, `${a}%2F${b}`, `${a}%252F${b}`];
        const keys = spellings.map((location) => makeDeliveryKey({ ...rest, location }));
        expect(new Set(keys).size).toBe(3);
      }),
    );
  });

  test('has always six parts', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(makeDeliveryKey(all).split('/')).toHaveLength(6);
      }),
    );
  });
});
