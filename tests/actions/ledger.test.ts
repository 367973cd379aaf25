import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEngine } from '../../src-main/engine/engine.ts';
import { instant, type Instant } from '../../src-shared/time/index.ts';
import { LATER, openShop, RESOURCES, type Shop } from '../support/shop.ts';

let shop: Shop;
let backups: string;
beforeEach(async () => {
  shop = await openShop();
  backups = path.join(path.dirname(shop.ledger), 'backups');
});
afterEach(() => shop.close());

test('the ledger tells where and what it is', async () => {
  const info = await shop.ok('ledger.info', {});
  expect(info).toMatchObject({ file: shop.ledger, createdBy: 'test', backupFolder: backups });
  expect(info.createdAt).toBe('2026-12-31T12:00:00Z');
  expect(info.bytes).toBeGreaterThan(4096);
  expect(info.version).toBeGreaterThanOrEqual(1);
  expect(info.generation).not.toBe('');
});

describe('a backup', () => {
  test('without a place goes into the folder beside the ledger, named by the time', async () => {
    expect((await shop.ok('ledger.backups', {})).backups).toEqual([]);
    const { file } = await shop.ok('ledger.backup', {});
    expect(file).toBe(path.join(backups, 'shop-20261231T120000Z.daybook'));
    // Within one second the next one has a name of its own.
    expect(path.basename((await shop.ok('ledger.backup', {})).file)).toBe('shop-20261231T120000Z-2.daybook');
    const list = (await shop.ok('ledger.backups', {})).backups;
    expect(list.map(({ name, madeAt }) => [name, madeAt])).toEqual([
      ['shop-20261231T120000Z-2.daybook', '2026-12-31T12:00:00Z'],
      ['shop-20261231T120000Z.daybook', '2026-12-31T12:00:00Z'],
    ]);
    expect(list[0]?.bytes).toBeGreaterThan(4096);
  });

  test('to a place of the person is written there, and nowhere else', async () => {
    const file = path.join(shop.folder, 'mine.daybook');
    expect(await shop.ok('ledger.backup', { file })).toEqual({ file });
    expect(existsSync(backups)).toBe(false);
    expect((await shop.fails('ledger.backup', { file })).code).toBe('file-exists');
  });

  test('is listed only when it is one of this ledger, newest first', async () => {
    mkdirSync(backups);
    const put = (name: string, at?: string): void => {
      writeFileSync(path.join(backups, name), 'x');
      if (at !== undefined) utimesSync(path.join(backups, name), new Date(at), new Date(at));
    };
    put('shop-20260102T030405Z.daybook');
    put('shop-20260103T030405Z.auto.daybook');
    put('shop.before-v2-20260101T000000Z.daybook', '2026-01-04T00:00:00Z');
    for (const other of [
      'other-20260102T030405Z.daybook',
      'shop-2-20260102T030405Z.daybook',
      'shop.2-20260102T030405Z.daybook',
      'shop.2.before-v2-20260102T030405Z.daybook',
      'shop-20260102T030405Z.daybook.unfinished',
      'shop-20260102T030405Z.daybook-wal',
      'notes.txt',
      '.shop-20260102T030405Z.daybook',
    ]) {
      put(other);
    }
    mkdirSync(path.join(backups, 'shop-20260105T030405Z.daybook'));
    symlinkSync(shop.ledger, path.join(backups, 'shop-20260106T030405Z.daybook'));
    const list = (await shop.ok('ledger.backups', {})).backups;
    expect(list.map(({ name, madeAt }) => [name, madeAt])).toEqual([
      ['shop-20260103T030405Z.auto.daybook', '2026-01-03T03:04:05Z'],
      ['shop-20260102T030405Z.daybook', '2026-01-02T03:04:05Z'],
      ['shop.before-v2-20260101T000000Z.daybook', '2026-01-01T00:00:00Z'],
    ]);
  });
});

test('what a backup that was cut short has left goes with the next one, and nothing else does', async () => {
  mkdirSync(backups);
  const left = ['shop-20260101T000000Z.daybook.unfinished', 'shop-20260101T000000Z.auto.daybook.unfinished'];
  const others = ['shop2-20260101T000000Z.daybook.unfinished', 'mine.unfinished', 'shop.unfinished.txt'];
  for (const name of [...left, `${left[0] ?? ''}-journal`, ...others]) {
    writeFileSync(path.join(backups, name), 'x');
  }
  await shop.ok('ledger.backup', {});
  expect(readdirSync(backups).toSorted()).toEqual([...others, 'shop-20261231T120000Z.daybook'].toSorted());
});

test('old automatic backups go; what a person asked for, and what is of another ledger, stays', async () => {
  let now: Instant = LATER;
  const ledger = path.join(path.dirname(shop.ledger), 'daily.daybook');
  const engine = await openEngine({
    ledger,
    resources: RESOURCES,
    programVersion: 'test',
    clock: { now: () => now },
  });
  try {
    mkdirSync(backups, { recursive: true });
    const kept = ['daily-20200101T000000Z.daybook', 'weekly-20200101T000000Z.auto.daybook', 'daily.auto.txt'];
    for (const name of kept) writeFileSync(path.join(backups, name), 'x');
    for (let day = 0; day < 40; day += 1) {
      now = instant(LATER + day * 86_400_000);
      expect((await engine.call('ledger.backup', { automatic: true })).ok).toBe(true);
    }
    expect((await engine.call('ledger.backup', {})).ok).toBe(true);
    const names = readdirSync(backups);
    for (const name of kept) expect(names).toContain(name);
    const automatic = names.filter((name) => /^daily-.*\.auto\.daybook$/u.test(name));
    // The last seven days, and the last of each of four weeks.
    expect(automatic.length).toBeGreaterThanOrEqual(9);
    expect(automatic.length).toBeLessThanOrEqual(11);
    expect(automatic.toSorted().at(-1)).toBe('daily-20270208T120000Z.auto.daybook');
    expect(names).toContain('daily-20270208T120000Z.daybook');
  } finally {
    await engine.close();
    rmSync(backups, { recursive: true });
  }
});

test('a reader beside the writer can make a backup', async () => {
  const reader = await openEngine({
    ledger: shop.ledger,
    resources: RESOURCES,
    programVersion: 'test',
    readonly: true,
  });
  try {
    const reply = await reader.call('ledger.backup', {});
    expect(reply.ok && existsSync(reply.value.file)).toBe(true);
  } finally {
    await reader.close();
  }
});
