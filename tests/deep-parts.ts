import { randomInt } from 'node:crypto';
import path from 'node:path';
import type { Part } from './support/one-by-one.ts';

const at = (...names: readonly string[]): string => path.join(import.meta.dirname, ...names);
/** A part that skips what it is for has proved nothing. */
const env = { DAYBOOK_REQUIRE: 'hledger,beancount,tryton' };

/** Other stories each time; those that fail say their own seeds. */
const seed = String(randomInt(2 ** 32 - 1));

/** What takes too long for every commit. */
export const DEEP: readonly Part[] = [
  { name: 'the whole matrix', args: [at('matrix', 'run.ts')], env },
  {
    name: 'thirty days into Tryton',
    args: [at('run.ts'), 'tests/tryton/thirty-days'],
    env: { ...env, DAYBOOK_TRYTON_DAYS: '30' },
  },
  {
    name: `10,000 stories from seed ${seed}`,
    args: [at('simulate', 'main.ts'), '--runs', '10000', '--seed', seed],
    env,
  },
];
