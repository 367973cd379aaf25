import { expect, test } from 'vitest';
import { instant, retryAfter } from '../../src-shared/time/index.ts';

const NOW = instant(Date.UTC(2026, 4, 4, 12));

test.each([
  ['120', NOW + 120_000],
  [' 0 ', NOW],
  ['Mon, 04 May 2026 12:00:30 GMT', NOW + 30_000],
  ['Mon, 04 May 2026 11:00:00 GMT', NOW],
])('%j is an instant', (header, at) => {
  expect(retryAfter(header, NOW)).toBe(at);
});

test.each([undefined, '', 'soon', '-5', '1.5', '2026'.repeat(5)])('%j is none', (header) => {
  expect(retryAfter(header, NOW)).toBeNull();
});
