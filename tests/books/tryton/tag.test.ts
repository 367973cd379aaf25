import { expect, test } from 'vitest';
import { keyIn, partReference, withoutKey, writeTag } from '../../../src-main/books/tryton/tag.ts';
import { deliveryKey } from '../../../src-shared/model/index.ts';

const KEY = deliveryKey('sample:1/r2 of r3/2026-03-02/invoice/1 of_50%25/r1');
const TAGGED = writeTag({ key: KEY, contentHash: 'ab'.repeat(32), parts: ['draft'] }, 'INV-1 Sales');

test.each([
  ['the whole text', KEY, KEY, ''],
  ['a tag', TAGGED, KEY, 'INV-1 Sales'],
  ['a part', `${partReference(KEY, 'payment')} INV-1`, KEY, 'payment INV-1'],
  ['no key of ours', 'Cash up KL/2026-03-02/r1', null, 'Cash up KL/2026-03-02/r1'],
])('a text begins with %s', (_what, text, key, rest) => {
  expect(keyIn(text)).toBe(key);
  expect(withoutKey(text)).toBe(rest);
});
