import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { withdrawOvertaken } from '../../../src-main/sync/overtaken.ts';
import { deliveryKey, failure } from '../../../src-shared/model/index.ts';
import { planDay } from '../../../src-main/sync/changed-days/plan.ts';
import { bringUp, changedDay, settleDay } from '../../../src-main/sync/changed-days/settle.ts';
import { rulesOfRun } from '../../../src-main/sync/run-rules.ts';
import { postStream } from '../../../src-main/sync/post.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { amount, balance, dateOn, daysOn, sale, tea, tell } from '../../seeds/till.ts';
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

describe('an adjustment whose day is locked before it comes to the books', () => {
  /** A sale of 106.00 that is in the books, was 212.00 indeed, and whose adjustment is not delivered yet. */
  async function adjusted(settings: WeekSettings = {}, after = [dear('1')]): Promise<BookedWeek> {
    const week = await tell([sale('1'), sale('2')], settings);
    if (settings.autoInvoice === false) await week.ask('digests.post', {});
    await week.more(after);
    const { services, use } = week;
    const [row] = await services.ledger.digests.changedSincePosted(use.stream.id);
    if (row === undefined) throw new Error('Nothing has changed');
    const { rules, lockedThrough } = await rulesOfRun(services, use);
    const posting = { rules, lockedThrough: await lockedThrough() };
    const day = await changedDay(services, use, row, posting);
    const days = await settleDay(
      services,
      day,
      await planDay(services, day, 'adjust', day.changes),
      'a test',
    );
    await bringUp(services, use, days, posting, services.signal);
    await week.ask('books.set-lock', { lockedThrough: dateOn(1) });
    return week;
  }
  const dear = (id: string) => sale(id, { lines: [tea(1, { net: amount(20_000), tax: amount(1_200) })] });

  test.each([true, false])('goes to the first open day by itself (autoInvoice %s)', async (autoInvoice) => {
    await using week = await adjusted({ autoInvoice });
    const run = await week.sync();
    expect(run.attention).toEqual([]);
    expect(run.deliveries).toMatchObject({ succeeded: 1, failed: 0, held: 0, waiting: 0 });
    expect(await balance(week, '4000')).toBe(-30_000);
    const { entries } = await week.ask('books.journal', { limit: 100 });
    const adjusting = entries.filter(({ narration }) => narration.startsWith('Adjustment'));
    expect(new Set(adjusting.map(({ date }) => date))).toEqual(new Set([dateOn(2)]));
    expect((await posting(week)).digest).toMatchObject({ status: 'posted', posted: '318.00' });
    expect(await week.services.ledger.check()).toMatchObject({ ok: true, problems: [] });
    expect((await week.sync()).deliveries).toMatchObject({ succeeded: 0, failed: 0 });
    const actions = await audited(week);
    expect(actions).toContain('posting-withdrawn');
    // The opening balance, the invoice, its adjustment, and the one on the first open day.
    expect(actions.filter((action) => action === 'document-posted')).toHaveLength(4);
  });

  test('goes on to a later day when that is locked as well, and changes once more from there', async () => {
    await using week = await adjusted();
    const { services, use } = week;
    const [first] = await services.ledger.deliveries.refused(use.stream.id);
    expect(first).toBeUndefined();
    const opened = services.openBooks(use.books);
    // The first open day of the first try is locked while it is on its way.
    let locks = 1;
    const create: typeof opened.create = async (jobs) => {
      if (locks < 3) await services.ledger.embedded.setLock(use.books.id, businessDate(dateOn((locks += 1))));
      return opened.create(jobs);
    };
    Object.assign(services, { openBooks: () => ({ ...opened, create }) });
    for (let run = 0; run < 3; run += 1) await week.sync();
    expect(await balance(week, '4000')).toBe(-30_000);
    const { entries } = await week.ask('books.journal', { limit: 100 });
    const adjusting = entries.filter(({ narration }) => narration.startsWith('Adjustment'));
    expect(adjusting.map(({ narration }) => narration.split('(of').length)).toEqual(adjusting.map(() => 2));
    await week.more([sale('1')]);
    await week.ask('digests.settle-changes', {
      id: (await posting(week)).digest?.id ?? '',
      choice: 'adjust',
      reason: 'back again',
    });
    expect(await balance(week, '4000')).toBe(-20_000);
    expect(await services.ledger.check()).toMatchObject({ ok: true });
  });

  test('takes what has moved to another day away once', async () => {
    await using week = await adjusted({}, [sale('1', daysOn(4))]);
    const run = await week.sync();
    expect(run.deliveries).toMatchObject({ failed: 0, held: 0, waiting: 0 });
    expect(await balance(week, '4000')).toBe(-20_000);
    expect(await week.services.ledger.check()).toMatchObject({ ok: true });
  });

  test('is left alone while it may be in the books', async () => {
    await using week = await adjusted();
    const { services, use } = week;
    const { deliveries, changes } = services.ledger;
    const [job] = await deliveries.next(use.books.id, 'waiting', 10);
    if (job === undefined) throw new Error('Nothing waits');
    await deliveries.markSending([job.key]);
    const { number: _number, ...document } = job.document;
    const writes = [{ key: job.key, draft: { ...document, key: deliveryKey(`${job.key}x`) } }];
    expect(await changes.redate(use.books.id, writes, failure('internal'))).toBe(0);
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
