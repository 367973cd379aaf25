import { expect, test } from 'vitest';
import { balance, daysOn, sale, tell } from '../../seeds/till.ts';
import { transferName } from '../../../src-shared/model/index.ts';
import { aTransfer } from '../../support/builders.ts';

const T1 = transferName('KL', 'PJ', 'T1');
const ARRIVES = aTransfer('transfer-in', 'T1', 3, daysOn(0));

test('goods whose departure came before Daybook are taken in when a week has told of none', async () => {
  await using booked = await tell([sale('0', daysOn(-1)), ARRIVES, sale('1', daysOn(7))]);
  expect(booked.run.deliveries).toMatchObject({ failed: 1 });
  await booked.more([sale('2', daysOn(8))]);
  expect(await booked.services.ledger.embedded.inTransit(booked.use.books.id, [T1])).toMatchObject([
    { quantity: -3_000 },
  ]);
  expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
});

test('a departure that is held is waited for', async () => {
  const leaves = aTransfer('transfer-out', 'T1', 3, daysOn(0));
  const nowhere = { ...leaves, details: { caseId: 'T1' } };
  await using booked = await tell([nowhere, ARRIVES, sale('1', daysOn(20))]);
  expect(await booked.services.ledger.embedded.inTransit(booked.use.books.id, [T1])).toEqual([]);
});

test('more than was sent leaves nothing on the way, and can be undone', async () => {
  const leaves = aTransfer('transfer-out', 'T1', 2, daysOn(0));
  await using booked = await tell([leaves, { ...ARRIVES, ...daysOn(1) }]);
  expect(await balance(booked, '1410')).toBe(0);
  await booked.ask('books.undo', { number: 'TI-PJ-20260303-001', reason: 'miscounted' });
  expect(await balance(booked, '1410')).toBe(800);
  expect(await booked.services.ledger.embedded.inTransit(booked.use.books.id, [T1])).toMatchObject([
    { quantity: 2_000, value: 800 },
  ]);
  expect(await booked.services.ledger.check()).toMatchObject({ ok: true });
});
