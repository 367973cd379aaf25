import { expect, test } from 'vitest';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { amount, ANNA, balance, cash, daysOn, event, tea, tell } from '../../seeds/till.ts';
import { aTransfer } from '../../support/builders.ts';

// Two tills that number their cases alike tell into one set of books.

/** A layby of one piece with 50.00 paid on it. */
function layby(day: number): readonly PosDocument[] {
  const of = { ...ANNA, details: { ...ANNA.details, caseId: 'L-1' } };
  return [
    event('layby-open', 'L-1', { ...of, ...daysOn(day), lines: [tea()] }),
    event('layby-deposit', 'L-1-1', { ...of, ...daysOn(day), tenders: [cash(5_000)], total: amount(5_000) }),
  ];
}

function laybyDone(day: number): PosDocument {
  const details = { ...ANNA.details, caseId: 'L-1', depositApplied: amount(5_000) };
  return event('layby-completion', 'L-1-2', {
    ...ANNA,
    ...daysOn(day),
    details,
    lines: [tea()],
    tenders: [cash(5_600)],
  });
}

function job(day: number): PosDocument {
  return event('installed-issue', 'J-1-1', {
    ...daysOn(day),
    lines: [tea()],
    details: { caseId: 'J-1' },
    total: amount(0),
  });
}

function jobDone(day: number): PosDocument {
  return event('installed-completion', 'J-1-2', {
    ...daysOn(day),
    lines: [tea()],
    tenders: [cash(10_600)],
    details: { caseId: 'J-1' },
  });
}

test('a layby of one is not closed by the completion of the other’s, whose deposits stay', async () => {
  await using booked = await tell(layby(0), {}, { beside: [...layby(0), laybyDone(1)] });
  const { orders } = await booked.ask('books.orders', {});
  expect(orders.map(({ state }) => state).toSorted()).toEqual(['closed', 'open']);
  expect(await booked.services.ledger.embedded.onLayby(booked.use.books.id)).toMatchObject([
    { quantity: 1_000 },
  ]);
  expect(await booked.services.ledger.embedded.subledgerBalances(booked.use.books.id, 'layby', null)).toEqual(
    [{ subject: 'week:1/layby/L-1', account: '2330', balance: -5_000 }],
  );
  // People are shown the number that the till gave it, and find it by that.
  const { lines } = await booked.ask('reports.subledger', { ledger: 'layby', subject: 'L-1' });
  expect(lines.map(({ subject, amount: moved }) => [subject, moved])).toEqual([
    ['L-1', '-50.00'],
    ['L-1', '-50.00'],
    ['L-1', '50.00'],
  ]);
  expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
});

test('deposits that the other has taken on a layby of that number are no beginning of ours', async () => {
  await using booked = await tell(layby(0), {}, { beside: [laybyDone(1)] });
  const { missing } = await booked.ask('reports.rollforward', { ledger: 'layby' });
  expect(missing).toMatchObject([{ subject: 'L-1', movement: 'used' }]);
});

test('the work in progress of one job is not released by the completion of the other’s', async () => {
  await using booked = await tell([job(0)], {}, { beside: [job(0), jobDone(1)] });
  expect(await balance(booked, '1420')).toBe(400);
  expect(await balance(booked, '5020')).toBe(400);
  expect(
    await booked.services.ledger.embedded.subledgerBalances(booked.use.books.id, 'work-in-progress', null),
  ).toMatchObject([{ subject: 'week:1/job/J-1', balance: 400 }]);
  expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
});

test('goods of one transfer do not arrive at what the other’s left with', async () => {
  const leaves = aTransfer('transfer-out', 'T-1', 2, daysOn(0));
  const arrives = aTransfer('transfer-in', 'T-1', 2, daysOn(1));
  await using booked = await tell([leaves], {}, { beside: [arrives] });
  const { embedded } = booked.services.ledger;
  // The other till has not said yet that they left: their departure is waited for.
  expect(booked.run.deliveries).toMatchObject({ failed: 1 });
  expect(await embedded.inTransit(booked.use.books.id, ['week:1/transfer/T-1'])).toMatchObject([
    { quantity: 2_000, value: 800 },
  ]);
  expect(await embedded.inTransit(booked.use.books.id, ['week%2F2/transfer/T-1'])).toEqual([]);
  expect(await balance(booked, '1410')).toBe(800);
});

test('the departure that an arrival waits for is its own till’s', async () => {
  const leaves = { ...aTransfer('transfer-out', 'T-1', 2, daysOn(0)), details: { caseId: 'T-1' } };
  const arrives = aTransfer('transfer-in', 'T-1', 2, daysOn(0));
  const later = event('pay-in', 'P-1', { ...daysOn(20), tenders: [cash(100)], total: amount(100) });
  await using booked = await tell([], {}, { beside: [leaves, arrives, later] });
  expect(booked.run.deliveries).toMatchObject({ failed: 1 });
});
