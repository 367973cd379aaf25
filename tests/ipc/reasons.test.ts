import { expect, test } from 'vitest';
import { z } from 'zod';
import { requests } from '../../src-shared/ipc/contract.ts';
import { MAX_REASON_CHARS, MIN_REASON_CHARS } from '../../src-shared/model/index.ts';

/** What a request takes as its reason, by channel. */
const reasons = Object.entries(requests).flatMap(([channel, { input }]) => {
  const shape = input instanceof z.ZodObject ? new Map<string, unknown>(Object.entries(input.shape)) : null;
  const reason = shape?.get('reason');
  return reason instanceof z.ZodType ? [[channel, reason] as const] : [];
});

test('reasons are asked for in many places', () => {
  expect(reasons.length).toBeGreaterThan(6);
});

test.each(reasons)('%s takes a reason as long as the others do', (_channel, reason) => {
  const takes = (text: string): boolean => z.safeParse(reason, text).success;
  expect(takes('x'.repeat(MIN_REASON_CHARS))).toBe(true);
  expect(takes('x'.repeat(MAX_REASON_CHARS))).toBe(true);
  expect(takes(`${'x'.repeat(MIN_REASON_CHARS - 1)}   `)).toBe(false);
  expect(takes('x'.repeat(MAX_REASON_CHARS + 1))).toBe(false);
});
