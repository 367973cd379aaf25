import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPostingRecord } from '../../src-main/platform/index.ts';
import { booksId } from '../../src-shared/model/index.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'daybook-record-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const [A, B] = [booksId('bks_a'), booksId('bks_b')];
const GENERATION = '01a2cbf8-a600-7000-bbaa-7ce44a3d9e93';
const file = (): string => path.join(home, 'data', 'posted', `${GENERATION}.json`);

test('is read by whoever comes next, of each ledger and books, and never goes back', () => {
  const data = path.join(home, 'data');
  const record = createPostingRecord(data);
  expect(record.read(GENERATION)).toBeNull();
  record.raise(GENERATION, new Map([[A, 5]]));
  record.raise(GENERATION, new Map([[B, 7]]));
  const other = createPostingRecord(data);
  other.raise(GENERATION, new Map([[A, 3]]));
  record.raise(GENERATION, new Map([[A, 4]]));
  expect(createPostingRecord(data).read(GENERATION)).toEqual(
    new Map([
      [A, 5],
      [B, 7],
    ]),
  );
  expect(record.read('another')).toBeNull();
});

test('is not written again while nothing is new', () => {
  const record = createPostingRecord(path.join(home, 'data'));
  record.raise(GENERATION, new Map([[A, 5]]));
  const before = statSync(file()).ino;
  record.raise(GENERATION, new Map([[A, 5]]));
  expect(statSync(file()).ino).toBe(before);
  record.raise(GENERATION, new Map([[A, 6]]));
  expect(statSync(file()).ino).not.toBe(before);
  expect(readdirSync(path.dirname(file()))).toEqual([`${GENERATION}.json`]);
});

test('what cannot be read counts as never written', () => {
  const record = createPostingRecord(path.join(home, 'data'));
  record.raise(GENERATION, new Map([[A, 5]]));
  for (const content of ['', '{', '[]', '{"books":null}', '{"books":7}']) {
    writeFileSync(file(), content);
    expect(record.read(GENERATION), content).toBeNull();
  }
  writeFileSync(file(), '{"books":{"bks_a":"5","bks_b":8}}');
  expect(record.read(GENERATION)).toEqual(new Map([[B, 8]]));
});

test('that cannot be written says so', () => {
  writeFileSync(path.join(home, 'data'), '');
  expect(() => createPostingRecord(path.join(home, 'data')).raise(GENERATION, new Map([[A, 5]]))).toThrow(
    'file-not-writable',
  );
});
