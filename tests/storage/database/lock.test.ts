import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockLedger } from '../../../src-main/storage/database/lock.ts';
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import { booksIn, closedLedger, expectFailure, OPTIONS, scratchDatabase, scratchFile } from '../scratch.ts';

const HOLDER = path.join(import.meta.dirname, 'holder.ts');

function startHolder(file: string, plan: string): ChildProcess {
  const child = spawn(process.execPath, [HOLDER, file, plan], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function untilOpen(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('no output');
  await once(child.stdout, 'data');
}

test('a second Daybook is refused at once and may read; kill -9 frees the lock', async () => {
  const file = await closedLedger(scratchFile());
  const holder = startHolder(file, 'hold');
  await untilOpen(holder);
  const startedMs = performance.now();
  const { failure } = await expectFailure(() => openDatabase(file, OPTIONS), 'ledger-locked');
  expect(performance.now() - startedMs).toBeLessThan(500);
  expect(failure).toMatchObject({ where: file, cure: { action: 'close-other-daybook' } });
  const reader = openDatabase(file, { ...OPTIONS, readonly: true });
  expect(await booksIn(reader)).toEqual(['first']);
  await reader.close();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(await booksIn(scratchDatabase(file))).toEqual(['first']);
});

test('a lock is freed by its owner alone', async () => {
  const file = scratchFile();
  const lock = lockLedger(file);
  await expectFailure(() => lockLedger(file), 'ledger-locked');
  await expectFailure(() => lockLedger(file), 'ledger-locked');
  lock.free();
  lockLedger(file).free();
});

test('a failed opening gives the lock back', async () => {
  const file = await closedLedger(scratchFile());
  const db = openDatabase(file, OPTIONS);
  await expectFailure(() => openDatabase(file, OPTIONS), 'ledger-locked');
  await db.close();
  await openDatabase(file, OPTIONS).close();
});

test.each([
  ['before:1', 0],
  ['after:1', 1],
  ['before:7', 6],
  ['after:7', 7],
])('killed %s, the ledger has exactly the %i commits before', async (plan, commits) => {
  const file = scratchFile();
  const child = startHolder(file, plan);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  expect(await booksIn(scratchDatabase(file))).toHaveLength(commits);
});
