import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { accountNumber, type MappingValue, POSTING_STYLES } from '../../src-shared/model/index.ts';
import { ACCOUNTS } from '../support/oracle/accounts.ts';
import { askOracle } from '../support/oracle/oracle.ts';
import { bookWeek, weekDateOf } from '../support/weeks/books.ts';
import { GONE_REASON } from '../support/weeks/shelf.ts';
import { anyStories, anyStory, openLayby } from '../support/weeks/story.ts';
import { weekOf } from '../support/weeks/week.ts';

// Once everything is processed, activated and Normal, the style of posting is no longer seen in the books.
vi.setConfig({ testTimeout: 300_000 });

const RUNS = Math.ceil(Number(process.env['DAYBOOK_WEEKS'] ?? 25) / 3);
/** The same weeks each time, unless others are asked for. */
const SEED = Number(process.env['DAYBOOK_WEEKS_SEED'] ?? 20_261_122);

test('the four posting styles give the same balances, and the oracle the same again', async () => {
  await fc.assert(
    fc.asyncProperty(anyStories(22), anyStory, anyStory, async (stories, one, other) => {
      const week = weekOf([...stories, openLayby(one), openLayby(other)], true);
      const answers = [];
      for (const postingStyle of POSTING_STYLES) {
        await using booked = await bookWeek(
          week,
          { postingStyle, autoProcess: true },
          { mappings: [WRITE_OFF, TAX_AT_PAYMENT] },
        );
        // Goods on back-order wait for more to come in; here nothing does.
        await booked.ask('books.process', {});
        const { accounts, owned, shelf, onTheWay } = await booked.answer();
        expect(booked.run.deliveries, postingStyle).toMatchObject({ failed: 0, held: 0, waiting: 0 });
        expect(await booked.ask('ledger.check', {}), postingStyle).toMatchObject({ ok: true, problems: [] });
        answers.push({ style: postingStyle, accounts, owned, shelf, onTheWay });
        if (postingStyle !== 'invoice-per-digest') continue;
        const input = {
          ...week,
          isGone,
          writesOff: true,
          dateOf: weekDateOf,
          variances: true,
          taxAtPayment: new Set([TAX_AT_PAYMENT.key]),
        };
        const expected = askOracle(input, booked.steps());
        expect(accounts).toEqual(expected.accounts);
        expect(owned['layby-tax']).toEqual(expected.owned['layby-tax']);
      }
      const [first, ...others] = answers;
      for (const other of others)
        expect({ ...other, style: '' }, other.style).toEqual({ ...first, style: '' });
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 240_000, seed: SEED },
  );
});

/** Goods that come back damaged are written off. */
const WRITE_OFF: MappingValue = {
  type: 'journal-row',
  key: 'returns.write-off',
  value: { account: accountNumber(ACCOUNTS.writeOff), branch: false, details: 'off' },
};

/** Of the other codes the tax of laybys is due at their completion. */
const TAX_AT_PAYMENT: MappingValue = {
  type: 'tax',
  key: 'SR10',
  value: { booksTaxCode: 'SR10', account: accountNumber(ACCOUNTS.tax), taxPoint: 'payment' },
};

function isGone(reason: string | null): boolean {
  return reason === GONE_REASON;
}
