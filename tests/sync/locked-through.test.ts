import { describe, expect, test } from 'vitest';
import type { BooksAccount, BooksOutage, Services } from '../../src-main/core/ports/index.ts';
import { lockedThroughOf } from '../../src-main/sync/locked-through.ts';
import { booksId, ExpectedFailure, failure } from '../../src-shared/model/index.ts';
import { type BusinessDate, instant } from '../../src-shared/time/index.ts';
import { MONDAY, MYR } from '../support/builders.ts';

const ACCOUNT: BooksAccount = {
  id: booksId('bks'),
  name: 'Books',
  system: 'embedded',
  currency: MYR,
  connection: {},
};
const NOW = 1_000;

/** As much of the services as this asks for. */
function servicesOf(
  lockedThrough: () => Promise<BusinessDate | null>,
  leftAloneUntil: number | null = null,
): Services {
  const cause = failure('books-unreachable');
  let outage: BooksOutage | null =
    leftAloneUntil === null
      ? null
      : { since: instant(0), attempts: 1, nextTryAt: instant(leftAloneUntil), cause };
  const services = {
    ledger: {
      outages: {
        of: () => Promise.resolve(outage),
        park: (_books: string, to: BooksOutage) => Promise.resolve(void (outage = to)),
      },
    },
    log: { warn: () => {} },
    random: () => 0.5,
    clock: { now: () => instant(NOW) },
    openBooks: () => ({ lockedThrough }),
  };
  return services as unknown as Services;
}

describe('the lock of books that are not our own', () => {
  test('is read from them, whatever system they are', async () => {
    expect(
      await lockedThroughOf(
        servicesOf(async () => MONDAY),
        ACCOUNT,
      ),
    ).toBe(MONDAY);
    expect(
      await lockedThroughOf(
        servicesOf(async () => null),
        ACCOUNT,
      ),
    ).toBeNull();
  });

  test('is not asked for while they are left alone', async () => {
    const asked = () => Promise.reject(new Error('asked before its time'));
    expect(await lockedThroughOf(servicesOf(asked, NOW + 1), ACCOUNT)).toBeNull();
    expect(
      await lockedThroughOf(
        servicesOf(async () => MONDAY, NOW),
        ACCOUNT,
      ),
    ).toBe(MONDAY);
  });

  test('keeps nobody from posting when they do not answer, and hides no other failure', async () => {
    const away = () => Promise.reject(new ExpectedFailure('books-unreachable'));
    expect(await lockedThroughOf(servicesOf(away), ACCOUNT)).toBeNull();
    const full = () => Promise.reject(new ExpectedFailure('disk-full'));
    await expect(lockedThroughOf(servicesOf(full), ACCOUNT)).rejects.toThrow('disk-full');
  });

  test('they are waited for once when they do not answer', async () => {
    let asked = 0;
    const services = servicesOf(async () => {
      asked += 1;
      throw new ExpectedFailure('books-unreachable');
    });
    for (const _ of [1, 2, 3]) expect(await lockedThroughOf(services, ACCOUNT)).toBeNull();
    expect(asked).toBe(1);
  });
});
