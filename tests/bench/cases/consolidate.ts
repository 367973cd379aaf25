import path from 'node:path';
import { consolidateStream } from '../../../src-main/sync/consolidate.ts';
import { pullStream } from '../../../src-main/sync/pull.ts';
import { ALL, makeShop, openShop } from '../bench-shop.ts';
import { type BenchCase, Laps, median, timed } from '../measure.ts';
import { writeTillFile } from '../till-file.ts';

const LINES = 4;
const FEW_DAYS = 10;
/** Late orders of so many days, a measurement each. */
const DAYS_MEASURED = 9;

/** A late order comes in: its day is consolidated again, among few days and among many. */
export const consolidateCase: BenchCase = {
  name: 'consolidate',
  async run({ days, ordersPerDay, runs }) {
    const laps = new Laps();
    const few = await lateDays(FEW_DAYS, ordersPerDay);
    const many = await lateDays(days, ordersPerDay);
    laps.add(`all ${days} days at once`, many.allMs);
    const name = (count: number): string => `one day among ${count}`;
    // In turn, so that whatever else the machine does meets both alike.
    for (let run = 0; run < runs; run += 1) {
      laps.add(name(FEW_DAYS), await few.one());
      laps.add(name(days), await many.one());
    }
    await few.close();
    await many.close();
    return {
      title: `consolidating one day of ${ordersPerDay} orders, median of ${runs} × ${DAYS_MEASURED}`,
      stages: laps.stages(),
      limits: [
        {
          what: `one day among ${days} against among ${FEW_DAYS}`,
          value: laps.median(name(days)) / laps.median(name(FEW_DAYS)),
          limit: 1.3,
          unit: '×',
        },
      ],
    };
  },
};

/** A consolidated shop into which late orders come. */
async function lateDays(
  days: number,
  ordersPerDay: number,
): Promise<{ readonly allMs: number; one(): Promise<number>; close(): Promise<void> }> {
  const shop = makeShop();
  const orders = days * ordersPerDay;
  const shape = { linesPerOrder: LINES, ordersPerDay, seed: 5, changedOrder: null };
  writeTillFile(path.join(shop.folder, 'all.csv'), { ...shape, orders });
  const { services, stream, use } = await openShop(shop);
  await pullStream(services, stream, ALL);
  const { ms: allMs } = await timed(() => consolidateStream(services, use, ALL.signal));
  let late = 0;
  const measureOne = async (): Promise<number> => {
    // An order of the middle days, changed: the number of documents in a day stays the same.
    const day = Math.floor(days / 2) - (late % FEW_DAYS) + 4;
    const firstOrder = day * ordersPerDay;
    const file = path.join(shop.home, `late-${late}.csv`);
    late += 1;
    writeTillFile(file, { ...shape, seed: 100 + late, orders: 1, firstOrder });
    await pullStream(services, stream, { ...ALL, files: [file] });
    const { ms, value } = await timed(() => consolidateStream(services, use, ALL.signal));
    if (value.changed !== 1) throw new Error(`${value.changed} digests have changed, not one`);
    return ms;
  };
  return {
    allMs,
    async one() {
      const all: number[] = [];
      for (let at = 0; at < DAYS_MEASURED; at += 1) all.push(await measureOne());
      return median(all);
    },
    async close() {
      await services.ledger.close();
      shop.remove();
    },
  };
}
