import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEngine, type Engine, type EngineOptions } from '../../src-main/engine/engine.ts';
import type { Channel, RequestInput, Responses } from '../../src-shared/ipc/contract.ts';
import { LATER, RESOURCES, salesFile, type SaleRow } from '../support/shop.ts';

// What the crash tests sync: a folder of till exports and the sample store, into the same books. It is
// small, so that it can be killed at each of its commits, and has something of everything in it.

const FILES = 'Till exports';
const SAMPLE = 'Sample store';
const DAY_1 = '2026-10-01';
const DAY_2 = '2026-10-02';

/** How far a shop has come. */
export type Act = 'files' | 'first' | 'second' | 'long';

/** A ledger and its watched folder, in a place of their own. */
export interface Scene {
  readonly home: string;
  readonly ledger: string;
  readonly folder: string;
}

/** What each act syncs. Sample days are the first of its life: later ones look back at weeks of others. */
const SYNCS: Readonly<Record<Act, RequestInput<'sync.run'>>> = {
  files: { stream: FILES },
  first: { from: '2020-01-01', to: '2020-01-02' },
  second: { stream: FILES },
  long: { from: '2020-01-01', to: '2020-01-06' },
};

/** A place without anything in it. */
export function emptyScene(): Scene {
  const home = mkdtempSync(path.join(tmpdir(), 'daybook-crash-'));
  const folder = path.join(home, 'till');
  mkdirSync(folder);
  return { home, ledger: path.join(home, 'shop.daybook'), folder };
}

/** Files of the first or the second sync, over those that are there. */
export function putFiles(scene: Scene, act: 'first' | 'second'): Scene {
  for (const [name, text] of Object.entries(act === 'second' ? SECOND_FILES : FIRST_FILES)) {
    putFile(scene, name, text);
  }
  return scene;
}

/** A file that is old enough to be taken at once. */
export function putFile(scene: Pick<Scene, 'folder'>, name: string, text: string): void {
  const file = path.join(scene.folder, name);
  writeFileSync(file, text);
  utimesSync(file, 1_750_000_000, 1_750_000_000);
}

/** The same place once more; closed ledgers are one file. The files keep their age. */
export function copyScene(scene: Scene): Scene {
  const copy = emptyScene();
  cpSync(scene.home, copy.home, { recursive: true, preserveTimestamps: true });
  return copy;
}

export function removeScene({ home }: Scene): void {
  rmSync(home, { recursive: true, force: true });
}

/** Opens the ledger with a clock that stands still, so that every run says the same. */
export function openScene(
  { ledger }: Pick<Scene, 'ledger'>,
  options: Pick<EngineOptions, 'onCommit' | 'readonly'> = {},
): Promise<Engine> {
  return openEngine({
    ledger,
    resources: RESOURCES,
    programVersion: 'test',
    clock: { now: () => LATER },
    ...options,
  });
}

/** The value of a reply that must be good. */
export async function ask<C extends Channel>(
  engine: Engine,
  channel: C,
  input: RequestInput<C>,
): Promise<Responses[C]> {
  const reply = await engine.call(channel, input);
  if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

/** What a person or a schedule does to have an act in the books; doing it again does only what is missing. */
export async function perform(engine: Engine, scene: Pick<Scene, 'folder'>, act: Act): Promise<void> {
  await connect(engine, scene, act);
  await ask(engine, 'sync.run', SYNCS[act]);
}

/** Connects the streams of an act that are not there. */
export async function connect(engine: Engine, { folder }: Pick<Scene, 'folder'>, act: Act): Promise<void> {
  const { streams } = await ask(engine, 'streams.list', {});
  const known = new Set(streams.map((stream) => stream.name));
  const settings = { autoInvoice: true };
  if (!known.has(FILES)) {
    await ask(engine, 'streams.connect', {
      provider: 'file',
      name: FILES,
      folder,
      currency: 'AUD',
      settings,
    });
  }
  if (act !== 'files' && !known.has(SAMPLE)) {
    await ask(engine, 'streams.connect', {
      provider: 'sample',
      name: SAMPLE,
      seed: 7,
      // The sample store tells nothing of before its first day.
      settings: { ...settings, acceptSuggestions: true, startDate: '2020-01-01' },
    });
  }
}

/** What a person decides between the acts: the tender that no mapping knew. */
export async function mapVoucher(engine: Engine): Promise<void> {
  await ask(engine, 'mappings.set', { stream: FILES, type: 'payment-method', key: 'Voucher', value: '1190' });
}

/** What becomes of posted days that change, from now on. */
export async function settleChangedDays(engine: Engine, changedDays: 'adjust' | 'replace'): Promise<void> {
  await ask(engine, 'streams.set', { stream: FILES, settings: { changedDays } });
}

function sales(prefix: string, date: string, count: number): SaleRow[] {
  return Array.from({ length: count }, (_, at): SaleRow => ({
    id: `${prefix}-${at}`,
    date,
    sku: at % 2 === 0 ? 'TEA' : 'CUP',
    quantity: String(1 + (at % 3)),
    total: (5 + at * 0.37).toFixed(2),
    method: at % 3 === 0 ? 'Card' : 'Cash',
  }));
}

const GOODS: SaleRow = {
  id: 'G-1',
  kind: 'goods-received',
  date: DAY_1,
  total: '120.00',
  quantity: '40',
  cost: '120.00',
};
const RETURN: SaleRow = {
  id: 'X-1',
  kind: 'return',
  date: DAY_2,
  total: '-7.40',
  quantity: '-1',
  reason: 'damaged',
};
const VOUCHER: SaleRow = { id: 'V-1', date: DAY_2, total: '30.00', method: 'Voucher' };
const BROKEN: SaleRow = { id: 'B-1', date: DAY_2, total: '12.00', paid: '11.00' };
const UNREADABLE: SaleRow = { id: 'U-1', date: DAY_1, total: 'abc' };

const FIRST_FILES: Readonly<Record<string, string>> = {
  '1-morning.csv': salesFile([...sales('M', DAY_1, 30), UNREADABLE]),
  '2-stock.csv': salesFile([GOODS, ...sales('A', DAY_1, 5)]),
  '3-next-day.csv': salesFile([...sales('N', DAY_2, 20), RETURN, VOUCHER, BROKEN]),
};

/** The unreadable row mended, a posted sale read otherwise, the broken one put right, and late ones. */
const SECOND_FILES: Readonly<Record<string, string>> = {
  '1-morning.csv': salesFile([
    { id: 'M-0', date: DAY_1, total: '99.00' },
    ...sales('M', DAY_1, 30).slice(1),
    { ...UNREADABLE, total: '3.30' },
  ]),
  '3-next-day.csv': salesFile([...sales('N', DAY_2, 20), RETURN, VOUCHER, { ...BROKEN, paid: '12.00' }]),
  '4-late.csv': salesFile([...sales('L', DAY_1, 4), { ...RETURN, id: 'X-2', date: DAY_1 }]),
};
