import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runSync } from '../../src-main/sync/run.ts';
import { runProgram, startProgram } from '../support/processes.ts';
import { openServices } from '../support/services.ts';
import { salesFile, type SaleRow } from '../support/shop.ts';
import { expectSame, finish, type Outcome } from './outcome.ts';
import { ask, connect, emptyScene, openScene, putFile, removeScene, type Scene } from './scene.ts';

const WORKER = path.join(import.meta.dirname, 'sync-worker.ts');
const FILE = 'big.csv';

let scene: Scene;
beforeEach(() => {
  scene = emptyScene();
});
afterEach(() => removeScene(scene));

/** More than a batch of sales; every third of them costs more in the later version. */
function exportOf(version: 'old' | 'new', count: number): string {
  const sales = Array.from({ length: count }, (_, at): SaleRow => ({
    id: `S-${at}`,
    date: at % 2 === 0 ? '2026-10-01' : '2026-10-02',
    total: version === 'new' && at % 3 === 0 ? '7.77' : '5.00',
  }));
  return salesFile(sales);
}

/** What comes of files that nobody has interrupted. */
async function undisturbed(...versions: readonly string[]): Promise<Outcome> {
  const calm = { ...emptyScene(), folder: scene.folder };
  try {
    for (const text of versions) {
      putFile(scene, FILE, text);
      await finish(calm, 'files');
    }
    return await finish(calm, 'files');
  } finally {
    rmSync(calm.home, { recursive: true });
  }
}

/** Kills the sync when some but not all of the file is in the ledger. */
async function interrupt(): Promise<void> {
  // Connecting is two commits, opening the import and its day rule two more, then come the documents.
  const { signal, errors } = await runProgram(WORKER, [scene.ledger, scene.folder, 'files'], {
    CRASH_AT: '5',
  });
  expect(signal, errors).toBe('SIGKILL');
  await expectHalfIn();
}

async function importStates(): Promise<readonly (readonly [file: string, state: string])[]> {
  const engine = await openScene(scene, { readonly: true });
  const { imports } = await ask(engine, 'imports.list', {});
  await engine.close();
  return imports.map(({ file, state }) => [file, state]);
}

async function expectHalfIn(): Promise<void> {
  expect(await importStates()).toEqual([[FILE, 'running']]);
  const engine = await openScene(scene, { readonly: true });
  const { digests } = await ask(engine, 'digests.list', {});
  expect(digests, 'half of a file is not in sight').toEqual([]);
  await engine.close();
}

test('a file that is the same after the kill is resumed', async () => {
  const calm = await undisturbed(exportOf('old', 1200));
  await interrupt();
  expectSame(await finish(scene, 'files'), calm);
});

test('a file that changes after the kill leaves nothing of what it was', async () => {
  const calm = await undisturbed(exportOf('new', 900));
  putFile(scene, FILE, exportOf('old', 1200));
  await interrupt();
  putFile(scene, FILE, exportOf('new', 900));
  expectSame(await finish(scene, 'files'), calm);
});

test('a file that is gone after the kill leaves nothing', async () => {
  putFile(scene, FILE, exportOf('old', 1200));
  await interrupt();
  rmSync(path.join(scene.folder, FILE));
  const { ok, books } = await finish(scene, 'files');
  expect({ ok, books }).toEqual({ ok: true, books: [] });
  expect(await importStates()).toEqual([[FILE, 'abandoned']]);
  const database = new Database(scene.ledger, { readonly: true });
  expect(database.prepare('SELECT count(*) FROM pos_document').pluck().get()).toBe(0);
  database.close();
});

test('a change that is killed half-way is taken back when the file is as before again', async () => {
  const calm = await undisturbed(exportOf('old', 1200));
  await finish(scene, 'files');
  putFile(scene, FILE, exportOf('new', 1200));
  // This time the streams and the day rule are there: commit 2 is the first of documents.
  await runProgram(WORKER, [scene.ledger, scene.folder, 'files'], { CRASH_AT: '2' });
  putFile(scene, FILE, exportOf('old', 1200));
  expectSame(await finish(scene, 'files'), calm);
});

/** Gives up when the first batch is in; the contract has no request for it yet. */
async function cancelAfterFirstBatch(): Promise<void> {
  const services = await openServices(scene.ledger);
  const controller = new AbortController();
  const onProgress: typeof services.onProgress = ({ phase, unit }) => {
    if (phase === 'pull' && unit === 'bytes') controller.abort();
  };
  const streams = await services.ledger.streams.list();
  const request = { streams, from: null, to: null, signal: controller.signal };
  await runSync({ ...services, onProgress }, request);
  await services.ledger.close();
}

test('a cancelled sync is gone on with by the next', async () => {
  const calm = await undisturbed(exportOf('old', 1200));
  const engine = await openScene(scene);
  await connect(engine, scene, 'files');
  await engine.close();
  await cancelAfterFirstBatch();
  await expectHalfIn();
  expectSame(await finish(scene, 'files'), calm);
});

test('a second process is refused while the first lives, and not after it was killed', async () => {
  const holder = startProgram(WORKER, [scene.ledger, scene.folder, 'hold']);
  await holder.said('open');
  await expect(openScene(scene)).rejects.toThrow('ledger-locked');
  const reader = await openScene(scene, { readonly: true });
  expect(await ask(reader, 'streams.list', {})).toEqual({ streams: [] });
  await reader.close();
  const second = await runProgram(WORKER, [scene.ledger, scene.folder, 'files']);
  expect(second.code).not.toBe(0);
  expect(second.errors).toContain('ledger-locked');
  holder.killGroup();
  await holder.ended;
  const engine = await openScene(scene);
  await engine.close();
});
