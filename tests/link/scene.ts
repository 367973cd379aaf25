import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HostPort } from '../../src-main/core/ports/index.ts';
import { openEngine } from '../../src-main/engine/engine.ts';
import { hostWithoutAbilities } from '../../src-main/engine/no-host.ts';
import type { EngineLink } from '../../src-main/link/engine-link.ts';
import { openEngineLink } from '../../src-main/link/open-link.ts';
import type { FromEngine } from '../../src-main/link/protocol.ts';
import type { EngineStart, StartEngine } from '../../src-main/link/transport.ts';
import { workerEngines } from '../../src-main/link/worker-transport.ts';
import type { RequestInput, Responses, TaskView, ValueChannel } from '../../src-shared/ipc/contract.ts';
import { LATER, RESOURCES, salesFile } from '../support/shop.ts';

/** Engines start within a second; a busy computer that runs other tests may need many times that. */
export const PATIENCE_MS = 30_000;

export const ENTRY = new URL('worker-entry.ts', import.meta.url);

/** Engines have the clock of the environment: a noon long after every day of these tests. */
export const NOW = { DAYBOOK_NOW: '2026-12-31T12:00:00Z' };

/** A ledger that is used through a link, with a folder of till exports. */
export interface LinkScene {
  readonly home: string;
  readonly ledger: string;
  readonly folder: string;
  readonly logs: string;
  open(options?: { readonly start?: StartEngine; readonly host?: HostPort }): EngineLink;
  /** A file of this many sales of 1.10 each, on one day. */
  putSales(name: string, count: number, prefix?: string): void;
  remove(): void;
}

export function linkScene(): LinkScene {
  const home = mkdtempSync(path.join(tmpdir(), 'daybook-link-'));
  const folder = path.join(home, 'till');
  mkdirSync(folder);
  const ledger = path.join(home, 'shop.daybook');
  const logs = path.join(home, 'logs');
  return {
    home,
    ledger,
    folder,
    logs,
    open: ({ start = workerEngines(ENTRY), host = hostWithoutAbilities() } = {}) =>
      openEngineLink({ start, ledger, resources: RESOURCES, programVersion: 'test', logs, host }),
    putSales: (name, count, prefix = name) => {
      const file = path.join(folder, name);
      const sales = Array.from({ length: count }, (_, at) => ({ id: `${prefix}-${at}`, total: '1.10' }));
      writeFileSync(file, salesFile(sales));
      utimesSync(file, 1_750_000_000, 1_750_000_000);
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** The value of a reply that must be good. */
export async function ask<C extends ValueChannel>(
  link: EngineLink,
  channel: C,
  input: RequestInput<C>,
): Promise<Responses[C]> {
  const reply = await link.call(channel, input);
  if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
  return reply.value as Responses[C];
}

export async function connectTills(link: EngineLink, { folder }: Pick<LinkScene, 'folder'>): Promise<void> {
  const settings = { autoInvoice: true, acceptSuggestions: true };
  const tills = { provider: 'file', name: 'Tills', folder, currency: 'AUD', settings };
  await ask(link, 'streams.connect', tills);
}

/** Resolves at the first event of a task that the test waits for. */
export function whenTask(link: EngineLink, is: (task: TaskView) => boolean): Promise<TaskView> {
  return new Promise((resolve) => {
    const stop = link.subscribe((event, payload) => {
      if (event !== 'task' || !('task' in payload) || !is(payload.task)) return;
      stop();
      resolve(payload.task);
    });
  });
}

/** Some batches of the file are in the ledger, the rest is not. */
export function isHalfWay(task: TaskView): boolean {
  const { phase, unit, done, total } = task;
  return phase === 'pull' && unit === 'bytes' && done > 0 && done < (total ?? 0);
}

/** The same engines, with somebody who hears everything that they say. */
export function overheard(
  start: StartEngine,
  hear: (message: FromEngine, role: EngineStart['role']) => void,
): StartEngine {
  return (what) => {
    const transport = start(what);
    return {
      ...transport,
      onMessage: (listener) =>
        transport.onMessage((message) => {
          hear(message as FromEngine, what.role);
          listener(message);
        }),
    };
  };
}

/** By the files that were synced: every test that is disturbed compares itself with the same. */
const whenUndisturbed = new Map<string, Promise<Responses['ledger.check']>>();

/** What is in the ledger when nothing disturbs the sync of these files. */
export function undisturbed(scene: LinkScene): Promise<Responses['ledger.check']> {
  const files = readdirSync(scene.folder).map((file) => [
    file,
    readFileSync(path.join(scene.folder, file), 'utf8'),
  ]);
  const synced = JSON.stringify(files);
  const known = whenUndisturbed.get(synced) ?? syncUndisturbed(scene);
  whenUndisturbed.set(synced, known);
  return known;
}

async function syncUndisturbed(scene: LinkScene): Promise<Responses['ledger.check']> {
  const engine = await openEngine({
    ledger: path.join(scene.home, 'undisturbed.daybook'),
    resources: RESOURCES,
    programVersion: 'test',
    clock: { now: () => LATER },
  });
  try {
    const settings = { autoInvoice: true, acceptSuggestions: true };
    const { folder } = scene;
    await engine.call('streams.connect', {
      provider: 'file',
      name: 'Tills',
      folder,
      currency: 'AUD',
      settings,
    });
    await engine.call('sync.run', {});
    const reply = await engine.call('ledger.check', {});
    if (!reply.ok) throw new Error(reply.failure.code);
    return reply.value;
  } finally {
    await engine.close();
  }
}
