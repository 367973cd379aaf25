import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runFake } from './fake-world.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-cli-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* textParts(): AsyncGenerator<string, void, undefined> {
  yield 'one\n';
  yield 'two é\n';
}

const journal = () => ({ answers: { 'books.export': { name: 'books.journal', parts: textParts() } } });
const EXPORT = ['books', 'export', '--format', 'hledger'];

test('goes to standard output, or to the file', async () => {
  expect((await runFake(EXPORT, journal())).out).toBe('one\ntwo é\n');
  const { exit, out } = await runFake([...EXPORT, '--out', 'b.journal'], { ...journal(), standing: folder });
  expect(exit).toBe(0);
  expect(out).toBe(`Wrote ${path.join(folder, 'b.journal')}.\n`);
  expect(readFileSync(path.join(folder, 'b.journal'), 'utf8')).toBe('one\ntwo é\n');
});

test('with --json the answer is where the file is', async () => {
  const { out } = await runFake([...EXPORT, '--out', 'b', '--json'], { ...journal(), standing: folder });
  expect(JSON.parse(out)).toEqual({ file: path.join(folder, 'b') });
});

test('a file that fails on the way leaves the old one and nothing else', async () => {
  const file = path.join(folder, 'b.journal');
  writeFileSync(file, 'old');
  async function* broken(): AsyncGenerator<string, void, undefined> {
    yield 'half';
    throw new TypeError('defect');
  }
  const answers = { 'books.export': { name: 'books.journal', parts: broken() } };
  expect((await runFake([...EXPORT, '--out', file], { answers })).exit).toBe(3);
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['b.journal']);
});

test('a folder that does not exist is told', async () => {
  const out = path.join(folder, 'no', 'b.journal');
  const run = await runFake([...EXPORT, '--out', out, '--json'], journal());
  expect(run.exit).toBe(3);
  expect(JSON.parse(run.out)).toMatchObject({ error: { code: 'file-not-writable', where: out } });
});

test('a spreadsheet never goes to a terminal', async () => {
  const answers = { 'digests.export': { name: 'digests.xlsx', parts: [new Uint8Array([80, 75])] } };
  const line = ['digests', 'export', '--format', 'xlsx'];
  expect((await runFake(line, { answers, columns: 80 })).exit).toBe(2);
  expect((await runFake([...line, '--json'], { answers })).exit).toBe(2);
  expect((await runFake(line, { answers })).out).toBe('PK');
});

test('a backup without a name goes where the engine keeps them', async () => {
  const ledger = path.join(folder, 'shop.daybook');
  writeFileSync(ledger, '');
  const file = path.join(folder, 'backups', 'shop-19700101T000000Z.daybook');
  const { asked, out } = await runFake(['backup', '--ledger', ledger], {
    answers: { 'ledger.backup': { file } },
  });
  expect(asked).toEqual([{ channel: 'ledger.backup', input: {} }]);
  expect(out).toContain(file);
});
