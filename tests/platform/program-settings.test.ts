import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ProgramSettingsFile, openProgramSettings } from '../../src-main/platform/index.ts';
import { instant } from '../../src-shared/time/index.ts';

const DEFAULTS = { colorScheme: 'auto', locale: null, startAtLogin: null };
let folder: string;
let file: string;
let logged: { readonly event: string; readonly data: unknown }[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-settings-'));
  file = path.join(folder, 'settings.json');
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(inner = folder): ProgramSettingsFile {
  const log = (event: string, data?: unknown): void => void logged.push({ event, data });
  const clock = { now: () => instant(Date.UTC(2026, 10, 22, 8)) };
  return openProgramSettings({ folder: inner, log: { info: log, warn: log }, clock });
}

test('without a file the defaults hold, and none is made', () => {
  expect(open().read()).toEqual(DEFAULTS);
  expect(readdirSync(folder)).toEqual([]);
});

test('a change is kept, also where the folder is not there yet', () => {
  const inner = path.join(folder, 'new');
  expect(open(inner).change({ colorScheme: 'dark' })).toEqual({ ...DEFAULTS, colorScheme: 'dark' });
  open(inner).change({ locale: 'ms' });
  expect(open(inner).read()).toEqual({ ...DEFAULTS, colorScheme: 'dark', locale: 'ms' });
  expect(readdirSync(inner)).toEqual(['settings.json']);
});

test('what is not said stays as it is', () => {
  open().change({ startAtLogin: true });
  expect(open().change({ startAtLogin: undefined, locale: 'id' })).toEqual({
    ...DEFAULTS,
    startAtLogin: true,
    locale: 'id',
  });
});

test('fields of a newer version are reported once and not lost', () => {
  writeFileSync(file, '{"colorScheme":"light","fontSize":12}');
  const settings = open();
  settings.read();
  settings.read();
  settings.change({ locale: 'ms' });
  expect(logged).toEqual([{ event: 'settings-unknown', data: { file, unknown: ['fontSize'] } }]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    colorScheme: 'light',
    fontSize: 12,
    locale: 'ms',
    startAtLogin: null,
  });
});

test.each(['', '{', 'null', '[]', '"text"', '{"colorScheme":"pink"}', '{"startAtLogin":"yes"}'])(
  'a broken file is put aside: %s',
  (text) => {
    writeFileSync(file, text);
    expect(open().read()).toEqual(DEFAULTS);
    const aside = 'settings.broken-2026-11-22T080000Z.json';
    expect(readdirSync(folder)).toEqual([aside]);
    expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(text);
    expect(logged.map(({ event }) => event)).toEqual(['settings-broken']);
  },
);

test('what cannot be written is a failure with the place', () => {
  // A folder in its place is in the way of everybody, root too.
  mkdirSync(path.join(file, 'x'), { recursive: true });
  chmodSync(folder, 0o700);
  expect(() => open().change({ locale: 'ms' })).toThrow(/file-not-writable/u);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});
