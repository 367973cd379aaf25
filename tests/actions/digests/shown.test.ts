import { describe, expect, test } from 'vitest';
import type { BookedWeek } from '../../support/weeks/books.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { MONDAY, event, sale, tell } from '../../seeds/till.ts';
import { aSale } from '../../support/builders.ts';

// What a window shows of a digest: where its entries stand, and which documents it has become.

const SHORT = event('shift-close', 'S1', {
  total: minor(0),
  details: { counts: [{ method: 'Cash', expected: minor(10_600), counted: minor(10_000) }] },
});
const ORDERS = { postingStyle: 'orders-and-receipts-per-shift' } as const;

async function digest(booked: BookedWeek) {
  const [found] = (await booked.ask('digests.list', {})).digests;
  if (found === undefined) throw new Error('There is no digest');
  return found;
}

/** Each entry's stand, and what it puts on an account, debits positive. */
async function shown(booked: BookedWeek, account: string) {
  const { journal } = await booked.ask('digests.show', { id: (await digest(booked)).id });
  return journal.flatMap(({ stand, lines }) =>
    lines
      .filter((line) => line.account === account)
      .map(({ debit, credit }) => `${stand} ${credit === '0.00' ? debit : `-${credit}`}`),
  );
}

describe('the journal of a digest', () => {
  test('says of a pending variance that it waits, until a person makes it normal', async () => {
    await using booked = await tell([sale('1'), SHORT]);
    expect(await shown(booked, '6910')).toEqual(['pending 6.00']);
    await booked.ask('books.make-normal', {});
    expect(await shown(booked, '6910')).toEqual(['posted 6.00']);
  });

  test('has the invoice of a processed order with its cost, and the order only until then', async () => {
    await using booked = await tell([sale('1')], ORDERS);
    expect(await shown(booked, '4000')).toEqual(['pending -100.00']);
    expect(await shown(booked, '5000')).toEqual([]);
    await booked.ask('books.process', {});
    expect(await shown(booked, '4000')).toEqual(['posted -100.00']);
    expect(await shown(booked, '5000')).toEqual(['posted 4.00']);
    const { documents } = await digest(booked);
    const [invoice] = (await booked.ask('books.invoices', { type: 'invoice' })).invoices;
    expect(documents.map(({ number }) => number)).toContain(invoice?.number);
  });

  test('has what was undone with its reversal, and the list has neither document nor status of it', async () => {
    await using booked = await tell([sale('1')]);
    const before = await digest(booked);
    expect(before).toMatchObject({ status: 'posted', documentCount: 1 });
    await booked.ask('books.undo', { number: before.documents[0]?.number ?? '', reason: 'wrong day' });
    expect((await shown(booked, '4000')).toSorted()).toEqual(['posted -100.00', 'posted 100.00']);
    expect(await digest(booked)).toMatchObject({
      status: 'held',
      documents: [],
      documentCount: 0,
      excluded: '106.00',
    });
    expect((await booked.ask('ledger.check', {})).problems).toEqual([]);
  });
});

test('what has nothing to post is among the holds only where it is asked for', async () => {
  await using booked = await tell([sale('1'), event('shift-open', 'S1')]);
  expect(await booked.ask('holds.list', {})).toMatchObject({ holds: [], total: { value: 0 } });
  expect(await booked.ask('holds.list', { code: 'nothing-to-post' })).toMatchObject({
    holds: [{ kind: 'shift-open' }],
    total: { value: 1 },
  });
});

test('busy days are stored a few hundred documents at a time', async () => {
  await using booked = await tell([], { postingStyle: 'invoice-per-order' });
  const { deliveries } = booked.services.ledger;
  const stored: number[] = [];
  const post = deliveries.post.bind(deliveries);
  Object.assign(deliveries, {
    post: (writes: Parameters<typeof post>[0]) => {
      stored.push(writes.reduce((all, { drafts }) => all + drafts.length, 0));
      return post(writes);
    },
  });
  const ofDay = (day: number) =>
    Array.from({ length: 260 }, (_, at) =>
      aSale(`${day}-${at}`, {
        occurredAt: (sale('x').occurredAt + day * 86_400_000) as ReturnType<typeof sale>['occurredAt'],
      }),
    );
  await booked.more([...ofDay(0), ...ofDay(1)]);
  expect(stored).toEqual([260, 260]);
  const { digests } = await booked.ask('digests.list', { search: `20260302-260` });
  expect(digests).toMatchObject([{ date: MONDAY, documentCount: 260 }]);
  // Of each invoice the sale and its payment: they come in parts, which together are all of them.
  const id = digests[0]?.id ?? '';
  const first = await booked.ask('digests.show', { id, limit: 1 });
  expect(first.digest).toMatchObject({ documentCount: 260 });
  expect(first.digest.documents).toHaveLength(20);
  expect(first.journal).toHaveLength(200);
  const rest = await booked.ask('digests.show', { id, limit: 1, journalFrom: first.journalCount - 10 });
  expect(rest.journal).toHaveLength(10);
  expect(first.journalCount).toBeGreaterThanOrEqual(520);
});
