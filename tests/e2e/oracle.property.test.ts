import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type OracleAnswer, askOracle, posted } from '../support/oracle/oracle.ts';
import { ACCOUNTS } from '../support/oracle/accounts.ts';
import { accountNumber, type MappingValue, type PosDocument } from '../../src-shared/model/index.ts';
import { requireTool } from '../support/requires.ts';
import { PROGRAM_FOLDER } from '../../src-main/platform/index.ts';
import { type BookedWeek, type WeekSettings, bookWeek, weekDateOf } from '../support/weeks/books.ts';
import { GONE_REASON, TAX_CODES } from '../support/weeks/shelf.ts';
import { anyStories, openLayby } from '../support/weeks/story.ts';
import { type Week, anyWeek, idOf, weekOf } from '../support/weeks/week.ts';
import { expectBalanced, expectIdentity } from './identity.ts';

// Random weeks of everything a till does, against books that an accountant would keep beside them.
vi.setConfig({ testTimeout: 300_000 });

const RUNS = Number(process.env['DAYBOOK_WEEKS'] ?? 25);
const STORIES = 120;

/**
 * The gate asks for the same weeks each time, so that what it says depends on the code alone; for others,
 * or to have a run again that failed, its seed and path are in its message.
 */
const REPLAY = {
  seed: Number(process.env['DAYBOOK_WEEKS_SEED'] ?? 20_261_122),
  ...(process.env['DAYBOOK_WEEKS_PATH'] === undefined ? {} : { path: process.env['DAYBOOK_WEEKS_PATH'] }),
};

/** What the oracle says of a week that the program has booked. */
function expected(week: Week, booked: BookedWeek, variances: boolean): OracleAnswer {
  return askOracle(
    {
      ...week,
      isGone: (reason) => reason === GONE_REASON,
      dateOf: weekDateOf,
      variances,
    },
    booked.steps(),
  );
}

/** Customers without a number have codes of the program's making: their balances are compared, not their names. */
function withoutNames({ owned, ...rest }: OracleAnswer): unknown {
  const anonymous = Object.entries(owned).map(([ledger, sums]) => {
    const known = Object.entries(sums).filter(([subject]) => !isMade(subject));
    const made = Object.entries(sums).filter(([subject]) => isMade(subject));
    return [ledger, Object.fromEntries(known), made.map(([, amount]) => amount).toSorted((a, b) => a - b)];
  });
  return { ...rest, owned: anonymous };
}

function isMade(subject: string): boolean {
  return subject.startsWith('name:') || subject.startsWith('C-');
}

async function compare(week: Week, settings: WeekSettings): Promise<void> {
  await using booked = await bookWeek(week, settings);
  const { digests } = await booked.ask('digests.list', { limit: 200 });
  expectIdentity(digests);
  await expectKeptOut(week, booked);
  const { deliveries } = booked.run;
  expect(deliveries).toMatchObject({ failed: 0, held: 0, waiting: 0 });
  expectBalanced(await booked.ask('books.trial-balance', {}));
  const answer = await booked.answer();
  expect(withoutNames(answer)).toEqual(withoutNames(expected(week, booked, settings.autoProcess ?? false)));
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
}

/** Held is what a person must look at; excluded what came to nothing. Everything else is posted. */
async function expectKeptOut(week: Week, booked: BookedWeek): Promise<void> {
  const listed = await booked.ask('holds.list', { limit: 200 });
  // What came to nothing is listed only for who asks.
  const nothingToPost = await booked.ask('holds.list', { code: 'nothing-to-post', limit: 200 });
  const holds = [...listed.holds, ...nothingToPost.holds];
  const why = Object.groupBy(holds, ({ reason }) => OUT[reason.code] ?? 'held');
  const numbers = (rows: typeof holds = []): string[] => rows.map(({ number }) => number).toSorted();
  const reasons = holds.map(({ number, reason }) => `${number} ${reason.code}`).join(', ');
  const wanted = new Set(posted({ ...week, dateOf: weekDateOf }).map(idOf));
  const out = week.documents.filter((one) => !wanted.has(idOf(one)));
  const [held = [], cancelled = []] = [true, false].map((isHeld) =>
    out.filter((one) => week.held.has(idOf(one)) === isHeld),
  );
  expect(numbers(why.held), reasons).toEqual(held.map(({ number }) => number).toSorted());
  expect(numbers(why.cancelled), reasons).toEqual(cancelled.map(({ number }) => number).toSorted());
  const nothing = week.documents.filter(isNothing).map(({ number }) => number);
  expect(numbers(why.nothing), reasons).toEqual(nothing.toSorted());
}

const OUT: Readonly<Record<string, 'cancelled' | 'nothing'>> = {
  'cancelled-in-pos': 'cancelled',
  'nothing-to-post': 'nothing',
};

/** A shift that opens or comes out right. */
function isNothing({ kind, details }: PosDocument): boolean {
  switch (kind) {
    case 'shift-open':
      return true;
    case 'shift-close':
      return (details.counts ?? []).every(({ expected, counted }) => expected === counted);
    default:
      return false;
  }
}

test('all accounts, sub-ledgers and goods are what the documents say', async () => {
  await fc.assert(
    fc.asyncProperty(anyWeek(STORIES), async (week) => {
      await compare(week, {});
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 240_000, ...REPLAY },
  );
});

test('the same with one line for all sales, and with counted differences in the books', async () => {
  await fc.assert(
    fc.asyncProperty(anyWeek(STORIES), async (week) => {
      await compare(week, { grouping: 'all', autoProcess: true });
    }),
    { numRuns: Math.ceil(RUNS / 3), interruptAfterTimeLimit: 120_000, seed: REPLAY.seed },
  );
});

/** The tax of laybys is due with their deposits. */
const TAX_AT_PAYMENT = TAX_CODES.map((key): MappingValue => ({
  type: 'tax',
  key,
  value: { booksTaxCode: key, account: accountNumber(ACCOUNTS.tax), taxPoint: 'payment' },
}));

const hledger = requireTool('hledger');
const beancount = requireTool('beancount');
const MAIN = path.join(PROGRAM_FOLDER, 'src-main', 'hosts', 'cli', 'main.ts');

test.skipIf(!hledger.available || !beancount.available)(
  'other programs accept the books of a week',
  async () => {
    const [stories = []] = fc.sample(anyStories(60), { numRuns: 1, seed: 11 });
    const week = weekOf([...stories, ...stories.slice(0, 3).map(openLayby)]);
    await using booked = await bookWeek(week, { autoProcess: true }, { mappings: TAX_AT_PAYMENT });
    const { owned } = await booked.answer();
    expect(Object.keys(owned['layby-tax'] ?? {})).not.toEqual([]);
    await booked.close();
    const folder = mkdtempSync(path.join(tmpdir(), 'daybook-week-out-'));
    try {
      const env = { ...process.env, LC_ALL: 'C.UTF-8' };
      const run = (command: string, ...args: string[]) =>
        spawnSync(command, args, { cwd: folder, encoding: 'utf8', env });
      for (const [format, name] of [
        ['hledger', 'b.journal'],
        ['beancount', 'b.beancount'],
      ] as const) {
        const args = ['books', 'export', '--format', format, '--out', name, '--ledger', booked.file];
        expect(run(process.execPath, MAIN, ...args)).toMatchObject({ status: 0 });
      }
      expect(run(hledger.command, '-f', 'b.journal', 'check', '-s')).toMatchObject({ status: 0, stderr: '' });
      expect(run(beancount.command, '-C', 'b.beancount')).toMatchObject({
        status: 0,
        stdout: '',
        stderr: '',
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
