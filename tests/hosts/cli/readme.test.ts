import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src-main/hosts/cli/commands/index.ts';

const README = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8');

test('the README names every command that Ctrl-C lets finish, and no others', () => {
  const [, list = ''] = /Ctrl-C lets (.+?) finish what they are writing/u.exec(README) ?? [];
  const named = [...list.matchAll(/`([a-z -]+)`/gu)].map(([, words = '']) => words);
  const stoppable = COMMANDS.filter(({ stoppable: is }) => is === true).map(({ words }) => words);
  expect(named.toSorted()).toEqual(stoppable.toSorted());
});
