import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { REDACTED, createLog, createRedactor } from '../../src-main/platform/index.ts';
import { instant } from '../../src-shared/time/index.ts';

const clock = { now: () => instant(0) };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

test('writes a line of JSON per event, in a folder it makes', () => {
  const log = createLog({ folder: path.join(folder, 'logs'), clock });
  log.info('sync started', { stream: 'Shop\n2' });
  log.warn('slow');
  expect(
    read('logs/daybook.log')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([
    { at: '1970-01-01T00:00:00Z', level: 'info', event: 'sync started', stream: 'Shop\n2' },
    { at: '1970-01-01T00:00:00Z', level: 'warn', event: 'slow' },
  ]);
});

test('keeps the newest five files', () => {
  const log = createLog({ folder, clock, maxBytes: 10 });
  for (let at = 1; at <= 8; at += 1) log.info(`event ${at}`);
  expect(readdirSync(folder).toSorted()).toEqual([
    'daybook.1.log',
    'daybook.2.log',
    'daybook.3.log',
    'daybook.4.log',
    'daybook.log',
  ]);
  expect(read('daybook.log')).toContain('event 8');
  expect(read('daybook.4.log')).toContain('event 4');
});

test('never has a registered secret, however it is written', () => {
  const redactor = createRedactor();
  redactor.register('p"ss wörd');
  redactor.register('abc');
  const log = createLog({ folder, clock, redactor });
  log.info('request', {
    url: `https://example.test/?key=${encodeURIComponent('p"ss wörd')}`,
    key: 'p"ss wörd',
  });
  log.info('short texts are no secrets', { text: 'abcdef' });
  const text = read('daybook.log');
  expect(text).not.toContain('ss w');
  expect(text.split(REDACTED)).toHaveLength(3);
  expect(text).toContain('abcdef');
});

test('never throws', () => {
  const file = path.join(folder, 'a file');
  writeFileSync(file, '');
  expect(() => createLog({ folder: file, clock }).info('x')).not.toThrow();
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(() => createLog({ folder, clock }).info('x', cycle)).not.toThrow();
});
