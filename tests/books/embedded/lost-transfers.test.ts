import { expect, test } from 'vitest';
import { transferName } from '../../../src-shared/model/index.ts';
import { balance, dateOn, daysOn, tell } from '../../seeds/till.ts';
import { aTransfer } from '../../support/builders.ts';
import { serve } from '../../../src-main/ipc/serve.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';

const T1 = transferName('KL', 'PJ', 'T1');
const OUT = 'TO-KL-20260302-001';
const CLOSING = `${OUT}/1`;

/** Five pieces of 4.00 leave, and three arrive. */
function shortfall(): Promise<BookedWeek> {
  return tell([aTransfer('transfer-out', 'T1', 5, daysOn(0)), aTransfer('transfer-in', 'T1', 3, daysOn(1))]);
}

async function onTheWay({ services, use }: BookedWeek) {
  return (await services.ledger.embedded.inTransit(use.books.id, [T1])).map(({ quantity, value }) => [
    quantity,
    value,
  ]);
}

async function shelves({ services, use }: BookedWeek) {
  const states = await services.ledger.embedded.stockOnHand(use.books.id);
  return states.map(({ location, quantity, value }) => [location, quantity, value]);
}

test('what never arrived goes to stock differences at what it left with, once', async () => {
  await using booked = await shortfall();
  const before = await shelves(booked);
  expect(await balance(booked, '1410')).toBe(800);
  const result = await booked.ask('books.close-transfer', { number: OUT, reason: 'fell off the van' });
  expect(result).toMatchObject({
    done: [{ number: OUT, state: 'closed', made: [{ type: 'transfer-in', number: CLOSING }] }],
    refused: [],
  });
  expect([await balance(booked, '1410'), await balance(booked, '5300')]).toEqual([0, 800]);
  expect(await onTheWay(booked)).toEqual([[0, 0]]);
  expect(await shelves(booked)).toEqual(before);
  const { entries } = await booked.ask('books.journal', {});
  expect(entries.find(({ narration }) => narration.startsWith('Lost'))?.lines).toMatchObject([
    { account: '5300', debit: '8.00', memo: 'fell off the van' },
    { account: '1410', credit: '8.00' },
  ]);
  const again = await serve(booked.services, 'books.close-transfer', { number: OUT, reason: 'again' });
  expect(again).toMatchObject({ ok: false, failure: { code: 'document-not-open' } });
  expect((await booked.services.ledger.check()).problems).toEqual([]);
});

test('it is lost on the day on which that is decided, or on the first open day after', async () => {
  let now = daysOn(5).occurredAt;
  await using booked = await tell(
    [aTransfer('transfer-out', 'T1', 5, daysOn(0)), aTransfer('transfer-in', 'T1', 3, daysOn(3))],
    {},
    { clock: { now: () => now } },
  );
  // By the number of its departure, long before it arrived in part.
  await booked.ask('books.close-transfer', { number: OUT, reason: 'lost' });
  expect(await lostOn(booked)).toEqual([dateOn(5)]);
  await booked.ask('books.undo', { number: CLOSING, reason: 'found' });
  await booked.ask('books.set-lock', { lockedThrough: dateOn(8) });
  now = daysOn(6).occurredAt;
  await booked.ask('books.close-transfer', { number: OUT, reason: 'lost after all' });
  expect(await lostOn(booked)).toEqual([dateOn(5), dateOn(9)]);
});

async function lostOn(booked: BookedWeek): Promise<readonly string[]> {
  const { entries } = await booked.ask('books.journal', {});
  const lost = entries.filter(({ narration }) => narration.startsWith('Lost'));
  return lost.map(({ date }) => date).toSorted();
}

test('it can be undone by itself, and done again; the departure cannot be undone under it', async () => {
  await using booked = await shortfall();
  await booked.ask('books.close-transfer', { number: 'TI-PJ-20260303-001', reason: 'lost' });
  const under = await serve(booked.services, 'books.undo', { number: OUT, reason: 'wrong' });
  expect(under).toMatchObject({ ok: false, failure: { code: 'document-not-open' } });
  await booked.ask('books.undo', { number: 'TI-PJ-20260303-001/1', reason: 'found' });
  expect(await onTheWay(booked)).toEqual([[2_000, 800]]);
  expect([await balance(booked, '1410'), await balance(booked, '5300')]).toEqual([800, 0]);
  await booked.ask('books.close-transfer', { number: 'TI-PJ-20260303-001', reason: 'lost after all' });
  expect([await balance(booked, '1410'), await balance(booked, '5300')]).toEqual([0, 800]);
  expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
});

test('what arrives after all is found', async () => {
  await using booked = await shortfall();
  await booked.ask('books.close-transfer', { number: OUT, reason: 'lost' });
  const late = aTransfer('transfer-in', 'T1', 2, daysOn(3));
  await booked.more([{ ...late, sourceId: 'transfer-in-T1-2' }]);
  expect([await balance(booked, '1410'), await balance(booked, '5300')]).toEqual([0, 0]);
  expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
});
