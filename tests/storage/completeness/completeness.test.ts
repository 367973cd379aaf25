import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { countersInUse } from '../../../src-main/core/completeness/counters.ts';
import { completeDays } from '../../../src-main/core/completeness/days.ts';
import type { Services } from '../../../src-main/core/ports/index.ts';
import { createCompletenessStore } from '../../../src-main/storage/completeness/store.ts';
import { completenessOf } from '../../../src-main/sync/completeness.ts';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate, instant } from '../../../src-shared/time/index.ts';
import { aSale, MONDAY } from '../../support/builders.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';

const breathe = () => setImmediate();
let ledger: TestLedger;
let clockMs = 0;
beforeEach(async () => {
  ledger = await TestLedger.open();
  clockMs = 0;
  return () => ledger.close();
});

let sourceId = 0;
/** Receipts of a till's day, one after the other. */
async function day(
  date: BusinessDate,
  numbers: readonly (number | string)[],
  {
    register = 'R1',
    prefix = '',
    location = 'KL' as string,
    ...parts
  }: Partial<PosDocument> & { prefix?: string } = {},
): Promise<void> {
  await ledger.import(
    numbers.map((number) => {
      clockMs += 60_000;
      sourceId += 1;
      const at = instant(Date.parse(`${date}T00:00:00Z`) + (clockMs % 80_000_000));
      return aSale(`s${sourceId}`, {
        number: `${prefix}${number}`,
        register,
        location,
        occurredAt: at,
        ...parts,
      });
    }),
    date,
  );
}

const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const on = (days: number): BusinessDate => addDays(MONDAY, days);

/** What is missing of the numbers, as people read it. */
async function missing(): Promise<readonly string[]> {
  await ledger.consolidate();
  // Numbers are judged when the days after them are known.
  const store = createCompletenessStore(ledger.db, ledger.clock);
  const range = { from: MONDAY, to: on(60) };
  const { counters, gaps: gapsOf, registerDays } = await store.read(STREAM.id, range, breathe);
  const gaps = await gapsOf(countersInUse(counters));
  const explanations = await store.explanations(STREAM.id, range);
  const days = completeDays({ gaps, registerDays, shifts: [], lastDay: on(50) }, explanations, {
    ...range,
    today: on(60),
  });
  return days.flatMap(({ date, location, findings }) =>
    findings
      .filter(({ kind, explained }) => kind === 'numbers' && explained === null)
      .map(({ register, from, to }) => [date, location, register, from, to].join(' ')),
  );
}

test('what was looked at between an import and the consolidation of its days is looked at again after it', async () => {
  const store = createCompletenessStore(ledger.db, ledger.clock);
  const found = async (): Promise<number> => {
    const services = { ledger: { completeness: store }, clock: ledger.clock, breathe };
    const range = { from: MONDAY, to: on(0) };
    const days = await completenessOf(services as unknown as Services, STREAM, range);
    return days.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'numbers')).length;
  };
  await day(on(0), [...upTo(1, 20), ...upTo(24, 40)]);
  await day(on(30), upTo(41, 80));
  expect(await found()).toBe(0);
  await ledger.consolidate();
  expect(await found()).toBe(1);
});

test('who asks for the same days while they are read waits for the same reading', async () => {
  const store = createCompletenessStore(ledger.db, ledger.clock);
  const read = vi.spyOn(store, 'read');
  const services = { ledger: { completeness: store }, clock: ledger.clock, breathe };
  const range = { from: MONDAY, to: on(0) };
  const ask = () => completenessOf(services as unknown as Services, STREAM, range);
  await day(on(0), upTo(1, 30));
  await ledger.consolidate();
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(other).toEqual(one);
  expect(one).toMatchObject([{ there: 30 }]);
  expect(read).toHaveBeenCalledTimes(1);
});

test('a reading that fails is not kept', async () => {
  const store = createCompletenessStore(ledger.db, ledger.clock);
  vi.spyOn(store, 'read').mockRejectedValueOnce(new Error('busy'));
  const services = { ledger: { completeness: store }, clock: ledger.clock, breathe };
  const ask = () => completenessOf(services as unknown as Services, STREAM, { from: MONDAY, to: on(0) });
  await expect(ask()).rejects.toThrow('busy');
  expect(await ask()).toEqual([]);
});

describe('receipt numbers', () => {
  test('are missing between two that are there', async () => {
    await day(on(0), [...upTo(1, 20), ...upTo(24, 40)]);
    expect(await missing()).toEqual([`${on(0)} KL R1 21 23`]);
  });

  test('keep their prefix and their leading noughts', async () => {
    await day(on(0), ['0001', '0002', ...upTo(4, 40).map((n) => String(n).padStart(4, '0'))], {
      prefix: 'KL-',
    });
    expect(await missing()).toEqual([`${on(0)} KL R1 KL-0003 KL-0003`]);
  });

  test('that come later close the gap', async () => {
    await day(on(0), [...upTo(1, 20), ...upTo(24, 40)]);
    await day(on(0), upTo(21, 22), { details: { offline: true } });
    expect(await missing()).toEqual([`${on(0)} KL R1 23 23`]);
    await day(on(2), [23]);
    expect(await missing()).toEqual([]);
  });

  test('begin anew each day: that is no gap, and one within a day is found', async () => {
    await day(on(0), upTo(1, 30));
    await day(on(1), upTo(1, 25));
    await day(on(2), [...upTo(1, 10), ...upTo(12, 28)]);
    await day(on(3), upTo(1, 8));
    expect(await missing()).toEqual([`${on(2)} KL R1 11 11`]);
  });

  test('with the date in front are one counter a day', async () => {
    for (const at of [0, 1, 2]) {
      await day(on(at), [...upTo(101, 115), ...(at === 1 ? upTo(117, 120) : upTo(116, 120))], {
        prefix: `${on(at).replaceAll('-', '')}-`,
      });
    }
    const prefix = on(1).replaceAll('-', '');
    expect(await missing()).toEqual([`${on(1)} KL R1 ${prefix}-116 ${prefix}-116`]);
  });

  test('are used again, and a void has its sale’s number: nothing is missing', async () => {
    await day(on(0), upTo(1, 30));
    await day(on(0), [12, 29, 30], { kind: 'cancellation' });
    await day(on(1), upTo(31, 50));
    expect(await missing()).toEqual([]);
  });

  test('of two tills with one counter are no gaps of either', async () => {
    const turns = upTo(1, 60);
    for (const n of turns) await day(on(0), [n], { register: n % 3 === 0 ? 'R2' : 'R1' });
    expect(await missing()).toEqual([]);
    await day(on(1), [...upTo(61, 70), ...upTo(73, 80)], { register: 'R2' });
    expect(await missing()).toEqual([`${on(1)} KL  71 72`]);
  });

  test('of two tills that count alike, each for itself, do not fill each other’s gaps', async () => {
    await day(on(0), [...upTo(1, 20), ...upTo(22, 40)], { register: 'R1' });
    await day(on(0), upTo(1, 40), { register: 'R2' });
    expect(await missing()).toEqual([`${on(0)} KL R1 21 21`]);
  });

  test('of tills in ranges far apart are counted till by till', async () => {
    for (const n of upTo(1, 30)) {
      if (n !== 15) await day(on(0), [n], { register: 'R1' });
      await day(on(0), [50_000 + n], { register: 'R2' });
    }
    expect(await missing()).toEqual([`${on(0)} KL R1 15 15`]);
  });

  test('of a web shop run through all of its locations', async () => {
    for (const n of upTo(1, 60)) {
      if (n !== 30) await day(on(0), [n], { location: n % 2 === 0 ? 'KL' : 'Penang', register: null });
    }
    expect(await missing()).toEqual([`${on(0)} Penang  30 30`]);
  });

  test('of a till that was replaced leap without a gap', async () => {
    await day(on(0), upTo(1, 40));
    await day(on(1), upTo(100_001, 100_040));
    expect(await missing()).toEqual([]);
  });

  test('out of their order in time are not missing', async () => {
    await day(on(0), [1, 5, 2, 3, 4, 8, 7, 6, ...upTo(9, 40)]);
    expect(await missing()).toEqual([]);
  });

  test('that are drawn at random are not counted', async () => {
    let seed = 7;
    const random = Array.from({ length: 200 }, () => (seed = (seed * 48_271) % 2_147_483_647) % 5_000);
    await day(on(0), random);
    await day(on(1), ['web', 'A', '', '12345678901234567890']);
    expect(await missing()).toEqual([]);
  });

  test('of a lost day between two are that day’s', async () => {
    await day(on(0), upTo(1, 60));
    await day(on(2), upTo(81, 120));
    expect(await missing()).toEqual([`${on(1)} KL R1 61 80`]);
  });

  test('that a person has explained are not shown again, until other ones are missing', async () => {
    await day(on(0), [...upTo(1, 20), ...upTo(24, 40)]);
    await ledger.consolidate();
    const store = createCompletenessStore(ledger.db, ledger.clock);
    const at = { location: 'KL', date: on(0) };
    await store.explain(STREAM.id, at, ['numbers:R1:21:23'], 'the till was replaced');
    expect(await missing()).toEqual([]);
    await store.explain(STREAM.id, at, ['numbers:R1:21:23'], null);
    expect(await missing()).toEqual([`${on(0)} KL R1 21 23`]);
    await store.explain(STREAM.id, at, ['numbers:R1:21:23'], 'the till was replaced');
    await day(on(0), [22]);
    expect(await missing()).toHaveLength(2);
    const written = await ledger.db.read
      .selectFrom('audit')
      .select('action')
      .where('area', '=', 'till')
      .execute();
    expect(written.map(({ action }) => action)).toEqual([
      'missing-explained',
      'missing-asked-again',
      'missing-explained',
    ]);
  });
});
