import { describe, expect, test } from 'vitest';
import { accountPayment, accountSale, aLine, aSale, aTransfer } from '../../support/builders.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';
import { explainFailure, loadTexts, RESOURCES_FOLDER } from '../../../src-main/platform/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { LATER } from '../../support/shop.ts';
import { amount, ANNA, cash, dateOn, daysOn, event, MONDAY, sale, tea, tell } from '../../seeds/till.ts';

const REASON = 'the till was put right';
const dear = (sourceId: string) =>
  sale(sourceId, { lines: [tea(1, { net: minor(20_000), tax: minor(1_200) })] });

async function idOf(booked: BookedWeek, date: string = MONDAY, location = 'KL'): Promise<string> {
  const { digests } = await booked.ask('digests.list', { limit: 100 });
  return digests.find((digest) => digest.date === date && digest.location === location)?.id ?? '';
}

/** Code of the refusal by choice; null: it can be chosen. */
async function choicesOf(booked: BookedWeek): Promise<Record<string, string | null>> {
  const { choices } = await booked.ask('digests.changes-plan', { id: await idOf(booked) });
  return Object.fromEntries(choices.map(({ choice, refused }) => [choice, refused?.code ?? null]));
}

const settle = async (booked: BookedWeek, choice: 'adjust' | 'replace' | 'leave') =>
  booked.ask('digests.settle-changes', { id: await idOf(booked), choice, reason: REASON });

describe('the policy of a stream', () => {
  test('ask: a person is told, and the books stay as they are', async () => {
    await using booked = await tell([sale('1')]);
    const run = await booked.more([dear('1')]);
    expect(run.attention).toMatchObject([{ kind: 'changed', date: MONDAY }]);
    expect((await booked.answer()).accounts['4000']).toBe(-10_000);
  });

  test.each(['adjust', 'replace'] as const)(
    '%s: the same sync brings it to the books',
    async (changedDays) => {
      await using booked = await tell([sale('1'), sale('2')], { changedDays });
      const run = await booked.more([dear('1')]);
      expect(run.attention).toEqual([]);
      expect(run.deliveries).toMatchObject({ failed: 0, held: 0, waiting: 0 });
      expect((await booked.answer()).accounts['4000']).toBe(-30_000);
      const again = await booked.sync();
      expect(again.deliveries.succeeded).toBe(0);
    },
  );

  test.each([
    ['adjust', true],
    ['replace', true],
    ['adjust', false],
    ['replace', false],
  ] as const)(
    '%s settles posted days also where all else is reviewed first',
    async (changedDays, autoInvoice) => {
      await using booked = await tell([sale('1')], { changedDays, autoInvoice });
      if (!autoInvoice) await booked.ask('digests.post', {});
      await booked.more([dear('1')]);
      expect((await booked.answer()).accounts['4000']).toBe(-20_000);
    },
  );

  describe('where a person posts, nothing that nobody has looked at is posted', () => {
    test('replace asks while something else of the day waits', async () => {
      await using booked = await tell([sale('1')], { autoInvoice: false, changedDays: 'replace' });
      await booked.ask('digests.post', {});
      const run = await booked.more([dear('1'), sale('9')]);
      const waits = [{ kind: 'unsettled', failure: { code: 'changed-day-waits' } }];
      expect(run.attention).toMatchObject(waits);
      expect((await booked.ask('attention.list', {})).attention).toMatchObject(waits);
      expect((await booked.answer()).accounts['4000']).toBe(-10_000);
      await settle(booked, 'replace');
      expect((await booked.answer()).accounts['4000'] ?? 0).toBe(0);
      await booked.ask('digests.post', {});
      expect((await booked.answer()).accounts['4000']).toBe(-30_000);
    });

    test('what moves waits with the day that it moves to', async () => {
      await using booked = await tell([sale('1'), sale('2')], { autoInvoice: false });
      await booked.ask('digests.post', {});
      await booked.more([sale('1', daysOn(1)), sale('8', daysOn(1))]);
      await settle(booked, 'adjust');
      expect((await booked.answer()).accounts['4000']).toBe(-10_000);
      await booked.ask('digests.post', {});
      expect((await booked.answer()).accounts['4000']).toBe(-30_000);
    });
  });

  test('what is refused is for a person', async () => {
    const details = { otherLocation: 'PG', caseId: 't' };
    const sent = (pieces: number) => aTransfer('transfer-out', 't', pieces, { details });
    await using booked = await tell([sent(1)], { changedDays: 'adjust' });
    const run = await booked.more([sent(2)]);
    // Told once: with the reason.
    expect(run.attention).toMatchObject([{ kind: 'unsettled' }]);
    // It stands there with its reason until somebody decides, whichever run found it.
    const listed = async () => (await booked.ask('attention.list', {})).attention;
    const reason = { kind: 'unsettled', days: 1, documents: 1, failure: { code: 'change-not-adjustable' } };
    expect(await listed()).toMatchObject([reason]);
    await booked.ask('streams.set', { stream: booked.use.stream.name, settings: { changedDays: 'ask' } });
    expect(await listed()).toMatchObject([{ kind: 'changed' }]);
    expect(await choicesOf(booked)).toEqual({ adjust: 'change-not-adjustable', replace: null, leave: null });
  });
});

describe('what is refused', () => {
  test('replacing what is paid by something outside of the posting', async () => {
    await using booked = await tell([accountSale('i', ANNA), accountPayment('p', { ...ANNA, ...daysOn(1) })]);
    await booked.ask('books.allocate', {});
    await booked.more([
      accountSale('i', { ...ANNA, lines: [aLine({ net: minor(5_000), tax: minor(300) })] }),
    ]);
    const { choices } = await booked.ask('digests.changes-plan', { id: await idOf(booked) });
    const refused = choices.find(({ choice }) => choice === 'replace')?.refused;
    expect(refused?.code).toBe('document-allocated');
    await expect(settle(booked, 'replace')).rejects.toThrow(/document-allocated/);
    await settle(booked, 'adjust');
    expect((await booked.answer()).accounts['1200'] ?? 0).toBe(5_300 - 10_600);
  });

  test('replacing a locked day; adjusting it is dated on the first open one', async () => {
    await using booked = await tell([sale('1')]);
    await booked.ask('books.set-lock', { lockedThrough: dateOn(2) });
    await booked.more([dear('1')]);
    expect(await choicesOf(booked)).toEqual({ adjust: null, replace: 'period-locked', leave: null });
    const asked = await booked.ask('digests.changes-plan', { id: await idOf(booked) });
    expect(asked.adjustedOn).toBe(dateOn(3));
    const { documents } = await settle(booked, 'adjust');
    expect(documents).toMatchObject([{ kind: 'invoice', amount: '106.00' }]);
    const { entries } = await booked.ask('books.journal', { limit: 100 });
    const adjusting = entries.filter(({ narration }) => narration.startsWith('Adjustment'));
    expect(adjusting.map(({ date }) => date)).toEqual(adjusting.map(() => dateOn(3)));
    expect(adjusting[0]?.narration).toMatch(/^Adjustment of INV-\S+: Sales /u);
    expect(adjusting[0]?.narration).toContain(`(of ${MONDAY})`);
    expect((await booked.answer()).accounts['4000']).toBe(-20_000);
  });

  test('goods that come back for a locked day say in the cost that the books make of them what they are of', async () => {
    await using booked = await tell([sale('1')]);
    await booked.ask('books.set-lock', { lockedThrough: dateOn(2) });
    await booked.more([sale('1', { lines: [], tenders: [] })]);
    await settle(booked, 'adjust');
    const { entries } = await booked.ask('books.journal', { limit: 100 });
    const cost = entries.filter(({ narration }) => narration.startsWith('Cost of goods'));
    expect(cost.map(({ narration }) => narration)).toEqual([
      `Cost of goods KL ${MONDAY}`,
      expect.stringMatching(
        new RegExp(`^Cost of goods KL ${dateOn(3)} \\(of ${MONDAY}, adjusting INV-\\S+\\)$`, 'u'),
      ),
    ]);
  });

  test('adjusting a locked day where the stream holds what is dated in it', async () => {
    await using booked = await tell([sale('1')], { lockedDays: 'hold' });
    const refused = 'period-locked';
    await booked.ask('books.set-lock', { lockedThrough: dateOn(2) });
    await booked.more([dear('1')]);
    expect(await choicesOf(booked)).toEqual({ adjust: refused, replace: refused, leave: null });
    await expect(settle(booked, 'adjust')).rejects.toThrow(/period-locked/);
    await booked.ask('books.set-lock', { lockedThrough: null });
    await settle(booked, 'adjust');
    expect((await booked.answer()).accounts['4000']).toBe(-20_000);
  });

  test('whatever would post to books in quarantine', async () => {
    await using booked = await tell([sale('1')]);
    await booked.more([dear('1')]);
    const { services, use } = booked;
    await services.ledger.quarantine.begin(new Map([[use.books.id, 'copied']]));
    const refused = 'posting-quarantined';
    expect(await choicesOf(booked)).toEqual({ adjust: refused, replace: refused, leave: null });
    await expect(settle(booked, 'replace')).rejects.toThrow(/posting-quarantined/);
    await expect(settle(booked, 'adjust')).rejects.toThrow(/posting-quarantined/);
  });

  test('replacing in books that take nothing back; adjusting what they do not take', async () => {
    await using booked = await tell([sale('1')]);
    await booked.more([dear('1')]);
    const { services, use } = booked;
    const opened = services.openBooks(use.books);
    const types = new Set([...opened.capabilities.types].filter((type) => type !== 'invoice'));
    const books = { ...opened, capabilities: { ...opened.capabilities, undo: false, types } };
    Object.assign(services, { openBooks: () => books });
    expect(await choicesOf(booked)).toEqual({
      adjust: 'not-in-these-books',
      replace: 'undo-not-possible',
      leave: null,
    });
  });

  test('what can be neither adjusted nor replaced is put right by hand, and then left', async () => {
    const details = { otherLocation: 'PG', caseId: 't' };
    const sent = (pieces: number) => aTransfer('transfer-out', 't', pieces, { details });
    await using booked = await tell([sent(1)]);
    await booked.more([sent(2)]);
    const { services } = booked;
    expect(await choicesOf(booked)).toMatchObject({ adjust: 'change-not-adjustable' });
    const opened = services.openBooks(booked.use.books);
    const kept = () => ({ ...opened, capabilities: { ...opened.capabilities, undo: false } });
    Object.assign(services, { openBooks: kept });
    expect(await choicesOf(booked)).toEqual({
      adjust: 'change-by-hand',
      replace: 'undo-not-possible',
      leave: null,
    });
    const texts = loadTexts(RESOURCES_FOLDER);
    const cures = (['change-by-hand', 'undo-not-possible'] as const).map(
      (code) => explainFailure(failure(code), texts).cure,
    );
    for (const cure of cures) expect(cure).toMatch(/by hand in the books.*leave the change as it is/u);
    expect(cures[0]).not.toMatch(/replace|difference/iu);
  });

  test('adjusting what is not in the books yet', async () => {
    await using booked = await tell([sale('1')]);
    const { services, use } = booked;
    const opened = services.openBooks(use.books);
    const create: typeof opened.create = (documents) =>
      Promise.resolve(
        documents.map(({ document: { key } }) => ({ key, kind: 'refused', cause: failure('item-unknown') })),
      );
    const refusing = { ...opened, create };
    await booked.more([dear('1')]);
    Object.assign(services, { openBooks: () => refusing });
    expect((await settle(booked, 'adjust')).deliveries).toMatchObject({ failed: 1 });
    await booked.more([sale('1', { lines: [tea(1, { net: minor(30_000), tax: minor(1_800) })] })]);
    expect(await choicesOf(booked)).toMatchObject({ adjust: 'change-on-its-way' });
    Object.assign(services, { openBooks: () => opened });
    await booked.sync();
    expect(await choicesOf(booked)).toMatchObject({ adjust: null });
    await settle(booked, 'adjust');
    expect((await booked.answer()).accounts['4000']).toBe(-30_000);
  });

  test('anything of a document that does not add up any more: the failure names it', async () => {
    await using booked = await tell([sale('1')]);
    await booked.more([sale('1', { tenders: [cash(100)] })]);
    const { choices } = await booked.ask('digests.changes-plan', { id: await idOf(booked) });
    expect(choices[0]?.refused).toMatchObject({ code: 'order-out-of-balance', where: 'R-1' });
    expect(choices.map(({ journal }) => journal)).toEqual([[], [], []]);
  });

  test('who replaced a posting and why is known also when it ends half-way', async () => {
    await using booked = await tell([sale('1')]);
    await booked.more([dear('1')]);
    const { deliveries } = booked.services.ledger;
    const whole = { ...deliveries };
    Object.assign(deliveries, { postAnew: () => Promise.reject(new Error('killed')) });
    await expect(settle(booked, 'replace')).rejects.toThrow('killed');
    const subject = await idOf(booked);
    const { entries } = await booked.ask('audit.list', { subject });
    const settled = entries.find(({ action }) => action === 'changes-settled');
    expect(settled?.changes).toContainEqual({ field: 'reason', before: null, after: REASON });
    expect(settled?.changes).toContainEqual({ field: 'receipts', before: null, after: '1' });
    Object.assign(deliveries, whole);
    await settle(booked, 'replace');
    expect((await booked.answer()).accounts['4000']).toBe(-20_000);
  });

  test('a paused stream', async () => {
    await using booked = await tell([sale('1')]);
    await booked.more([dear('1')]);
    await booked.ask('streams.set', { stream: 'Week', status: 'paused' });
    await expect(settle(booked, 'leave')).rejects.toThrow(/stream-paused/);
  });
});

describe('what was posted by rules that have changed since', () => {
  const emptied = aSale('1', { lines: [], tenders: [] });

  test('is taken back from the account that it went to', async () => {
    const file = { now: LATER };
    await using booked = await tell([sale('1'), sale('2')], {}, { clock: { now: () => file.now } });
    file.now = instant(LATER + 60_000);
    await booked.ask('mappings.set', { stream: 'Week', type: 'account', key: 'revenue', value: '4490' });
    await booked.more([emptied]);
    const { choices } = await booked.ask('digests.changes-plan', { id: await idOf(booked) });
    const journal = choices.flatMap((choice) => choice.journal);
    expect(journal).not.toEqual([]);
    expect(journal.map(({ account }) => account)).not.toContain('4490');
    await settle(booked, 'adjust');
    const { accounts } = await booked.answer();
    expect(accounts['4000']).toBe(-10_000);
    expect(accounts['4490'] ?? 0).toBe(0);
  });

  test.each([{ postingStyle: 'journal-per-digest' }, { postingStyle: 'invoice-per-order' }] as const)(
    'is not adjusted by documents of another style: %o',
    async (settings) => {
      await using booked = await tell([sale('1'), sale('2')]);
      await booked.ask('streams.set', { stream: 'Week', settings });
      await booked.more([dear('1')]);
      const refused = 'rules-changed-since';
      expect(await choicesOf(booked)).toEqual({ adjust: refused, replace: null, leave: null });
      await expect(settle(booked, 'adjust')).rejects.toThrow(/rules-changed-since/);
      await settle(booked, 'replace');
      expect((await booked.answer()).accounts['4000']).toBe(-30_000);
    },
  );

  test('is not adjusted for a customer who has another name in the books now', async () => {
    await using booked = await tell([accountSale('i', ANNA)]);
    await booked.ask('streams.set', { stream: 'Week', settings: { customerIdAsCode: false } });
    await booked.more([
      accountSale('i', { ...ANNA, lines: [aLine({ net: minor(5_000), tax: minor(300) })] }),
    ]);
    expect(await choicesOf(booked)).toMatchObject({ adjust: 'rules-changed-since' });
  });
});

describe('late and cancelled orders of a posted day', () => {
  test('what was rung up offline and comes late is a supplement; the day is not called changed', async () => {
    await using booked = await tell([sale('1')]);
    const run = await booked.more([sale('2', { details: { offline: true } })]);
    expect(run.attention).toEqual([]);
    const { digests } = await booked.ask('digests.list', {});
    expect(digests).toMatchObject([{ status: 'posted', revision: 2, posted: '212.00' }]);
  });

  test('a cancellation of its own takes the sale back on its date, and is no change', async () => {
    await using booked = await tell([sale('1')]);
    const lines = [tea(-1, { net: minor(-10_000), tax: minor(-600) })];
    const run = await booked.more([
      sale('x', { kind: 'cancellation', reference: { kind: 'sale', sourceId: '1' }, lines }),
    ]);
    expect(run.attention).toEqual([]);
    expect((await booked.answer()).accounts['1010'] ?? 0).toBe(0);
    expect((await booked.ask('digests.changes', { id: await idOf(booked) })).changes).toEqual([]);
  });

  test.each(['adjust', 'replace'] as const)(
    'what the till has emptied shows as cancelled, and %s settles it',
    async (choice) => {
      await using booked = await tell([sale('1'), sale('2')]);
      const run = await booked.more([aSale('1', { lines: [], tenders: [] })]);
      expect(run.attention).toMatchObject([{ kind: 'changed' }]);
      const id = await idOf(booked);
      expect((await booked.ask('digests.changes', { id })).changes).toMatchObject([
        { what: 'cancelled', number: 'R-1', difference: '-106.00' },
      ]);
      await settle(booked, choice);
      expect((await booked.answer()).accounts['1010']).toBe(10_600);
      expect((await booked.answer()).shelf['TEA-1 @ KL']).toEqual({ quantity: 9_000, value: 3_600 });
      const { digests } = await booked.ask('digests.list', {});
      expect(digests).toMatchObject([{ status: 'posted', source: '106.00', posted: '106.00' }]);
      expect(await booked.ask('ledger.check', {})).toMatchObject({ problems: [] });
    },
  );
});

test('undoing the day that a document has moved to leaves the day that it has left as it is', async () => {
  await using booked = await tell([sale('1'), sale('2')]);
  await booked.more([sale('1', daysOn(1))]);
  await settle(booked, 'adjust');
  await booked.sync();
  const { plan } = await booked.ask('books.undo-plan', { number: 'INV-KL-20260303-001' });
  expect(plan.documents.map(({ number }) => number)).toEqual(['INV-KL-20260303-001']);
  await booked.ask('books.undo', { number: 'INV-KL-20260302-001', reason: 'wrong' });
  await booked.sync();
  expect((await booked.answer()).accounts['4000']).toBe(-10_000);
  expect(await booked.services.ledger.check()).toMatchObject({ problems: [] });
});

test.each(['adjust', 'replace'] as const)(
  'goods of a cancelled sale come back at what they were sold at, whatever has come in since: %s',
  async (choice) => {
    await using booked = await tell([sale('1')]);
    const before = (await booked.answer()).shelf['TEA-1 @ KL'];
    expect(before).toEqual({ quantity: 9_000, value: 3_600 });
    await booked.more([
      event('goods-received', 'G-1', { lines: [tea(1, { cost: minor(10_000) })], ...daysOn(1) }),
    ]);
    await booked.more([aSale('1', { lines: [], tenders: [] })]);
    await settle(booked, choice);
    const { accounts, shelf } = await booked.answer();
    expect(accounts['5000'] ?? 0).toBe(0);
    expect(shelf['TEA-1 @ KL']).toEqual({ quantity: 11_000, value: 14_000 });
  },
);

test('single documents are adjusted by their own kind', async () => {
  await using booked = await tell([
    event('pay-out', 'o', { reason: 'Milk', tenders: [cash(-1_000)], total: amount(-1_000) }),
    accountSale('i', ANNA),
  ]);
  await booked.more([
    event('pay-out', 'o', { reason: 'Milk', tenders: [cash(-1_500)], total: amount(-1_500) }),
    accountSale('i', { ...ANNA, lines: [aLine({ net: minor(5_000), tax: minor(300) })] }),
  ]);
  const { documents } = await settle(booked, 'adjust');
  expect(new Map(documents.map(({ kind, amount: total }) => [kind, total]))).toEqual(
    new Map([
      ['credit-note', '53.00'],
      ['journal', '-5.00'],
    ]),
  );
  const { accounts, owned } = await booked.answer();
  expect(accounts['1010']).toBe(-1_500);
  expect(Object.values(owned['receivable'] ?? {})).toEqual([5_300]);
});
