import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireTool } from './requires.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-requires-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a program on the PATH is available, with its path', () => {
  const command = path.join(folder, 'bean-check');
  writeFileSync(command, '');
  chmodSync(command, 0o755);
  const env = { PATH: folder, DAYBOOK_REQUIRE: 'hledger, beancount' };
  expect(requireTool('beancount', env)).toEqual({ available: true, command });
});

test('a missing program is a skip', () => {
  expect(requireTool('hledger', { PATH: folder })).toEqual({ available: false, command: 'hledger' });
});

test('a missing program that is required is a failure', () => {
  const env = { PATH: folder, DAYBOOK_REQUIRE: 'beancount, hledger' };
  expect(() => requireTool('hledger', env)).toThrow('DAYBOOK_REQUIRE names hledger');
});
