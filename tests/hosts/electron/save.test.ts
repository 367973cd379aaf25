import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SaveParts, saveByDialog, writeWhole } from '../../../src-main/hosts/electron/save.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file of two parts; `between` runs when the first one is written. */
function fileOf(between: () => void = () => {}) {
  const state = { begun: false, ended: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    state.begun = true;
    try {
      yield Buffer.from('one,');
      between();
      yield Buffer.from('two');
    } finally {
      state.ended = true;
    }
  }
  return { state, file: { name: 'digests.csv', chunks: chunks() } };
}

function dialogWith(answer: { canceled: boolean; filePath: string }) {
  const showSaveDialog = vi.fn(async () => answer);
  const dialog = { showSaveDialog } as unknown as SaveParts['dialog'];
  return { showSaveDialog, save: saveByDialog({ dialog, folder: () => '/home/sam/Downloads' }) };
}

test('a file goes where the person says, under the name they give it', async () => {
  const { save, showSaveDialog } = dialogWith({ canceled: false, filePath: path.join(folder, 'mine.csv') });
  expect(await save(fileOf().file)).toEqual({ name: 'mine.csv' });
  expect(readFileSync(path.join(folder, 'mine.csv'), 'utf8')).toBe('one,two');
  expect(showSaveDialog).toHaveBeenCalledWith({
    defaultPath: '/home/sam/Downloads/digests.csv',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
});

test('a name with folders in it is offered without them', async () => {
  const { save, showSaveDialog } = dialogWith({ canceled: true, filePath: '' });
  await save({ ...fileOf().file, name: '../../.bashrc' });
  expect(showSaveDialog).toHaveBeenCalledWith(
    expect.objectContaining({ defaultPath: '/home/sam/Downloads/.bashrc' }),
  );
});

test('the engine is told when nobody wants the file', async () => {
  const { state, file } = fileOf();
  expect(await dialogWith({ canceled: true, filePath: '' }).save(file)).toBeNull();
  expect(state).toEqual({ begun: true, ended: true });
});

test('what was there stays until the new file is complete', async () => {
  const place = path.join(folder, 'a.csv');
  writeFileSync(place, 'old');
  const during: string[] = [];
  await writeWhole(fileOf(() => during.push(readFileSync(place, 'utf8'))).file, place);
  expect(during).toEqual(['old']);
  expect(readFileSync(place, 'utf8')).toBe('one,two');
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('a file that ends half-way leaves what was there, and nothing beside it', async () => {
  const place = path.join(folder, 'a.csv');
  writeFileSync(place, 'old');
  const broken = fileOf(() => {
    throw new ExpectedFailure('engine-restarted');
  });
  await expect(writeWhole(broken.file, place)).rejects.toMatchObject({
    failure: { code: 'engine-restarted' },
  });
  expect(readFileSync(place, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('a place that cannot be written is an expected failure, and the engine is told', async () => {
  const { state, file } = fileOf();
  await expect(writeWhole(file, path.join(folder, 'none', 'a.csv'))).rejects.toMatchObject({
    failure: { code: 'file-not-writable', where: 'a.csv' },
  });
  expect(state).toEqual({ begun: true, ended: true });
});

test('a folder of that name is an expected failure', async () => {
  mkdirSync(path.join(folder, 'a.csv'));
  await expect(writeWhole(fileOf().file, path.join(folder, 'a.csv'))).rejects.toMatchObject({
    failure: { code: 'file-not-writable' },
  });
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('a disk that fills up is an expected failure', async () => {
  const full = fileOf(() => {
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  });
  await expect(writeWhole(full.file, path.join(folder, 'a.csv'))).rejects.toMatchObject({
    failure: { code: 'disk-full' },
  });
  expect(existsSync(path.join(folder, 'a.csv'))).toBe(false);
});
