import { describe, expect, test } from 'vitest';
import {
  canBecome,
  DELIVERY_ENDS,
  DELIVERY_EVENTS,
  DELIVERY_MOVES,
  DELIVERY_STANDINGS,
  DELIVERY_STATES,
  type DeliveryStanding,
} from '../../src-shared/model/index.ts';

/** All that can come of a standing, by any moves. */
function reachable(from: DeliveryStanding): ReadonlySet<DeliveryStanding> {
  const found = new Set<DeliveryStanding>([from]);
  for (const each of found) for (const to of Object.values(DELIVERY_MOVES[each])) found.add(to);
  return found;
}

describe('the moves of a delivery', () => {
  test.each(DELIVERY_STANDINGS)('from %s there is a way into the books, or to an end', (from) => {
    const ends = [...reachable(from)].filter((standing) => DELIVERY_ENDS.has(standing));
    expect(ends.length).toBeGreaterThan(0);
    if (!DELIVERY_ENDS.has(from)) expect(reachable(from)).toContain('succeeded');
  });

  test('every state is come to, every event happens somewhere, and nothing comes back from an end', () => {
    for (const standing of DELIVERY_STANDINGS) expect(reachable('waiting')).toContain(standing);
    const happening = new Set(DELIVERY_STANDINGS.flatMap((from) => Object.keys(DELIVERY_MOVES[from])));
    expect([...happening].toSorted()).toEqual([...DELIVERY_EVENTS].toSorted());
    for (const end of DELIVERY_ENDS) expect(reachable(end)).toEqual(new Set([end]));
  });

  test('nothing without an answer is sent again before it was looked up', () => {
    const sending = DELIVERY_STANDINGS.filter((from) => DELIVERY_MOVES[from].send !== undefined);
    expect(sending).toEqual(['waiting']);
    expect(DELIVERY_MOVES.unknown).not.toHaveProperty('retry');
    expect(DELIVERY_MOVES.unknown).not.toHaveProperty('release');
  });

  test('what is not in the books yet can be withdrawn, whatever came of it', () => {
    for (const state of DELIVERY_STATES) {
      expect(canBecome(state, 'withdrawn')).toBe(state !== 'succeeded');
    }
  });
});
