import { expect, test } from 'vitest';
import { beginsWithKey, partReference, withoutKey, writeTag } from '../../../src-main/books/tryton/tag.ts';
import { deliveryKey } from '../../../src-shared/model/index.ts';

const KEY = deliveryKey('sample:1/r2 of r3/2026-03-02/invoice/1 of_50%25/r1');
const TAGGED = writeTag({ key: KEY, contentHash: 'ab'.repeat(32), parts: ['draft'] }, 'INV-1 Sales');

test.each([
  ['the whole text', KEY, true, ''],
  ['a tag', TAGGED, true, 'INV-1 Sales'],
  ['a part', `${partReference(KEY, 'payment')} INV-1`, true, 'payment INV-1'],
  ['a later revision', `${KEY}2 INV-1`, false, null],
  ['another key', 'Cash up KL/2026-03-02/r1', false, null],
])('a text begins with a key: %s', (_what, text, expected, rest) => {
  expect(beginsWithKey(text, KEY)).toBe(expected);
  if (rest !== null) expect(withoutKey(text, KEY)).toBe(rest);
});
