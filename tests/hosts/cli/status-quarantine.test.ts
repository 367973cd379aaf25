import { describe, expect, test } from 'vitest';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { STATUS_KINDS, failure } from '../../../src-shared/model/index.ts';
import { runFake } from './fake-world.ts';

type Panel = Responses['status.panel'];
type Quarantine = Panel['quarantined'][number];

const NO_COUNTS = { waiting: 0, sending: 0, unknown: 0, succeeded: 0, failed: 0, held: 0, withdrawn: 0 };
const OPEN: Quarantine = {
  books: 'Head office',
  cause: 'restored',
  since: '2026-10-05T08:00:00.000Z',
  findings: null,
  numbers: { different: [], missing: [], unknownHere: [] },
};
const COMPARED: Quarantine = {
  ...OPEN,
  findings: { checkedAt: '2026-10-05T09:00:00.000Z', same: 7, different: 1, missing: 0, unknownHere: 2 },
};

function panelWith(...quarantined: Quarantine[]): Panel {
  return {
    kinds: STATUS_KINDS.map((kind) => ({ kind, counts: NO_COUNTS, total: 0 })),
    counts: NO_COUNTS,
    total: 0,
    lastRun: null,
    running: null,
    locations: [],
    causes: [],
    parked: [],
    quarantined,
  };
}

describe('daybook status', () => {
  test.each([
    ['restored', 'restored from a backup'],
    ['copied', 'which is a copy'],
    ['behind', 'an older copy'],
  ] as const)('%s: says that nothing is posted, why, and what to do', async (cause, words) => {
    const answers = { 'status.panel': panelWith({ ...OPEN, cause }) };
    const { out, exit } = await runFake(['status'], { answers });
    expect(out).toContain('Nothing is posted to Head office since 2026-10-05T08:00:00.000Z');
    expect(out).toContain(words);
    expect(out).toContain('daybook status verify --books "Head office"');
    expect(exit).toBe(1);
  });

  test('tells what comparing has found, with the numbers to look up and the way to go on', async () => {
    const numbers = { different: ['INV-1'], missing: [], unknownHere: ['INV-8'] };
    const answers = { 'status.panel': panelWith({ ...COMPARED, numbers }) };
    const { out } = await runFake(['status'], { answers });
    expect(out).toContain('Compared at 2026-10-05T09:00:00.000Z:');
    expect(out).toContain('7 documents agree.');
    expect(out).toContain('1 document has other content in the books: INV-1');
    expect(out).toContain('2 documents are in the books and not in this ledger: INV-8, 1 more');
    expect(out).not.toContain('any more');
    expect(out).toContain('daybook status end-quarantine --books "Head office" --reason');
  });
});

describe('daybook status verify', () => {
  const numbers = { different: ['INV-1'], missing: [], unknownHere: ['INV-8', 'INV-9'] };

  test('compares the only books that are in quarantine, and lists what differs', async () => {
    const answers = {
      'status.panel': panelWith(OPEN),
      'status.verify': { quarantine: COMPARED, ...numbers },
    };
    const { out, exit, asked } = await runFake(['status', 'verify'], { answers });
    expect(asked.at(-1)).toEqual({ channel: 'status.verify', input: { books: 'Head office' } });
    expect(out).toContain('7 documents agree.');
    expect(out).toContain('1 document has other content in the books: INV-1');
    expect(out).toContain('2 documents are in the books and not in this ledger: INV-8, INV-9');
    expect(out).not.toContain('any more');
    expect(out).toContain('daybook status end-quarantine --books "Head office" --reason');
    expect(exit).toBe(1);
    const json = await runFake(['status', 'verify', '--json'], { answers });
    expect(JSON.parse(json.out)).toEqual(answers['status.verify']);
  });

  test('says that posting goes on when all agrees, and that it was stopped', async () => {
    const none = { different: [], missing: [], unknownHere: [] };
    const agreed = { 'status.verify': { quarantine: null, ...none } };
    const done = await runFake(['status', 'verify', '--books', 'Head office'], { answers: agreed });
    expect(done.out).toContain('Posting goes on.');
    expect(done.exit).toBe(0);
    const stopped = { 'status.verify': { quarantine: OPEN, ...none } };
    const halfWay = await runFake(['status', 'verify', '--books', 'Head office'], { answers: stopped });
    expect(halfWay.out).toContain('was stopped');
    expect(halfWay.exit).toBe(1);
  });

  test('asks which books where several are', async () => {
    const answers = { 'status.panel': panelWith(OPEN, { ...OPEN, books: 'Branch' }) };
    const { err, exit } = await runFake(['status', 'verify'], { answers });
    expect(err).toContain('Head office, Branch');
    expect(exit).toBe(2);
  });
});

test('daybook status end-quarantine takes the reason along', async () => {
  const answers = { 'status.panel': panelWith(COMPARED), 'status.end-quarantine': { books: 'Head office' } };
  const line = ['status', 'end-quarantine', '--reason', 'Compared one by one'];
  const { out, asked } = await runFake(line, { answers });
  expect(asked.at(-1)?.input).toEqual({ books: 'Head office', reason: 'Compared one by one' });
  expect(out).toContain('Posting to Head office goes on.');
  const refused = {
    ...answers,
    'status.end-quarantine': failure('status-not-verified', { data: { name: 'X' } }),
  };
  const { err, exit } = await runFake(line, { answers: refused });
  expect(err).toContain('has not been compared with this ledger yet');
  expect(exit).toBe(3);
});

const ROW = {
  id: 'key-1',
  number: 'INV-7',
  date: '2026-10-01',
  kind: 'sales',
  type: 'invoice',
  stream: 'Till',
  books: 'Head office',
  location: 'KL',
  amount: '5.00',
  currency: 'MYR',
  status: 'held',
  attempts: 0,
  lastTriedAt: null,
  nextTryAt: null,
  waitsFor: null,
  cause: null,
} as const;

/** Rows of two pages, and what becomes of one of them. */
function rowsAre(...pages: readonly (readonly object[])[]) {
  const replies = pages.map((rows, at) => ({
    rows,
    next: at + 1 < pages.length ? `page ${at + 2}` : null,
    total: { value: pages.flat().length, exact: true },
  }));
  const deliveries = { succeeded: 1, failed: 0, held: 0, waiting: 0 };
  return {
    'status.rows': replies,
    'status.post-anyway': { row: ROW },
    'status.refresh': { released: 1, deliveries },
  } as unknown as NonNullable<Parameters<typeof runFake>[1]>['answers'] & object;
}

describe('a row that is named by its number', () => {
  const line = ['status', 'post-anyway', 'INV-7', '--reason', 'Two of them'];
  const another = { ...ROW, id: 'key-2', books: 'Branch' };

  test('is found behind longer numbers that begin like it', async () => {
    const answers = rowsAre([{ ...ROW, id: 'key-9', number: 'INV-70' }], [ROW]);
    const { out, asked } = await runFake(line, { answers });
    expect(asked.at(-1)?.input).toEqual({ id: 'key-1', reason: 'Two of them' });
    expect(out).toBe('INV-7 goes to the books with the next sync.\n');
  });

  test('needs its books where two have that number', async () => {
    const answers = rowsAre([ROW, another]);
    for (const words of [line, ['status', 'refresh', 'INV-7']]) {
      const { err, exit, asked } = await runFake(words, { answers });
      expect(err).toContain('Branch, Head office');
      expect(exit).toBe(2);
      expect(asked.map(({ channel }) => channel)).toEqual(['status.rows']);
      const named = await runFake([...words, '--books', 'Branch'], { answers });
      expect(named.asked.at(-1)?.input).toMatchObject({ id: 'key-2' });
    }
  });

  test('is told where its number is listed', async () => {
    for (const words of ['post-anyway', 'refresh']) {
      expect((await runFake(['status', words, '--help'])).out).toContain('as status --details lists it');
    }
  });
});
