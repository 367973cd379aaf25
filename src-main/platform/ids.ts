import { randomBytes } from 'node:crypto';
import type { Instant } from '../../src-shared/time/index.ts';

/** Ids that one process can make within one millisecond before it borrows the next. */
const IDS_PER_MS = 0x1000;

/**
 * UUIDs of version 7 (RFC 9562): time first, so that they sort in the order they were made. Within a
 * millisecond the 12 bits after the version count up, also while a test's clock stands still.
 */
export function createIds(clock: { now(): Instant }): { uuid(): string } {
  let ms = 0;
  let count = 0;
  return {
    uuid: () => {
      const now = clock.now();
      count = now > ms ? 0 : count + 1;
      ms = Math.max(ms, now) + (count === IDS_PER_MS ? 1 : 0);
      count %= IDS_PER_MS;
      const hex = `${digits(ms, 12)}7${digits(count, 3)}${variant(randomBytes(8)).toString('hex')}`;
      return [8, 12, 16, 20, 32].map((end, at, ends) => hex.slice(ends[at - 1] ?? 0, end)).join('-');
    },
  };
}

function digits(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}

/** The two highest bits say which layout it is. */
function variant(random: Buffer): Buffer {
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  return random;
}
