import { expect, test } from 'vitest';
import { DEEP } from '../deep-parts.ts';
import { inLines, oneByOne, type Part, runPart } from './one-by-one.ts';

const part = (name: string, code = ''): Part => ({ name, args: ['-e', code], env: { SAID: name } });
const never = new AbortController().signal;

test('each part is run to its end after the one before it, whatever became of that', async () => {
  const order: string[] = [];
  const all = await oneByOne(
    [part('one'), part('two')],
    async ({ name }) => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
      return { good: name !== 'one', words: `${name} said` };
    },
    never,
  );
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  expect(all.map(({ good }) => good)).toEqual([false, true]);
  expect(inLines(all)).toMatch(/^FAILED {2}one {2}one said \(\d+ s\)\nok {6}two {2}two said/u);
});

test('what was stopped begins no other part, and that is no success', async () => {
  const stop = new AbortController();
  const run = () => {
    stop.abort();
    return Promise.resolve({ good: true, words: 'stopped' });
  };
  const all = await oneByOne([part('one'), part('two')], run, stop.signal);
  expect(all).toMatchObject([{ good: true }, { good: false, words: 'not run' }]);
});

test('a part comes to its last line and to how it ended', async () => {
  const says = "console.log('first'); console.log(`${process.env.SAID} at last`); console.log()";
  const told: string[] = [];
  const run = (code: string) => runPart(part('one', code), (text) => told.push(text));
  expect(await run(says)).toEqual({ good: true, words: 'one at last' });
  expect(told.join('')).toBe('first\none at last\n\n');
  expect(await run(`${says}; process.exitCode = 3`)).toMatchObject({ good: false });
  expect(await run('process.exit(0)')).toMatchObject({ words: 'it has said nothing' });
});

test('deep is the whole matrix, thirty days and ten thousand stories, and nothing of it is skipped', () => {
  const [matrix, days, stories] = DEEP;
  expect(DEEP).toHaveLength(3);
  expect(matrix?.args).toEqual([expect.stringMatching(/matrix.run\.ts$/u)]);
  expect(days?.args).toEqual([expect.stringMatching(/run\.ts$/u), 'tests/tryton/thirty-days']);
  expect(days?.env).toMatchObject({ DAYBOOK_TRYTON_DAYS: '30' });
  expect(stories?.args).toEqual(expect.arrayContaining(['--runs', '10000']));
  for (const { env } of DEEP) expect(env).toMatchObject({ DAYBOOK_REQUIRE: 'hledger,beancount,tryton' });
});
