import { describe, expect, test } from 'vitest';
import type { SyncResult } from '../../../src-shared/ipc/contract.ts';
import { type Attention, digestId, failure, importId } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { runFake } from './fake-world.ts';
import { QUIET_RUN, TRIAL_BALANCE, digestView, TOTAL } from './views.ts';

type Run = SyncResult['run'];
const attention = (item: Attention): Partial<Run> => ({ attention: [item] });

const RUNS: readonly (readonly [string, Partial<Run>, 0 | 1])[] = [
  ['nothing to do', {}, 0],
  ['something new', { documents: { new: 9, changed: 1, unchanged: 0, rejected: 0 } }, 0],
  ['waiting for the books', { deliveries: { succeeded: 1, failed: 0, held: 0, waiting: 4 } }, 0],
  [
    'kinds that are not posted yet',
    attention({ kind: 'held', stream: 'S', code: 'kind-not-posted-yet', count: 3 }),
    0,
  ],
  ['a rejected row', { documents: { new: 9, changed: 0, unchanged: 0, rejected: 1 } }, 1],
  ['a failed delivery', { deliveries: { succeeded: 1, failed: 1, held: 0, waiting: 0 } }, 1],
  ['a held delivery', { deliveries: { succeeded: 1, failed: 0, held: 1, waiting: 0 } }, 1],
  ['a held order', attention({ kind: 'held', stream: 'S', code: 'order-out-of-balance', count: 1 }), 1],
  [
    'something unmapped',
    attention({ kind: 'unmapped', stream: 'S', type: 'tax', key: 'SR', suggestion: '2200' }),
    1,
  ],
  ['a broken stream', attention({ kind: 'failed', stream: 'S', failure: failure('folder-missing') }), 1],
  [
    'a posted day that reads differently now',
    attention({
      kind: 'changed',
      stream: 'S',
      location: 'KL',
      date: businessDate('2026-10-31'),
      digest: digestId('dig_1'),
    }),
    1,
  ],
  [
    'a change that the policy could not settle',
    attention({
      kind: 'unsettled',
      stream: 'S',
      location: 'KL',
      date: businessDate('2026-10-31'),
      digest: digestId('dig_1'),
      days: 3,
      documents: 4,
      failure: failure('change-not-adjustable'),
    }),
    1,
  ],
  [
    'a delivery the books refused',
    attention({ kind: 'undelivered', stream: 'S', number: 'INV-1', failure: failure('number-taken') }),
    1,
  ],
  [
    'a file with bad rows',
    attention({ kind: 'rejected', stream: 'S', import: importId('i'), file: 'a.csv', rows: 2 }),
    1,
  ],
];

describe('1 says that something needs a person', () => {
  test.each(RUNS)('sync and demo: %s', async (_what, parts, exit) => {
    const run = { ...QUIET_RUN, ...parts };
    const answers = {
      'sync.run': { run },
      'demo.run': { run, stream: 'Sample store', books: 'Books', digests: 1 },
      'digests.list': { digests: [digestView()], next: null, total: TOTAL },
      'books.trial-balance': TRIAL_BALANCE,
    };
    for (const line of [['sync'], ['sync', '--json'], ['demo', '--json'], ['demo']]) {
      expect((await runFake(line, { answers })).exit, line.join(' ')).toBe(exit);
    }
  });

  test.each(RUNS)('digests post: %s', async (what, { deliveries, attention }, exit) => {
    const answers = {
      'digests.post': {
        posted: 1,
        notReady: 0,
        deliveries: deliveries ?? QUIET_RUN.deliveries,
        attention: attention ?? [],
      },
    };
    const expected = what === 'a rejected row' ? 0 : exit;
    expect((await runFake(['digests', 'post'], { answers })).exit).toBe(expected);
  });

  test('check', async () => {
    const answers = { 'ledger.check': { ok: false, problems: ['Entry 7 is out by 1'], contentHash: 'x' } };
    const { exit, out } = await runFake(['check'], { answers });
    expect(exit).toBe(1);
    expect(out).toContain('! Entry 7 is out by 1');
  });
});

test('stopped by Ctrl-C: what was done is told, and 3 says that it is not all', async () => {
  const answers = { 'sync.run': { run: QUIET_RUN }, 'books.list': { books: [] } };
  const people = await runFake(['sync'], { answers, interrupted: true });
  expect(people.exit).toBe(3);
  expect(people.out).toContain('3 unchanged');
  expect(people.out).toContain('the next sync goes on from there');
  const script = await runFake(['sync', '--json'], { answers, interrupted: true });
  expect(script.exit).toBe(3);
  expect(JSON.parse(script.out)).toEqual({ run: QUIET_RUN, stopped: true });
  expect(script.err).toContain('Stopped as you asked');
  expect(script.closed).toBe(1);
  // Others leave Ctrl-C to the system.
  expect((await runFake(['books', 'list'], { answers, interrupted: true })).exit).toBe(0);
});

test('lists are done, whatever they list', async () => {
  const held = digestView({ status: 'held', held: '5.00' });
  const answers = { 'digests.list': { digests: [held], next: null, total: TOTAL } };
  expect((await runFake(['digests', 'list'], { answers })).exit).toBe(0);
});

test('the ledger is closed whatever happens', async () => {
  expect((await runFake(['sync'], { answers: { 'sync.run': failure('disk-full') } })).closed).toBe(1);
  expect((await runFake(['sync'], { answers: { 'sync.run': { run: QUIET_RUN } } })).closed).toBe(1);
  expect((await runFake(['--version'])).opened).toEqual([]);
});

test('what the engine declines keeps its code', async () => {
  for (const [code, exit] of [
    ['stream-not-found', 3],
    ['currency-needed', 2],
    ['bad-input', 2],
    ['mapping-invalid', 2],
    ['digest-not-found', 3],
  ] as const) {
    const run = await runFake(['sync', '--json'], { answers: { 'sync.run': failure(code) } });
    expect(run.exit).toBe(exit);
    expect(JSON.parse(run.out)).toMatchObject({ error: { code } });
  }
});
