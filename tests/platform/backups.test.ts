import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupFolder, backupPath } from '../../src-main/platform/backups.ts';

let home: string;
let ledger: string;
const GOOD = 'shop-20261231T120005Z.daybook';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'daybook-backups-'));
  ledger = path.join(home, 'shop.daybook');
  mkdirSync(backupFolder(ledger));
  writeFileSync(ledger, 'ledger');
  writeFileSync(path.join(backupFolder(ledger), GOOD), 'backup');
});
afterEach(() => rmSync(home, { recursive: true }));

test('a backup is found by its name', () => {
  expect(backupPath(ledger, GOOD)).toBe(path.join(home, 'backups', GOOD));
});

test.each([
  'shop-20261231T120006Z.daybook',
  `../backups/${GOOD}`,
  `./${GOOD}`,
  `x/../${GOOD}`,
  `..\\backups\\${GOOD}`,
  '../shop.daybook',
  'shop.daybook',
  '/etc/passwd',
  `${GOOD}\0.daybook`,
  `${GOOD}/`,
  '..',
  '.',
  '',
])('%j is none', (name) => {
  expect(() => backupPath(ledger, name)).toThrow('backup-not-found');
});

test('a folder and a link of the right name are none', () => {
  const folder = backupFolder(ledger);
  mkdirSync(path.join(folder, 'shop-20270101T000000Z.daybook'));
  symlinkSync(ledger, path.join(folder, 'shop-20270102T000000Z.daybook'));
  for (const day of ['01', '02']) {
    expect(() => backupPath(ledger, `shop-202701${day}T000000Z.daybook`)).toThrow('backup-not-found');
  }
});
