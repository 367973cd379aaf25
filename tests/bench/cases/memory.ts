import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { makeShop } from '../bench-shop.ts';
import { type BenchCase, Laps } from '../measure.ts';
import { writeTillFile } from '../till-file.ts';

const LINES = 4;
const ROWS_PER_ORDER = LINES + 1;
const PROGRAM = path.join(import.meta.dirname, '..', '..', '..');
/** The kernel keeps the highest value, so only what comes after the last look is missed. */
const LOOK_EVERY_MS = 20;

/** The most memory that a whole sync of one large file takes, from the program's start to its end. */
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
      const at = ['--ledger', shop.ledger, '--json'];
      const how = ['--folder', shop.folder, '--currency', 'MYR', '--auto-invoice', '--accept-suggestions'];
      await daybook(['streams', 'connect', 'file', '--name', 'Tills', ...how, ...at]);
      const { peakMb, output } = await laps.time(`sync of ${rows.toLocaleString('en')} rows`, () =>
        daybook(['sync', ...at]),
      );
      expectAllPosted(output, orders);
      peaks.push(peakMb);
      shop.remove();
    }
    const [ofSmall = 0, ofLarge = 0] = peaks;
    const name = (rows: number): string => `${rows.toLocaleString('en')} rows`;
    return {
      title: `peak memory: ${name(small)} ${ofSmall.toFixed(0)} MB, ${name(large)} ${ofLarge.toFixed(0)} MB`,
      stages: laps.stages(),
      limits: [
        { what: `at ${name(large)}`, value: ofLarge, limit: 320, unit: 'MB' },
        { what: `${name(large)} against ${name(small)}`, value: ofLarge / ofSmall, limit: 1.2, unit: '×' },
      ],
    };
  },
};

/** Runs the command line as package.json starts it, and says the most memory it has had. */
async function daybook(
  args: readonly string[],
): Promise<{ readonly peakMb: number; readonly output: string }> {
  const manifest = z
    .object({ scripts: z.object({ daybook: z.string() }) })
    .parse(JSON.parse(readFileSync(path.join(PROGRAM, 'package.json'), 'utf8')));
  const [, ...start] = manifest.scripts.daybook.split(' ');
  const child = spawn(process.execPath, [...start, ...args], {
    cwd: PROGRAM,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let peakMb = 0;
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, highWaterMb(child.pid));
  }, LOOK_EVERY_MS);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child, 'close');
  clearInterval(look);
  if (child.exitCode !== 0) {
    throw new Error(`daybook ${args.join(' ')} ended with ${child.exitCode}: ${output}`);
  }
  return { peakMb, output };
}

/** VmHWM, the high-water mark of the resident set; 0 when the process is not there any more. */
function highWaterMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function expectAllPosted(output: string, orders: number): void {
  const { run } = z
    .object({
      run: z.object({
        documents: z.object({ new: z.number() }),
        deliveries: z.object({ succeeded: z.number(), waiting: z.number() }),
      }),
    })
    .parse(JSON.parse(output));
  const { documents, deliveries } = run;
  if (documents.new !== orders || deliveries.succeeded === 0 || deliveries.waiting > 0)
    throw new Error(output);
}
