import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOnlyInstance } from '../../../src-main/hosts/electron/single-instance.ts';
import { app, standIn } from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

let folder = '';
let ledger = '';
let isQuitting = false;
let shown = 0;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-second-'));
  ledger = path.join(folder, 'a.daybook');
  writeFileSync(ledger, '');
  isQuitting = false;
  shown = 0;
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  app.removeAllListeners('second-instance');
  standIn.firstInstance = true;
  standIn.messageBoxes.length = 0;
  standIn.relaunches.length = 0;
});

function start(): boolean {
  const say = (key: string, data: object = {}): string => `${key} ${Object.values(data).join(' ')}`.trim();
  return isOnlyInstance({ ledger, show: () => (shown += 1), isQuitting: () => isQuitting, say });
}

function startAgain(data: unknown): void {
  app.emit('second-instance', {}, ['daybook'], '/', data);
}

test('a second start shows the window of the first one', () => {
  expect(start()).toBe(true);
  const link = path.join(folder, 'link.daybook');
  symlinkSync(ledger, link);
  for (const data of [{ ledger }, { ledger: link }, undefined, { ledger: 7 }]) startAgain(data);
  expect(shown).toBe(4);
  expect(standIn.messageBoxes).toEqual([]);
  standIn.firstInstance = false;
  expect(start()).toBe(false);
});

test('one that asks for another ledger is told that it is not the one in the window', () => {
  start();
  const other = path.join(folder, 'b.daybook');
  startAgain({ ledger: other });
  expect(shown).toBe(1);
  expect(standIn.messageBoxes).toMatchObject([
    { message: 'other-ledger', detail: `other-ledger.cure ${ledger} ${other}` },
  ]);
});

test('while the first one quits it starts again when that has ended, once', () => {
  start();
  isQuitting = true;
  const other = path.join(folder, 'b.daybook');
  startAgain({ ledger: other });
  startAgain({ ledger: other });
  expect(standIn.relaunches).toEqual([{ args: ['--ledger', other] }]);
  expect([shown, standIn.messageBoxes.length]).toEqual([0, 0]);
});
