import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { withdrawOvertaken } from '../../../src-main/sync/overtaken.ts';
import { deliveryKey, failure } from '../../../src-shared/model/index.ts';
import { postStream } from '../../../src-main/sync/post.ts';
import { balance, dateOn, daysOn, sale, tell } from '../../seeds/till.ts';
import type { BookedWeek, WeekSettings } from '../../support/weeks/books.ts';

// Documents that are made, and whose day is locked before they come to the books.

/** A sale of 106.00 whose invoice is made and not delivered yet when its day is locked. */
async function overtaken(settings: WeekSettings = {}): Promise<BookedWeek> {
  const week = await tell([sale('1', daysOn(0))], { autoInvoice: false, ...settings });
  await postStream(week.services, week.use, {}, week.services.signal);
  await week.ask('books.set-lock', { lockedThrough: dateOn(1) });
  return week;
}

/** What people are written down to have done. */
async function audited(week: BookedWeek): Promise<readonly string[]> {
  await week.close();
  const database = new Database(week.file, { readonly: true });
  try {
    return database.prepare<[], string>('SELECT action FROM audit').pluck().all();
  } finally {
    database.close();
  }
}

async function posting(week: BookedWeek) {
  const [digest] = (await week.ask('digests.list', {})).digests;
  const { journal } = await week.ask('digests.show', { id: digest?.id ?? '' });
  return { digest, journal };
}

describe('a document whose day is locked before it comes to the books', () => {
  test('is refused; undone and brought back it is planned and posted for the first open day', async () => {
    await using week = await overtaken();
    const { attention } = await week.sync();
    expect(attention).toMatchObject([{ kind: 'undelivered', failure: { code: 'period-locked' } }]);
    const [refused] = attention;
    const number = refused?.kind === 'undelivered' ? refused.number : '';
    const { plan } = await week.ask('books.undo-plan', { number });
    expect(plan.documents).toMatchObject([{ number, on: null }]);
    await week.ask('books.undo', { number, reason: 'locked' });
    expect((await week.sync()).attention).toEqual([]);
    expect((await posting(week)).digest).toMatchObject({ excluded: '106.00', posted: '0.00' });
    await week.ask('books.bring-back', { number });
    const planned = (await posting(week)).journal;
    expect(planned.map(({ date, stand }) => [date, stand])).toEqual([
      [dateOn(2), 'planned'],
      [dateOn(2), 'planned'],
    ]);
    await week.ask('digests.post', { ids: [(await posting(week)).digest?.id ?? ''] });
    const { entries } = await week.ask('books.journal', {});
    expect(entries.filter(({ narration }) => narration.startsWith('Sales'))).toMatchObject([
      { date: dateOn(2), narration: `Sales KL ${dateOn(0)} (of ${dateOn(0)})` },
    ]);
    expect(await balance(week, '1010')).toBe(10_600);
    expect((await posting(week)).digest).toMatchObject({ posted: '106.00', excluded: '0.00' });
    expect(await week.services.ledger.check()).toMatchObject({ ok: true });
  });

  test('is posted anew when a person posts its digest once more, and nobody is said to have undone it', async () => {
    await using week = await overtaken();
    const { attention } = await week.sync();
    const number = attention[0]?.kind === 'undelivered' ? attention[0].number : '';
    const id = (await posting(week)).digest?.id ?? '';
    const result = await week.ask('digests.post', { ids: [id] });
    expect(result).toMatchObject({ posted: 1, deliveries: { succeeded: 1, failed: 0 }, attention: [] });
    expect(await balance(week, '1010')).toBe(10_600);
    expect((await posting(week)).digest).toMatchObject({ posted: '106.00', excluded: '0.00' });
    const { deliveries } = week.services.ledger;
    expect(await deliveries.numbered(week.use.books.id, number)).toMatchObject({
      state: 'held',
      cause: { code: 'overtaken-by-lock', data: { lockedThrough: dateOn(1) } },
    });
    const { orders } = await week.ask('digests.orders', { id });
    expect(orders).toMatchObject([{ state: 'posted', reason: null, undone: null }]);
    expect(await week.services.ledger.check()).toMatchObject({ ok: true });
    expect(await audited(week)).not.toContain('posting-undone');
  });

  test('and undone is brought back with all that was posted with it', async () => {
    await using week = await overtaken();
    const { attention } = await week.sync();
    const number = attention[0]?.kind === 'undelivered' ? attention[0].number : '';
    await week.ask('books.undo', { number, reason: 'locked' });
    const id = (await posting(week)).digest?.id ?? '';
    const { orders } = await week.ask('digests.orders', { id });
    expect(orders).toMatchObject([{ state: 'excluded', undone: number }]);
  });

  test('is left alone while something that posts the same may be in the books', async () => {
    const postingStyle = 'orders-and-receipts-per-shift';
    await using week = await overtaken({ postingStyle });
    await week.sync();
    const { services, use } = week;
    const { deliveries } = services.ledger;
    const refused = await deliveries.refused(use.stream.id);
    const [receipt, order] = refused;
    expect(refused.map(({ type }) => type)).toEqual(['receipt', 'sales-order']);
    const cause = receipt?.cause ?? failure('internal');
    const key = receipt?.key ?? deliveryKey('');
    // It was sent once more, and no answer came.
    await deliveries.release({ keys: [key] });
    await deliveries.markSending([key]);
    await deliveries.settle([{ key, state: 'unknown', cause }]);
    expect(await withdrawOvertaken(services, use.books, use.stream, {})).toBe(0);
    expect(await deliveries.numbered(use.books.id, order?.number ?? '')).toMatchObject({ state: 'failed' });
    await deliveries.settle([{ key, state: 'waiting' }]);
    await deliveries.markSending([key]);
    await deliveries.settle([{ key, state: 'failed', cause }]);
    expect(await withdrawOvertaken(services, use.books, use.stream, {})).toBe(1);
  });

  test('is posted anew by itself where the stream posts by itself, and its money comes once', async () => {
    await using week = await overtaken();
    await week.ask('streams.set', { stream: 'Week', settings: { autoInvoice: true } });
    const { run } = await week.ask('sync.run', {});
    expect(run).toMatchObject({ deliveries: { failed: 0, succeeded: 1 }, attention: [] });
    expect(await balance(week, '1010')).toBe(10_600);
    expect((await week.ask('sync.run', {})).run.deliveries).toMatchObject({ failed: 0, succeeded: 0 });
    expect((await posting(week)).digest).toMatchObject({ posted: '106.00', excluded: '0.00' });
    expect(await week.services.ledger.check()).toMatchObject({ ok: true });
  });
});

test('what the books have of a locked day is undone on the first open day, and posts anew there', async () => {
  await using week = await tell([sale('1', daysOn(0))]);
  await week.ask('books.set-lock', { lockedThrough: dateOn(0) });
  const { invoices } = await week.ask('books.invoices', {});
  const number = invoices.find(({ type }) => type === 'invoice')?.number ?? '';
  await week.ask('books.undo', { number, reason: 'wrong' });
  await week.ask('books.bring-back', { number });
  await week.sync();
  expect(await balance(week, '1010')).toBe(10_600);
  const { entries } = await week.ask('books.journal', {});
  const sales = entries.filter(({ narration }) => /Sales KL/u.test(narration)).map(({ date }) => date);
  expect(sales).toEqual([dateOn(0), dateOn(1), dateOn(1)]);
  expect(await week.services.ledger.check()).toMatchObject({ ok: true });
});
