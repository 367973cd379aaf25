import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Failed, type Report, seedsOf, Tally } from './report.ts';
import type { Outcome } from './simulate.ts';

const WORKER = path.join(import.meta.dirname, 'worker.ts');
/** Stories that a worker is sent at a time: few, so that all end together. */
const PORTION = 5;

interface Told {
  readonly outcome: Omit<Outcome, 'faults'> & { readonly faults: readonly [never, number][] };
  readonly steps: number | null;
}

/** Who hears of it while it goes on. */
interface Listeners {
  readonly progress?: (done: number) => void;
  readonly failed?: (story: Failed) => void;
}

/** Plays many stories in as many processes as the machine has cores. */
export async function simulateMany(
  { seed, runs }: { readonly seed: number; readonly runs: number },
  { progress = () => {}, failed = () => {} }: Listeners = {},
): Promise<Report> {
  const began = performance.now();
  const tally = new Tally();
  const left = [...seedsOf(seed, runs)];
  const workers = Array.from(
    { length: Math.min(availableParallelism(), Math.ceil(runs / PORTION)) },
    async () => {
      const worker = fork(WORKER, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const ended = once(worker, 'exit');
      const sendNext = (): void => {
        const portion = left.splice(0, PORTION);
        if (portion.length === 0) worker.disconnect();
        else worker.send(portion);
      };
      worker.on('message', (told: Told | 'next') => {
        if (told === 'next') return sendNext();
        const { seed: of, wrong } = told.outcome;
        tally.add({ ...told.outcome, faults: new Map(told.outcome.faults) }, told.steps);
        if (wrong.length > 0) failed({ seed: of, wrong, steps: told.steps });
        progress(tally.runs);
      });
      sendNext();
      await ended;
    },
  );
  await Promise.all(workers);
  if (tally.runs < runs) throw new Error(`${runs - tally.runs} stories have no end: a worker has died`);
  return tally.report(performance.now() - began);
}
