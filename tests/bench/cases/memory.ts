import path from 'node:path';
import { runProgram } from '../../support/processes.ts';
import { makeShop } from '../bench-shop.ts';
import { type BenchCase, Laps } from '../measure.ts';
import { writeTillFile } from '../till-file.ts';

const LINES = 4;
const ROWS_PER_ORDER = LINES + 1;
const WORKER = path.join(import.meta.dirname, '..', 'memory-worker.ts');

/** The most memory that a whole sync of one large file takes, from its start to its end. */
export const memoryCase: BenchCase = {
  name: 'memory',
  async run({ memoryRows: [small, large], ordersPerDay }) {
    const laps = new Laps();
    const peaks: number[] = [];
    for (const rows of [small, large]) {
      const shop = makeShop();
      const orders = Math.floor(rows / ROWS_PER_ORDER);
      const shape = { linesPerOrder: LINES, ordersPerDay, seed: 2, changedOrder: null };
      writeTillFile(path.join(shop.folder, 'sales.csv'), { ...shape, orders });
      const ending = await laps.time(`sync of ${rows.toLocaleString('en')} rows`, () =>
        runProgram(WORKER, [shop.ledger, shop.folder]),
      );
      if (ending.code !== 0) throw new Error(ending.errors);
      peaks.push(Number(ending.output) / 1024);
      shop.remove();
    }
    const [ofSmall = 0, ofLarge = 0] = peaks;
    return {
      title: `peak memory: ${small.toLocaleString('en')} rows ${ofSmall.toFixed(0)} MB, ${large.toLocaleString('en')} rows ${ofLarge.toFixed(0)} MB`,
      stages: laps.stages(),
      limits: [
        { what: `at ${large.toLocaleString('en')} rows`, value: ofLarge, limit: 320, unit: 'MB' },
        { what: 'large against small', value: ofLarge / ofSmall, limit: 1.2, unit: '×' },
      ],
    };
  },
};
