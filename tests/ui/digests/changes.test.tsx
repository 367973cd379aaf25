import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DigestScreen } from '../../../src-renderer/features/digests/digest-screen.tsx';
import { useDigests } from '../../../src-renderer/features/digests/digests-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { type Answers, expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aChange, aChoice, aDetail, aDigest, changesOf, days, pageOf, planOf } from './builders.ts';

const PATH = '/digests/dig_1/changes';
const DAY = aDigest({
  status: 'changed-since-posted',
  posted: '1240.50',
  waiting: '0.00',
  counts: { source: 42, posted: 41, waiting: 0, onOrder: 0, held: 1, excluded: 0 },
});
const DONE = {
  settled: 1,
  refused: [],
  documents: [{ kind: 'invoice', number: 'INV-9', amount: '4.00' }],
  deliveries: { succeeded: 1, failed: 0, held: 0, waiting: 0 },
  attention: [],
};

function shown(answers: Answers = {}, path = PATH, scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({
    'digests.list': pageOf(days(1)),
    'books.list': { books: [{ name: 'Books', system: 'embedded', currency: 'MYR' }] },
    'digests.show': ({ id }) => aDetail({ ...DAY, id }),
    'digests.orders': {
      orders: [],
      timeZone: 'Asia/Kuala_Lumpur',
      next: null,
      total: { value: 0, exact: true },
    },
    'digests.changes': changesOf([aChange(1)]),
    'digests.changes-plan': planOf(),
    ...answers,
  });
  const rendered = renderScreen(<DigestScreen />, { bridge, path, route: '/digests/:id/:tab', scheme });
  return rendered.then((all) => ({ bridge, ...all }));
}

beforeEach(async () => {
  useDigests.setState(useDigests.getInitialState(), true);
  await page.viewport(1072, 752);
});

describe('that a day has changed', () => {
  test('is said on every view of it, and leads to what differs', async () => {
    const { screen, at } = await shown({}, '/digests/dig_1/summary');
    const notice = screen.getByRole('region', { name: 'This day has changed since it was posted' });
    await notice.getByRole('link', { name: 'Show the changes' }).click();
    await expect.poll(at).toBe(PATH);
    await expect.element(notice).toBeVisible();
    await expect.element(notice.getByRole('link')).not.toBeInTheDocument();
    await expect
      .element(screen.getByRole('tab', { name: 'Changes' }))
      .toHaveAttribute('aria-selected', 'true');
  });

  test('is not said of another day, which has no such view', async () => {
    const { screen } = await shown(
      { 'digests.show': ({ id }) => aDetail(aDigest({ id })) },
      '/digests/dig_1/summary',
    );
    await expect.element(screen.getByRole('tab', { name: 'Journal' })).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Changes' }).elements()).toEqual([]);
    expect(screen.getByText(/has changed since/u).elements()).toEqual([]);
  });
});

describe('what differs', () => {
  test.each(['light', 'dark'] as const)(
    'is told receipt by receipt, and by account, in %s',
    async (scheme) => {
      const { screen } = await shown(
        {
          'digests.changes': changesOf([
            aChange(1),
            aChange(2, { what: 'cancelled', difference: '-12.00', differences: [] }),
            aChange(3, {
              what: 'moved',
              difference: '0.00',
              differences: [
                {
                  part: 'head',
                  label: 'occurredAt',
                  before: [{ fact: 'instant', data: { at: '2026-10-31T06:15:00Z' } }],
                  after: [{ fact: 'instant', data: { at: '2026-11-01T06:15:00Z' } }],
                },
                {
                  part: 'count',
                  label: 'Cash',
                  before: [{ fact: 'counted', data: { counted: '10.00', expected: '10.00' } }],
                  after: null,
                },
              ],
            }),
          ]),
          'digests.changes-plan': planOf({
            choices: [
              aChoice('adjust'),
              aChoice('replace', {
                refused: failure('period-locked', { data: { date: '2026-10-31' } }),
              }),
              aChoice('leave'),
            ],
          }),
        },
        PATH,
        scheme,
      );
      const table = screen.getByRole('table', { name: 'What differs, receipt by receipt' });
      await expect
        .element(table.getByRole('row', { name: /R-00001.*Sale.*2:15.*PM.*Edited.*\+4\.00/u }))
        .toBeVisible();
      await expect.element(table.getByRole('row', { name: /Item TEA-1.*1 × 3\.5.*2 × 3\.5/u })).toBeVisible();
      await expect
        .element(table.getByRole('row', { name: /Payment by Visa.*Not there.*29\.50/u }))
        .toBeVisible();
      await expect.element(table.getByRole('row', { name: /R-00002.*Cancelled.*-12\.00/u })).toBeVisible();
      await expect.element(table.getByText('The whole receipt was cancelled.')).toBeVisible();
      await expect.element(table.getByRole('row', { name: /Time.*Oct 31.*Nov 1/u })).toBeVisible();
      await expect
        .element(table.getByRole('row', { name: /Counted: Cash.*10\.00, where 10\.00 was expected/u }))
        .toBeVisible();
      await expect
        .element(table.getByRole('link', { name: 'R-00001' }))
        .toHaveAttribute('href', '/explain/receipts/doc_1');
      const journal = screen.getByRole('table', { name: 'What an adjustment posts' });
      await expect.element(journal.getByRole('row', { name: /Card clearing.*Visa.*29\.50/u })).toBeVisible();
      await expect.element(journal.getByRole('row', { name: /Total.*29\.50.*29\.50/u })).toBeVisible();
      expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
      await expectAccessible();
    },
  );

  test('hundreds of receipts come page by page', async () => {
    const page = (from: number) => Array.from({ length: 50 }, (_, index) => aChange(from + index));
    const { screen, bridge } = await shown({
      'digests.changes': ({ cursor }) =>
        changesOf(page(Number(cursor ?? '1')), {
          next: cursor === '151' ? null : String(Number(cursor ?? '1') + 50),
          total: { value: 200, exact: true },
        }),
    });
    await expect.element(screen.getByText('Showing 50 of 200')).toBeVisible();
    for (const shownNow of [100, 150, 200]) {
      await screen.getByRole('button', { name: 'Load more' }).click();
      await expect.element(screen.getByText(`Showing ${shownNow} of 200`)).toBeVisible();
    }
    await expect.element(screen.getByRole('link', { name: 'R-00200' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Load more' }).elements()).toEqual([]);
    expect(bridge.inputsOf('digests.changes').map(({ cursor }) => cursor)).toEqual([
      null,
      '51',
      '101',
      '151',
    ]);
  });

  test('may move no account at all', async () => {
    const choices = [aChoice('adjust', { journal: [] }), aChoice('replace'), aChoice('leave')];
    const { screen } = await shown({ 'digests.changes-plan': planOf({ choices }) });
    await expect.element(screen.getByText('Nothing: no account would come to anything else.')).toBeVisible();
  });

  test('may be nothing any more, or not yet', async () => {
    const { screen, bridge } = await shown({ 'digests.changes': changesOf([]) });
    await expect.element(screen.getByRole('heading', { name: 'Nothing has changed' })).toBeVisible();
    await expect.element(screen.getByText(/reads the same in the POS/u)).toBeVisible();
    await expectAccessible();
    bridge.answer({ 'digests.show': ({ id }) => aDetail(aDigest({ id })) });
    bridge.emit('changed', { topics: ['digests'] });
    await expect.element(screen.getByText(/Nothing of this day is posted/u)).toBeVisible();
  });

  test('that cannot be read says why, and is read again', async () => {
    const { screen, bridge } = await shown({ 'digests.changes': failure('engine-restarted') });
    await expect.element(screen.getByRole('alert')).toBeVisible();
    bridge.answer({ 'digests.changes': changesOf([aChange(1)]) });
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('link', { name: 'R-00001' })).toBeVisible();
  });
});

describe('a decision', () => {
  test('shows what will be posted, wants a reason, is followed, and stands until it is put away', async () => {
    const running = fakeTask({ channel: 'digests.settle-changes', phase: 'post' });
    const { screen, bridge, go } = await shown({ 'tasks.start': { task: running } });
    await screen.getByRole('button', { name: 'Adjust…' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Adjust Bangsar, Oct 31, 2026?' });
    await expect.element(dialog.getByRole('textbox', { name: 'Reason' })).toHaveFocus();
    await expect.element(dialog.getByText(/What differs in 1 receipt is posted, \+/u)).toBeVisible();
    await expect
      .element(dialog.getByRole('region', { name: 'What will be posted' }))
      .toMatchTextContent(/Card clearing/u);
    await expectAccessible();
    await userEvent.keyboard('x{Tab}{Tab}{Enter}');
    await expect.element(dialog.getByText(/Say in a few words why/u)).toBeVisible();
    expect(bridge.inputsOf('tasks.start')).toEqual([]);
    await dialog.getByRole('textbox').fill('Paid by card after all');
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(bridge.inputsOf('tasks.start')).toEqual([
      {
        channel: 'digests.settle-changes',
        input: { id: 'dig_1', choice: 'adjust', reason: 'Paid by card after all', seen: 'seen-1' },
      },
    ]);
    await expect.element(screen.getByRole('progressbar')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Leave as it is…' })).toBeDisabled();
    bridge.answer({
      'digests.show': ({ id }) => aDetail({ ...DAY, id, status: 'posted' }),
      'digests.changes': changesOf([]),
    });
    const ended = { state: 'done', endedAt: '2026-11-02T01:00:00.000Z' } as const;
    bridge.emit('task', {
      task: fakeTask({ channel: 'digests.settle-changes', ...ended, outcome: { ok: true, value: DONE } }),
    });
    bridge.emit('changed', { topics: ['digests', 'books'] });
    await expect
      .element(screen.getByText(/1 changed receipt is dealt with\. 1 document was made/u))
      .toBeVisible();
    await expect.element(screen.getByRole('heading', { name: 'Nothing has changed' })).toBeVisible();
    // It is the outcome of that day, in whichever view.
    await go('/digests/dig_1/summary');
    await expect.element(screen.getByText(/1 changed receipt is dealt with/u)).toBeVisible();
    await go('/digests/dig_2/summary');
    await expect.element(screen.getByText(/1 changed receipt is dealt with/u)).not.toBeInTheDocument();
    await go('/digests/dig_1/summary');
    await screen.getByRole('button', { name: 'Hide the outcome' }).click();
    await expect.element(screen.getByText(/1 changed receipt is dealt with/u)).not.toBeInTheDocument();
  });

  test.each([
    ['Replace…', 'Replace Bangsar, Oct 31, 2026?', 'Take back and post anew', 'replace'],
    ['Leave as it is…', 'Leave Bangsar, Oct 31, 2026 as it is?', 'Leave as it is', 'leave'],
  ] as const)('%s', async (button, title, confirm, choice) => {
    const task = fakeTask({ channel: 'digests.settle-changes' });
    const { screen, bridge } = await shown({ 'tasks.start': { task } });
    await screen.getByRole('button', { name: button }).click();
    const dialog = screen.getByRole('dialog', { name: title });
    await dialog.getByRole('textbox').fill('As agreed');
    await dialog.getByRole('button', { name: confirm }).click();
    await expect
      .poll(() => bridge.inputsOf('tasks.start').map(({ input }) => input))
      .toEqual([{ id: 'dig_1', choice, reason: 'As agreed', seen: 'seen-1' }]);
  });

  test('about a locked day says which day it counts on, and about another one nothing of that', async () => {
    const { screen, bridge } = await shown({
      'digests.changes-plan': planOf({ adjustedOn: businessDate('2026-12-01') }),
    });
    await screen.getByRole('button', { name: 'Adjust…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText(/it counts on Dec 1, 2026, the first open day/u)).toBeVisible();
    bridge.answer({ 'digests.changes-plan': planOf() });
    bridge.emit('changed', { topics: ['digests'] });
    await expect.element(dialog.getByText(/open day/u)).not.toBeInTheDocument();
  });

  test('to replace says what goes and what the difference is, not what the day comes to', async () => {
    const choices = [aChoice('adjust'), aChoice('replace', { settled: 2 }), aChoice('leave')];
    const { screen } = await shown({ 'digests.changes-plan': planOf({ choices }) });
    await expect.element(screen.getByText(/The other documents of the day stay\./u)).toBeVisible();
    await screen.getByRole('button', { name: 'Replace…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText(/^The documents that hold these 2 receipts/u)).toBeVisible();
    await expect.element(dialog.getByText(/What the day comes to changes by \+.*4\.00\.$/u)).toBeVisible();
  });

  test('that is refused says why and where that is mended, instead of a button', async () => {
    const { screen } = await shown({
      'digests.changes-plan': planOf({
        choices: [
          aChoice('adjust', {
            refused: failure('account-unknown', {
              target: 'account:revenue',
              data: { number: '4000', stream: 'Bangsar tills' },
            }),
          }),
          aChoice('replace', { refused: failure('period-locked', { data: { date: '2026-10-31' } }) }),
          aChoice('leave'),
        ],
      }),
    });
    await expect
      .element(screen.getByRole('link', { name: 'Open the periods' }))
      .toHaveAttribute('href', '/periods');
    await expect
      .element(screen.getByRole('link', { name: 'Open the mapping' }))
      .toHaveAttribute('href', '/streams/Bangsar%20tills/mappings/accounts');
    expect(screen.getByRole('button', { name: /^Adjust|^Replace/u }).elements()).toEqual([]);
    await expect.element(screen.getByRole('button', { name: 'Leave as it is…' })).toBeEnabled();
  });

  test('that cannot start says why in its dialog, which stays', async () => {
    const { screen } = await shown({ 'tasks.start': failure('too-many-tasks') });
    await screen.getByRole('button', { name: 'Leave as it is…' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('textbox').fill('As agreed');
    await dialog.getByRole('button', { name: 'Leave as it is' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Too much work is waiting/u);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Leave as it is…' })).toHaveFocus();
  });

  test('that fails on its way says why, with its cure', async () => {
    const task = fakeTask({ channel: 'digests.settle-changes' });
    const { screen, bridge } = await shown({ 'tasks.start': { task } });
    await screen.getByRole('button', { name: 'Replace…' }).click();
    await screen.getByRole('dialog').getByRole('textbox').fill('As agreed');
    await screen.getByRole('dialog').getByRole('button', { name: 'Take back and post anew' }).click();
    bridge.emit('task', {
      task: fakeTask({
        channel: 'digests.settle-changes',
        state: 'failed',
        endedAt: '2026-11-02T01:00:00.000Z',
        outcome: { ok: false, failure: failure('period-locked', { data: { date: '2026-10-31' } }) },
      }),
    });
    await expect
      .element(screen.getByRole('alert').getByRole('link', { name: 'Open the periods' }))
      .toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Replace…' })).toBeEnabled();
  });
});

describe('what is decided about', () => {
  const three = [aChange(1), aChange(2), aChange(3)];
  const startsOf = (bridge: Awaited<ReturnType<typeof shown>>['bridge']) =>
    bridge.inputsOf('tasks.start').map(({ input }) => input);

  test('is all of the day, or the receipts that stay ticked: they are worked out and sent', async () => {
    const task = fakeTask({ channel: 'digests.settle-changes' });
    const { screen, bridge } = await shown({
      'digests.changes': changesOf(three, { next: '4', total: { value: 60, exact: true } }),
      'digests.changes-plan': ({ documents }) =>
        planOf({ choices: [aChoice('adjust', { settled: documents?.length ?? 60 }), aChoice('leave')] }),
      'tasks.start': { task },
    });
    await expect.element(screen.getByRole('checkbox', { name: 'Choose all changed receipts' })).toBeChecked();
    await screen.getByRole('checkbox', { name: 'Choose R-00002' }).click();
    await expect.element(screen.getByText('2 are chosen. What is not shown here is not.')).toBeVisible();
    await expectAccessible();
    await screen.getByRole('button', { name: 'Adjust…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText(/^What differs in 2 receipts is posted/u)).toBeVisible();
    await expect.element(dialog.getByRole('textbox')).toHaveFocus();
    await dialog.getByRole('textbox').fill('As agreed');
    await dialog.getByRole('button', { name: 'Post the difference' }).click();
    const documents = ['doc_1', 'doc_3'];
    await expect
      .poll(() => startsOf(bridge))
      .toEqual([{ id: 'dig_1', choice: 'adjust', reason: 'As agreed', seen: 'seen-1', documents }]);
    expect(bridge.inputsOf('digests.changes-plan').map((input) => input.documents)).toEqual([
      undefined,
      documents,
    ]);
  });

  test('can be none: then nothing can be decided, and by keyboard all are ticked again', async () => {
    const { screen } = await shown({ 'digests.changes': changesOf(three) });
    const all = screen.getByRole('checkbox', { name: 'Choose all changed receipts' });
    await screen.getByRole('checkbox', { name: 'Choose R-00001' }).click();
    await all.click();
    await expect.element(screen.getByRole('checkbox', { name: 'Choose R-00003' })).toBeChecked();
    await all.click();
    await expect.element(screen.getByText(/^No receipt is chosen/u)).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Leave as it is…' })).toBeDisabled();
    await userEvent.keyboard(' ');
    await expect.element(all).toBeChecked();
    await expect.element(screen.getByRole('button', { name: 'Leave as it is…' })).toBeEnabled();
  });

  test('names what stays as posted, with its cause and cure, and what goes along', async () => {
    const left = [
      { failure: failure('change-not-adjustable'), count: 22, numbers: ['T-1', 'T-2'] },
      { failure: failure('account-unknown', { data: { name: '4999' } }), count: 1, numbers: ['R-9'] },
    ];
    const choices = [aChoice('adjust', { left }), aChoice('replace', { along: 3 }), aChoice('leave')];
    const { screen } = await shown({ 'digests.changes-plan': planOf({ choices }) });
    await expect
      .element(screen.getByText('22 receipts stay as posted: T-1, T-2. And 20 more.'))
      .toBeVisible();
    await expect.element(screen.getByText(/cannot be posted as a difference/u)).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Open the mapping' })).toBeVisible();
    await expectAccessible();
    await screen.getByRole('button', { name: 'Adjust…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('1 receipt stays as posted: R-9.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await screen.getByRole('button', { name: 'Replace…' }).click();
    await expect
      .element(dialog.getByText('3 other changed receipts were posted in the same documents and go along.'))
      .toBeVisible();
    expect(dialog.getByText(/out of the books/u).elements()).toEqual([]);
  });

  test('where something of the day waits for review, replacing says that it is out of the books', async () => {
    const choices = [aChoice('adjust'), aChoice('replace', { waits: true }), aChoice('leave')];
    const { screen } = await shown({ 'digests.changes-plan': planOf({ choices }) });
    await screen.getByRole('button', { name: 'Replace…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText(/is out of the books until you post that day/u)).toBeVisible();
  });

  test('of very many receipts is worked out for the first ones, and says so', async () => {
    const { screen } = await shown({ 'digests.changes-plan': planOf({ planned: 1000, total: 3000 }) });
    await expect
      .element(screen.getByText(/^Worked out for the first 1,?000 of 3,?000 changed receipts\./u))
      .toBeVisible();
    for (const [button, text] of [
      ['Adjust…', /^What differs in 3,?000 receipts is posted\.$/u],
      ['Replace…', /^The documents that hold these 3,?000 receipts.*read now\.$/u],
      ['Leave as it is…', /^Nothing is posted\..* of 3,?000 receipts\.$/u],
    ] as const) {
      await screen.getByRole('button', { name: button }).click();
      const dialog = screen.getByRole('dialog');
      await expect.element(dialog.getByText(text)).toBeVisible();
      await expect
        .element(dialog.getByText(/^Worked out for the first 1,?000 of them, which come to \+.*4\.00\./u))
        .toBeVisible();
      await userEvent.keyboard('{Escape}');
    }
  });

  test('is what was chosen when the dialog opened, also when nothing of it is left', async () => {
    const { screen, bridge } = await shown({ 'digests.changes': changesOf(three) });
    await screen.getByRole('checkbox', { name: 'Choose R-00002' }).click();
    await screen.getByRole('button', { name: 'Leave as it is…' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('textbox').fill('As agr');
    const refused = failure('digest-not-changed');
    bridge.answer({
      'digests.changes': changesOf([aChange(2)]),
      'digests.changes-plan': ({ documents }) =>
        planOf({ choices: [aChoice('leave', documents === undefined ? {} : { refused })] }),
    });
    bridge.emit('changed', { topics: ['digests'] });
    await expect.element(dialog.getByText(/^Nothing of the digest reads differently/u)).toBeVisible();
    bridge.answer({ 'digests.changes': changesOf([]) });
    bridge.emit('changed', { topics: ['digests'] });
    await expect.element(screen.getByText('Nothing has changed')).toBeInTheDocument();
    await expect.element(dialog.getByText(/^Nothing of the digest reads differently/u)).toBeVisible();
    expect(new Set(bridge.inputsOf('digests.changes-plan').map((input) => input.documents?.join()))).toEqual(
      new Set([undefined, 'doc_1,doc_3']),
    );
  });

  test('is all again when every one is ticked; what is told of all does not go for the ticked ones', async () => {
    const { screen } = await shown({ 'digests.changes': changesOf(three) });
    const all = screen.getByRole('checkbox', { name: 'Choose all changed receipts' });
    const one = screen.getByRole('checkbox', { name: 'Choose R-00002' });
    await expect.element(screen.getByRole('table', { name: 'What an adjustment posts' })).toBeVisible();
    const status = screen.getByRole('status').elements();
    await one.click();
    await expect.element(screen.getByText('2 are chosen.')).toBeVisible();
    // Words are read out where their place was there before them.
    expect(status.some((place) => place.textContent === '2 are chosen.')).toBe(true);
    await expect
      .element(screen.getByRole('table', { name: 'What differs in all changed receipts' }))
      .toBeVisible();
    await one.click();
    await expect.element(all).toBeChecked();
    expect(screen.getByText(/chosen\./u).elements()).toEqual([]);
    await expect.element(screen.getByRole('table', { name: 'What an adjustment posts' })).toBeVisible();
  });

  test('the accounts that replacing moves are named so, under headers of columns', async () => {
    const { screen } = await shown();
    await screen.getByRole('button', { name: 'Replace…' }).click();
    const table = screen.getByRole('dialog').getByRole('table', {
      name: 'What is different in the books afterwards',
    });
    await expect.element(table).toBeVisible();
    expect(table.getByRole('columnheader').elements()).toHaveLength(4);
    expect(table.element().querySelectorAll('thead th[scope="col"]')).toHaveLength(4);
  });

  test('that cannot be done to the ticked ones says why, and asks for no reason', async () => {
    const refused = failure('change-not-adjustable', { where: 'R-00001' });
    const { screen } = await shown({
      'digests.changes': changesOf(three),
      'digests.changes-plan': ({ documents }) =>
        planOf({
          choices: [aChoice('adjust', documents === undefined ? {} : { refused }), aChoice('leave')],
        }),
    });
    for (const number of ['R-00002', 'R-00003']) {
      await screen.getByRole('checkbox', { name: `Choose ${number}` }).click();
    }
    await screen.getByRole('button', { name: 'Adjust…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText(/What changed of R-00001 cannot/u)).toBeVisible();
    expect(dialog.getByRole('textbox').elements()).toEqual([]);
  });
});
