import { expect, test } from 'vitest';
import type { Discovery } from '../../../src-main/core/ports/source.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { amount, ANNA, event, tea, tell } from '../../seeds/till.ts';
import { OPENING_DAY } from '../../support/weeks/shelf.ts';

// Books that are locked up to the evening before a second till is connected, as of which it opens.

const details = { ...ANNA.details, caseId: 'L1' };

/** 200.00 have been paid for a layby of three pieces before Daybook. */
const OPENINGS: Partial<NonNullable<Discovery['openings']>> = {
  balances: [
    {
      ledger: 'layby',
      location: 'KL',
      subject: 'L1',
      caseKind: 'layby',
      customer: { customer: 'CUST-1', details },
      amount: minor(20_000),
    },
  ],
  orders: [event('layby-open', 'L1', { ...ANNA, details, lines: [tea(3)], total: amount(31_800) })],
};

test.each([true, false])(
  'what opens the books waits until they take it: posting by itself %s',
  async (auto) => {
    await using booked = await tell(
      [],
      { autoInvoice: auto },
      { beside: [], lockedThrough: OPENING_DAY, besideOpens: OPENINGS },
    );
    const refused = booked.run.attention.flatMap((each) =>
      each.kind === 'undelivered' ? [each.number] : [],
    );
    const order = refused.find((number) => number.startsWith('SO-')) ?? '';
    expect(refused.length).toBeGreaterThan(1);
    // No POS document stands behind it that could post anew: it cannot be undone either.
    await expect(booked.ask('books.undo', { number: order, reason: 'wrong' })).rejects.toThrow(
      'document-not-found',
    );
    await booked.ask('digests.post', {});
    await booked.ask('books.set-lock', { lockedThrough: null });
    expect((await booked.sync()).deliveries).toMatchObject({ succeeded: refused.length, failed: 0 });
    const { rows } = await booked.ask('books.count-sheet', { location: 'KL' });
    expect(rows).toMatchObject([{ onHand: '10', onLayby: '3' }]);
    expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
  },
);
