import { type Instant, instant } from './instant.ts';
import { SECOND_MS } from './units.ts';

/** Nobody is made to wait longer than this by one answer; it is far beyond every real limit. */
const LONGEST_MS = 366 * 24 * 3600 * SECOND_MS;

/**
 * When a server lets itself be asked again, by its `Retry-After`: whole seconds, or a date as HTTP
 * writes it.
 * @returns null for none and for what cannot be read; never earlier than now.
 */
export function retryAfter(header: string | undefined, now: Instant): Instant | null {
  const text = header?.trim() ?? '';
  const waitMs = /^\d{1,9}$/u.test(text) ? Number(text) * SECOND_MS : Date.parse(text) - now;
  if (!/[A-Za-z]|^\d+$/u.test(text) || !Number.isFinite(waitMs)) return null;
  return instant(now + Math.min(Math.max(waitMs, 0), LONGEST_MS));
}
