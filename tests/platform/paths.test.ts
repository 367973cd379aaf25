import path from 'node:path';
import { expect, test } from 'vitest';
import {
  PROGRAM_FOLDER,
  applicationDataFolder,
  defaultLedger,
  logsFolder,
  standingFolder,
  uploadsFolder,
} from '../../src-main/platform/index.ts';

const place = { env: {}, home: '/home/ann', cwd: '/shop' } as const;

test('the usual ledger is in local application data', () => {
  expect(defaultLedger({ ...place, platform: 'linux' })).toBe(
    '/home/ann/.local/share/daybook/ledger.daybook',
  );
  expect(applicationDataFolder({ ...place, platform: 'darwin' })).toBe(
    '/home/ann/Library/Application Support/Daybook',
  );
  const windows = {
    ...place,
    platform: 'win32',
    env: { LOCALAPPDATA: '/local', APPDATA: '/roaming' },
  } as const;
  expect(applicationDataFolder(windows)).toBe('/local/Daybook');
});

test('DAYBOOK_LEDGER names another, from where the person stands', () => {
  const env = { DAYBOOK_LEDGER: 'my.db' };
  expect(defaultLedger({ ...place, platform: 'linux', env })).toBe('/shop/my.db');
});

test('INIT_CWD counts only where npm has moved the program', () => {
  const env = { INIT_CWD: '/home/ann' };
  expect(standingFolder({ env, cwd: PROGRAM_FOLDER })).toBe('/home/ann');
  expect(standingFolder({ env, cwd: '/shop' })).toBe('/shop');
  expect(standingFolder({ env: {}, cwd: PROGRAM_FOLDER })).toBe(path.resolve(PROGRAM_FOLDER));
});

test('DAYBOOK_DATA moves everything that Daybook keeps', () => {
  const moved = { ...place, platform: 'linux', env: { DAYBOOK_DATA: 'mine' } } as const;
  expect(defaultLedger(moved)).toBe('/shop/mine/ledger.daybook');
  expect(logsFolder(moved)).toBe('/shop/mine/logs');
});

test('every ledger has uploads of its own', () => {
  const linux = { ...place, platform: 'linux' } as const;
  const [one, again, other] = ['/a.daybook', '/x/../a.daybook', '/b.daybook'].map((ledger) =>
    uploadsFolder(linux, ledger),
  );
  expect(one).toMatch(/^\/home\/ann\/\.local\/share\/daybook\/uploads\/[0-9a-f]{16}$/u);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});
