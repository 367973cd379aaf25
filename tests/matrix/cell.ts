import path from 'node:path';
import type { Fault, Plan, Step } from '../support/fault-proxy.ts';
import { FAULTS } from '../support/fault-proxy.ts';
import { type Running, startProgram } from '../support/processes.ts';
import { holdingsOf } from './holding.ts';
import { type CellOutcome, judge } from './judge.ts';
import type { Made } from './documents.ts';
import type { Lane, Shop, Undisturbed } from './lane.ts';
import { stepsOf, wordsOf } from './steps.ts';

const WORKER = path.join(import.meta.dirname, 'deliver-worker.ts');
/** A time-out for cells in which one passes: far above what any request took without a fault. */
const SHORT_MS = { least: 1000, times: 6 } as const;

/** One document, one step of its delivery, one thing that goes wrong there. */
export interface Cell {
  readonly undisturbed: Undisturbed;
  readonly step: Step;
  readonly fault: Fault;
}

/** As --only takes it. */
export function nameOf({ undisturbed: { kind }, step, fault }: Cell): string {
  return `${kind.name} / ${wordsOf(step)} / ${fault}`;
}

/** Every fault at every step that the kind's delivery was seen to take. */
export function cellsOf(undisturbed: Undisturbed): readonly Cell[] {
  const steps = stepsOf(undisturbed.passed.map(({ name }) => name));
  return steps.flatMap((step) => FAULTS.map((fault) => ({ undisturbed, step, fault })));
}

/** What is known of a cell before the books are asked. */
export interface Tried {
  readonly cell: Cell;
  readonly made: Made;
  readonly fired: boolean;
  /** Why the delivery is not in the books, as Daybook says; null: it is. */
  readonly why: string | null;
}

/** Delivers a fresh document with the fault in the way, then without. */
export async function tryCell(lane: Lane, cell: Cell): Promise<Tried> {
  const made = lane.make(cell.undisturbed.kind);
  const shop = await lane.shopOf(made);
  try {
    const fired = await disturb(lane, cell, shop);
    return { cell, made, fired, why: await lane.recover(shop) };
  } catch (error) {
    const why = `not tried to its end: ${error instanceof Error ? error.message : String(error)}`;
    return { cell, made, fired: false, why };
  } finally {
    lane.proxy.meet(null);
    await shop.remove();
  }
}

/** What the books hold of each document, when all of them are in. */
export async function judgeCells(lane: Lane, all: readonly Tried[]): Promise<readonly CellOutcome[]> {
  const held = await holdingsOf(
    lane.client,
    all.map(({ made }) => made),
  );
  return all.map(({ cell: { undisturbed, step, fault }, made, fired, why }) => {
    const { kind, wanted } = undisturbed;
    const { records = [], accounts = null } = held.get(made.document.key) ?? {};
    const { lost, doubled } = judge(wanted, records);
    return {
      kind: kind.name,
      step: wordsOf(step),
      fault,
      fired,
      recovered: why === null && accounts === null && lost.length === 0 && doubled.length === 0,
      lost: lost.length > 0,
      doubled: doubled.length > 0,
      words: [
        ...(fired ? [] : ['the fault did not fire']),
        ...(why === null ? [] : [`the delivery is ${why}`]),
        ...lost.map((line) => `not there: ${line}`),
        ...doubled.map((line) => `there beside: ${line}`),
        ...(accounts === null ? [] : [`its moves come to ${accounts}`]),
      ],
    };
  });
}

/** One run with the fault in its way; answers whether it fired. */
async function disturb(lane: Lane, cell: Cell, shop: Shop): Promise<boolean> {
  const { proxy, server } = lane;
  const { fault, step } = cell;
  if (fault === 'kill daybook') return killDaybook(lane, cell, shop);
  const plan: Plan =
    fault === 'kill server'
      ? { step, fault, kill: () => server.kill(), killAfterMs: tookMs(cell) / 2 }
      : { step, fault };
  proxy.meet(plan);
  const options = fault === 'delay' ? { timeoutMs: shortTimeOut(cell) } : {};
  await lane.run(shop, options);
  // What was held back comes to the server before anybody looks for it: later than that is never.
  await proxy.quiet();
  const { fired } = proxy;
  proxy.meet(null);
  if (fault === 'kill server') await server.start();
  return fired;
}

/** A process of its own, that dies when the server has done the step and before it hears of it. */
async function killDaybook({ proxy, server }: Lane, { step, fault }: Cell, shop: Shop): Promise<boolean> {
  const { database } = server;
  const args = [shop.file, proxy.url, database, String(shop.clock.now())];
  let running: Running | null = null;
  await shop.close();
  const kill = async (): Promise<void> => {
    running?.killGroup();
    await running?.ended;
  };
  proxy.meet({ step, fault, kill });
  running = startProgram(WORKER, args);
  const { signal, errors } = await running.ended;
  await proxy.quiet();
  const fired = proxy.fired && signal === 'SIGKILL';
  proxy.meet(null);
  if (!fired && errors !== '') throw new Error(errors);
  return fired;
}

/** How long the server worked on this step when nothing was wrong. */
function tookMs({ undisturbed: { passed }, step }: Cell): number {
  return passed.filter(({ name }) => name === step.name)[step.nth - 1]?.tookMs ?? 0;
}

function shortTimeOut({ undisturbed: { passed } }: Cell): number {
  const slowest = Math.max(...passed.map(({ tookMs }) => tookMs));
  return Math.max(SHORT_MS.least, Math.ceil(slowest * SHORT_MS.times));
}
