import { expect, test } from 'vitest';
import { currencyCode } from '../../../src-shared/money/index.ts';
import { type DeliveryRow, type PosDocument, transferName } from '../../../src-shared/model/index.ts';
import { amount, ANNA, balance, cash, daysOn, event, sale, tea, tell } from '../../seeds/till.ts';
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
  await using booked = await tell(layby(0), {}, { beside: [...layby(1), laybyDone(2)] });
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

const LEAVES = aTransfer('transfer-out', 'T-1', 2, daysOn(0));
const ARRIVES = aTransfer('transfer-in', 'T-1', 2, daysOn(1));
const MUCH_LATER = event('pay-in', 'P-1', { ...daysOn(20), tenders: [cash(100)], total: amount(100) });

test('goods that leave by one till and arrive by the other arrive at what they left with', async () => {
  await using booked = await tell([LEAVES], {}, { beside: [ARRIVES] });
  expect(booked.run).toMatchObject({ deliveries: { failed: 0 }, attention: [] });
  const { shelf } = await booked.answer();
  expect(shelf['TEA-1 @ PJ']).toEqual({ quantity: 2_000, value: 800 });
  expect(await balance(booked, '1410')).toBe(0);
  expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
});

test('goods of one transfer do not arrive at what another of that number, between other places, left with', async () => {
  const elsewhere = { ...ARRIVES, location: 'JB' };
  await using booked = await tell([LEAVES], {}, { beside: [elsewhere] });
  const { embedded } = booked.services.ledger;
  // Nobody has said yet that they left: their departure is waited for.
  expect(booked.run.deliveries).toMatchObject({ failed: 1 });
  const [ours, other] = [transferName('KL', 'PJ', 'T-1'), transferName('KL', 'JB', 'T-1')];
  expect(await embedded.inTransit(booked.use.books.id, [ours])).toMatchObject([
    { quantity: 2_000, value: 800 },
  ]);
  expect(await embedded.inTransit(booked.use.books.id, [other])).toEqual([]);
  expect(await balance(booked, '1410')).toBe(800);
});

test.each([
  ['and has not said where to, is waited for', { caseId: 'T-1' }, 1],
  ['and goes to another place, is not', { caseId: 'T-1', otherLocation: 'JB' }, 0],
])('a departure that is not in the books yet, %s', async (_, details, failed) => {
  // In another currency than the books': it is held.
  const leaves = { ...LEAVES, currency: currencyCode('USD'), details };
  await using booked = await tell([leaves], {}, { beside: [{ ...ARRIVES, ...daysOn(0) }, MUCH_LATER] });
  expect(booked.run.deliveries).toMatchObject({ failed });
});

test('the same sales told by both go in once, and again when the first were taken back', async () => {
  await using booked = await tell([sale('1')], {}, { beside: [sale('A1')] });
  const rows = async (): Promise<readonly DeliveryRow[]> =>
    (await booked.services.ledger.deliveries.list(null, { cursor: null, limit: 10 })).rows;
  const invoices = (await rows()).filter(({ type }) => type === 'invoice');
  expect(invoices.map(({ state }) => state).toSorted()).toEqual(['held', 'succeeded']);
  const went = invoices.find(({ state }) => state === 'succeeded');
  const other = invoices.find(({ state }) => state === 'held');
  expect(other?.cause).toMatchObject({ code: 'duplicate-suspected', data: { theirs: went?.number } });
  expect(await balance(booked, '4000')).toBe(-10_000);
  await booked.services.ledger.deliveries.release({});
  await booked.sync();
  expect(await balance(booked, '4000')).toBe(-10_000);
  await booked.ask('books.undo', { number: went?.number ?? '', reason: 'the other till brings it' });
  await booked.services.ledger.deliveries.release({});
  await booked.sync();
  expect(await balance(booked, '4000')).toBe(-10_000);
  expect((await rows()).find(({ key }) => key === other?.key)?.state).toBe('succeeded');
});
