import { describe, expect, test } from 'vitest';
import { ExpectedFailure, failure } from '../../../src-shared/model/index.ts';
import { runFake } from './fake-world.ts';
import { QUIET_RUN, TRIAL_BALANCE, digestView, streamView, textWith, TOTAL } from './views.ts';

const PROGRESS = [{ phase: 'pull', subject: 'a.csv', done: 1, total: 2, unit: 'bytes' }];

/** The one document on stdout. */
async function document(...run: Parameters<typeof runFake>): Promise<unknown> {
  const { out } = await runFake(...run);
  expect(out.endsWith('\n')).toBe(true);
  expect(out.trimEnd()).not.toContain('\n');
  return JSON.parse(out);
}

describe('shapes', () => {
  test('digests list is whole, however many pages it has', async () => {
    const pages = [
      { digests: [digestView({ id: 'dig_1' })], next: 'p2', total: TOTAL },
      { digests: [digestView({ id: 'dig_2' })], next: null, total: TOTAL },
    ];
    const answers = { 'digests.list': pages };
    const line = ['digests', 'list', '--stream', 'Shop', '--from', '2026-10-01', '--json'];
    expect(await document(line, { answers })).toEqual({
      digests: [digestView({ id: 'dig_1' }), digestView({ id: 'dig_2' })],
    });
    const { asked } = await runFake(line, { answers });
    expect(asked.map(({ input }) => input)).toMatchObject([
      { stream: 'Shop', from: '2026-10-01', cursor: null },
      { stream: 'Shop', from: '2026-10-01', cursor: 'p2' },
    ]);
  });

  test('a list that never ends is a defect, not a hang', async () => {
    const page = { digests: [digestView()], next: 'p', total: TOTAL };
    const { exit, out } = await runFake(['digests', 'list', '--json'], {
      answers: { 'digests.list': [page, page, page] },
    });
    expect(exit).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'internal' } });
  });

  test('books trial-balance', async () => {
    const { books: _books, ...shape } = TRIAL_BALANCE;
    const answers = { 'books.trial-balance': TRIAL_BALANCE };
    expect(await document(['books', 'trial-balance', '--json'], { answers })).toEqual(shape);
  });

  test('sync, with progress on stderr only', async () => {
    const options = { answers: { 'sync.run': { run: QUIET_RUN } }, progress: PROGRESS };
    expect(await document(['sync', '--json'], options)).toEqual({ run: QUIET_RUN });
    expect((await runFake(['sync', '--json'], options)).err).toContain('pull');
  });

  test('check', async () => {
    const result = { ok: true, problems: [], contentHash: 'abc' };
    expect(await document(['--json', 'check'], { answers: { 'ledger.check': result } })).toEqual(result);
  });

  test('imports show tells why each row was not taken', async () => {
    const rejection = {
      file: 'a.csv',
      line: 7,
      column: 'Date',
      value: '31/02',
      code: 'value-not-a-date',
    } as const;
    const view = {
      id: 'imp',
      stream: 'Shop',
      file: 'a.csv',
      state: 'complete',
      startedAt: 'x',
      completedAt: null,
      documents: { new: 1, changed: 0, unchanged: 0, rejected: 1 },
      notices: [{ code: 'identical-rows-kept', data: { count: 3 } }],
    } as const;
    const answers = { 'imports.show': { import: view, rejections: [rejection], next: null, total: TOTAL } };
    expect(await document(['imports', 'show', 'imp', '--json'], { answers })).toEqual({
      import: {
        ...view,
        notices: [
          { ...view.notices[0], text: 'Identical rows of an order were kept as items of their own: 3.' },
        ],
      },
      rejections: [{ ...rejection, reason: textWith('not a date') }],
    });
  });

  test('holds list has cause and cure in words', async () => {
    const hold = {
      digest: 'dig_1',
      stream: 'Shop',
      location: 'KL',
      date: '2026-10-31',
      document: 'doc_1',
      kind: 'sale',
      number: 'R-1',
      amount: '1.00',
      currency: 'MYR',
      reason: failure('tender-unmapped', { data: { name: 'TNG' }, target: 'payment-method:TNG' }),
    } as const;
    const answers = { 'holds.list': { holds: [hold], next: null, total: TOTAL } };
    expect(await document(['holds', 'list', '--json'], { answers })).toMatchObject({
      holds: [
        {
          number: 'R-1',
          reason: {
            code: 'tender-unmapped',
            cause: 'The payment method TNG has no account in the books yet.',
            cure: textWith('mappings'),
            where: null,
            data: { name: 'TNG' },
          },
        },
      ],
    });
  });

  test('an export without a file is one document too', async () => {
    const parts = (async function* text() {
      yield 'a\n';
      yield 'b\n';
    })();
    const answers = { 'books.export': { name: 'books.journal', parts } };
    expect(await document(['books', 'export', '--format', 'hledger', '--json'], { answers })).toEqual({
      name: 'books.journal',
      content: 'a\nb\n',
    });
  });
});

describe('errors', () => {
  test.each([
    [['snyc', '--json'], 2, 'unknown-command', 'snyc'],
    [['--json', 'sync', '--frm'], 2, 'bad-usage', '--frm'],
    [['--json', 'streams', 'connect', 'file', '--folder', 'x'], 2, 'bad-usage', '--name'],
    [['--json', 'streams', 'connect', 'file', '--name', 'x'], 2, 'bad-usage', '--folder'],
    [['--json', 'call', 'digest.list'], 2, 'unknown-channel', 'digest.list'],
    [['--json', 'call', 'digests.list', '{'], 2, 'bad-usage', 'JSON'],
    [['--json', 'check', '--ledger', '/no/such/file'], 3, 'file-not-found', '/no/such/file'],
  ])('%j exits with %i', async (line, exit, code, where) => {
    const run = await runFake(line);
    expect(run.exit).toBe(exit);
    const { error } = JSON.parse(run.out) as { error: object };
    expect(error).toMatchObject({ code, where });
    expect(Object.keys(error).toSorted()).toEqual(['cause', 'code', 'cure', 'where']);
    expect(run.err).toBe('');
  });

  test('a ledger that cannot be opened could not run', async () => {
    const refuses = new ExpectedFailure('ledger-locked', { where: '/x.db' });
    const { exit, out } = await runFake(['streams', 'list', '--json'], { refuses });
    expect(exit).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'ledger-locked', where: '/x.db' } });
  });

  test('a defect is told with where its details are', async () => {
    const { exit, out } = await runFake(['streams', 'list', '--json'], { refuses: new TypeError('oops') });
    expect(exit).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      error: {
        code: 'internal',
        cause: textWith('oops'),
        cure: textWith('/logs'),
      },
    });
  });

  test('for people they are on stderr, in words', async () => {
    const { exit, out, err } = await runFake(['digests', 'lits']);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toBe(
      'There is no command digests lits.\n' +
        'What to do: Did you mean digests list? Run daybook --help to see all commands.\n' +
        '(unknown-command)\n',
    );
  });
});

describe('which stream', () => {
  test('the only one needs no name', async () => {
    const answers = { 'streams.list': { streams: [streamView('Shop')] }, 'mappings.list': { mappings: [] } };
    const { exit, asked } = await runFake(['mappings', 'list', '--json'], { answers });
    expect(exit).toBe(0);
    expect(asked.at(-1)).toEqual({ channel: 'mappings.list', input: { stream: 'Shop' } });
  });

  test('of two, one must be named', async () => {
    const answers = { 'streams.list': { streams: [streamView('A'), streamView('B')] } };
    const { exit, out } = await runFake(['mappings', 'list', '--json'], { answers });
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      error: { code: 'stream-choice-needed', cause: textWith('A, B') },
    });
  });
});
