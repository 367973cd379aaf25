import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostName, listen } from '../../../src-main/hosts/loopback/address.ts';

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-address-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

function server(): Server {
  const one = createServer();
  servers.push(one);
  return one;
}

test('a computer keeps its name, so that bookmarks live; another one has another', () => {
  const inner = path.join(folder, 'new');
  const name = hostName(inner);
  expect(name).toMatch(/^daybook-[0-9a-f]{16}\.localhost$/u);
  expect(hostName(inner)).toBe(name);
  expect(hostName(folder)).not.toBe(name);
});

test('a name that somebody has put there is not used', () => {
  writeFileSync(path.join(folder, 'loopback-name'), 'evil.example\n');
  const name = hostName(folder);
  expect(name).toMatch(/^daybook-[0-9a-f]{16}\.localhost$/u);
  expect(readFileSync(path.join(folder, 'loopback-name'), 'utf8')).toBe(`${name.split('.')[0]}\n`);
});

test('the next port is taken when one is busy, unless it was asked for', async () => {
  const first = await listen(server(), null);
  const second = await listen(server(), null);
  expect(first).toBeGreaterThan(0);
  expect(second).not.toBe(first);
  expect(await listen(server(), first)).toBeNull();
});
