import { expect, test } from 'vitest';
import { aboutOf, businessDateOf, deliveryKey } from '../../src-shared/model/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';

const KEY = deliveryKey('acct/2026-01-01/2026-03-02/invoice/2026-04-04/r1');

test('a key names the day that its document is about, in its third part and nowhere else', () => {
  expect(businessDateOf(KEY)).toBe('2026-03-02');
  expect(businessDateOf(deliveryKey(`${KEY}/reversal/1`))).toBe('2026-03-02');
  expect(businessDateOf(deliveryKey('acct/KL/somewhere/2026-03-02'))).toBeNull();
  expect(businessDateOf(deliveryKey('by-hand'))).toBeNull();
});

test.each([
  ['2026-03-02', undefined, ''],
  ['2026-04-01', undefined, '(of 2026-03-02)'],
  ['2026-03-02', ['INV-1', 'INV-2'], '(adjusting INV-1, INV-2)'],
  ['2026-04-01', ['INV-1'], '(of 2026-03-02, adjusting INV-1)'],
])('dated %s, adjusting %j: "%s"', (date, adjusts, about) => {
  expect(aboutOf({ key: KEY, date: businessDate(date), ...(adjusts === undefined ? {} : { adjusts }) })).toBe(
    about,
  );
});
