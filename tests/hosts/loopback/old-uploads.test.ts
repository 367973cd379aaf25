import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeOldUploads } from '../../../src-main/hosts/loopback/old-uploads.ts';

const NOW = Date.UTC(2026, 10, 30);
const DAY = 24 * 60 * 60 * 1000;
let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'daybook-old-uploads-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function upload(name: string, days: number, innerDays = days): string {
  const inner = path.join(root, name, 'December');
  mkdirSync(inner, { recursive: true });
  writeFileSync(path.join(inner, 'a.csv'), 'x');
  const at = (days: number): Date => new Date(NOW - days * DAY);
  utimesSync(inner, at(innerDays), at(innerDays));
  utimesSync(path.join(root, name), at(days), at(days));
  return inner;
}

test('goes what is more than a week old and in no stream', () => {
  upload('old', 8);
  upload('recent', 6);
  upload('added-to', 8, 6);
  const used = upload('folder-of-a-stream', 100);
  const profile = path.join(upload('profile-of-a-stream', 100), 'a.csv');
  upload('folder-of-a-stream-2', 100);
  const gone = removeOldUploads(root, [used, profile, '/home/ann/tills', 'daybook'], NOW);
  expect(gone.map((folder) => path.basename(folder)).toSorted()).toEqual(['folder-of-a-stream-2', 'old']);
  expect(readdirSync(root).toSorted()).toEqual([
    'added-to',
    'folder-of-a-stream',
    'profile-of-a-stream',
    'recent',
  ]);
});

test('a folder of a stream is found in use through a link, on either side', () => {
  const used = upload('folder-of-a-stream', 100);
  const link = `${root}-link`;
  symlinkSync(root, link, 'dir');
  try {
    expect(removeOldUploads(link, [used], NOW)).toEqual([]);
    expect(removeOldUploads(root, [path.join(link, 'folder-of-a-stream', 'December')], NOW)).toEqual([]);
  } finally {
    rmSync(link);
  }
});

test('nothing goes when a place in use cannot be told, and one that is gone holds nothing up', () => {
  upload('old', 8);
  const loop = path.join(root, 'loop');
  symlinkSync(loop, loop);
  expect(removeOldUploads(root, [loop], NOW)).toEqual([]);
  rmSync(loop);
  expect(removeOldUploads(root, [path.join(root, 'gone', 'December')], NOW)).toHaveLength(1);
});

test('there may be none', () => {
  expect(removeOldUploads(path.join(root, 'nowhere'), [], NOW)).toEqual([]);
});
