import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CompletenessScreen } from '../../../src-renderer/features/completeness/completeness-screen.tsx';
import type { CompleteDayView, FindingView, Responses } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, type FakeBridge, fakeBridge, renderScreen } from '../support/index.ts';

beforeEach(() => page.viewport(1280, 800));

const AT = { path: '/completeness', route: '/completeness' } as const;
const LONG = 'Sungai Wang Plaza, ground floor, opposite the escalators and the fountain';

const GAP: FindingView = {
  id: 'numbers:R1:21:23',
  kind: 'numbers',
  register: 'R1',
  from: '21',
  to: '23',
  count: 3,
  explained: null,
};
const SHIFT: FindingView = {
  ...GAP,
  id: 'shift-not-closed:R1:A',
  kind: 'shift-not-closed',
  from: 'A',
  to: null,
  count: 1,
};
const SILENT: FindingView = {
  ...GAP,
  id: 'silent',
  kind: 'silent',
  register: null,
  from: null,
  to: null,
  count: 0,
};

const aDay = (date: string, parts: Partial<CompleteDayView> = {}): CompleteDayView => ({
  stream: 'Bangsar',
  location: 'KL',
  date,
  there: 97,
  expected: 97,
  findings: [],
  ...parts,
});

const DAYS = [
  aDay('2026-10-01'),
  aDay('2026-10-02', { expected: 100, findings: [GAP, SHIFT] }),
  aDay('2026-10-03', { location: LONG, there: 0, expected: 0, findings: [SILENT] }),
  aDay('2026-10-04', { findings: [{ ...GAP, explained: 'the till was replaced' }] }),
];

function aList(days: readonly CompleteDayView[], parts: Partial<Responses['completeness.list']> = {}) {
  const findings = days.flatMap((day) => day.findings);
  const places = new Set(days.map(({ location }) => location));
  return {
    from: '2026-09-20',
    to: '2026-10-31',
    days,
    open: findings.filter(({ explained }) => explained === null).length,
    next: null,
    total: { value: places.size, exact: true },
    ...parts,
  };
}

function bridgeOf(days: readonly CompleteDayView[] = DAYS): FakeBridge {
  return fakeBridge({
    'completeness.list': aList(days),
    'completeness.explain': { day: aDay('2026-10-02') },
    'streams.list': { streams: [] },
  });
}

test('of many shops the days stay in sight above them, and the shops beside them', async () => {
  await page.viewport(900, 700);
  const many = Array.from({ length: 40 }, (_, at) => aDay('2026-10-02', { location: `Shop ${10 + at}` }));
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge: bridgeOf(many), ...AT });
  const region = screen.getByRole('region', { name: 'Days by location' });
  await expect.element(region).toBeVisible();
  const calendar = region.element();
  const top = calendar.getBoundingClientRect().top;
  calendar.scrollTo(400, calendar.scrollHeight);
  expect(calendar.scrollTop).toBeGreaterThan(0);
  const [corner, day] = calendar.querySelectorAll('thead th');
  expect(corner?.getBoundingClientRect()).toMatchObject({ top, left: calendar.getBoundingClientRect().left });
  expect(day?.getBoundingClientRect().top).toBe(top);
  expect(calendar.getBoundingClientRect().bottom).toBeLessThanOrEqual(700);
});

test('a day that the keyboard goes back to is not beneath the dates or the shops', async () => {
  await page.viewport(900, 700);
  const many = Array.from({ length: 40 }, (_, at) =>
    aDay('2026-10-02', { location: `Shop ${10 + at}`, findings: [GAP] }),
  );
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge: bridgeOf(many), ...AT });
  const region = screen.getByRole('region', { name: 'Days by location' });
  await expect.element(region).toBeVisible();
  const calendar = region.element();
  const days = [...calendar.querySelectorAll<HTMLElement>('tbody button')];
  days.at(-1)?.focus();
  calendar.scrollLeft = calendar.scrollWidth;
  for (const day of days.toReversed()) {
    day.focus();
    const heads = calendar.querySelector('thead th')!.getBoundingClientRect();
    const shops = calendar.querySelector('tbody th')!.getBoundingClientRect();
    expect(day.getBoundingClientRect().top).toBeGreaterThanOrEqual(heads.bottom);
    expect(day.getBoundingClientRect().left).toBeGreaterThanOrEqual(shops.right);
  }
});

test.each(['light', 'dark'] as const)('each day says how much of it is there, in %s', async (scheme) => {
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge: bridgeOf(), ...AT, scheme });
  await expect.element(screen.getByText('3 gaps: something may be missing.')).toBeVisible();
  const gap = screen.getByRole('button', { name: 'KL, Oct 2, 2026: 97%, 2 gaps' });
  await expect.element(gap).toMatchTextContent(/97%/u);
  await expect
    .element(screen.getByRole('button', { name: `${LONG}, Oct 3, 2026: 0%, 1 gap` }))
    .toBeInTheDocument();
  await expect
    .element(screen.getByRole('button', { name: 'KL, Oct 4, 2026: 100%, all explained' }))
    .toBeInTheDocument();
  // A whole day has nothing to open.
  expect(screen.getByRole('button', { name: /Oct 1, 2026/u }).elements()).toEqual([]);
  expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
  await expectAccessible();
});

test('two stores that call a location alike are told apart', async () => {
  const days = [
    aDay('2026-10-02', { expected: 100, findings: [GAP] }),
    aDay('2026-10-02', { stream: 'Airport' }),
    aDay('2026-10-02', { location: 'PJ' }),
  ];
  const bridge = fakeBridge({ 'streams.list': { streams: [] }, 'completeness.list': aList(days) });
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  for (const name of ['KL · Airport', 'KL · Bangsar', 'PJ']) {
    await expect.element(screen.getByRole('rowheader', { name, exact: true })).toBeVisible();
  }
  await expect.element(screen.getByRole('button', { name: /^KL · Bangsar/u })).toBeVisible();
});

test('by keyboard: a day opens, and a person says why nothing is missing', async () => {
  const bridge = bridgeOf();
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  const cell = screen.getByRole('button', { name: /^KL, Oct 2, 2026/u });
  await expect.element(cell).toBeVisible();
  (cell.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const drawer = screen.getByRole('dialog', { name: 'KL, Oct 2, 2026' });
  await expect.element(drawer.getByText('3 receipts, 21 to 23 (till R1)')).toBeVisible();
  await expect.element(drawer.getByText('Shift A was opened and never closed (till R1)')).toBeVisible();
  const why = drawer.getByRole('button', { name: 'Say why…: 3 receipts, 21 to 23 (till R1)' });
  (why.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const reason = drawer.getByRole('textbox', { name: 'Reason' });
  await expect.element(reason).toHaveFocus();
  await expect.element(drawer.getByText('Why is this not missing?')).toBeVisible();
  // Out of it again, back to its button, and in.
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(why).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await drawer.getByRole('button', { name: 'Save the reason' }).click();
  await expect.element(drawer.getByText(/Say in a few words why/u)).toBeVisible();
  expect(bridge.inputsOf('completeness.explain')).toEqual([]);
  await reason.fill('the till was replaced');
  await expectAccessible();
  await drawer.getByRole('button', { name: 'Save the reason' }).click();
  await expect
    .poll(() => bridge.inputsOf('completeness.explain'))
    .toEqual([
      {
        stream: 'Bangsar',
        location: 'KL',
        date: '2026-10-02',
        findings: ['numbers:R1:21:23'],
        reason: 'the till was replaced',
      },
    ]);
  // What was explained is so now, and the keyboard is where it was.
  await expect.element(why).toHaveFocus();
  const explained = { ...GAP, explained: 'the till was replaced' };
  bridge.answer({
    'completeness.list': aList([aDay('2026-10-02', { expected: 98, findings: [explained, SHIFT] })]),
  });
  bridge.emit('changed', { topics: ['digests'] });
  await expect
    .element(drawer.getByRole('button', { name: 'Undo: 3 receipts, 21 to 23 (till R1)' }))
    .toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => screen.getByRole('dialog').elements()).toEqual([]);
});

test('all of a day is explained at once, and an explanation is taken back', async () => {
  const bridge = bridgeOf();
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: /^KL, Oct 2, 2026/u }).click();
  const all = screen.getByRole('button', { name: 'Say why for all of them…' });
  await all.click();
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(all).toHaveFocus();
  await all.click();
  await screen.getByRole('textbox', { name: 'Reason' }).fill('shop closed');
  await screen.getByRole('button', { name: 'Save the reason' }).click();
  await expect
    .poll(() => bridge.inputsOf('completeness.explain').at(-1)?.findings)
    .toEqual([GAP.id, SHIFT.id]);
  // The button goes with the last of them: the keyboard stays in the day.
  await expect.element(screen.getByText('97 of 100 receipts are there (Bangsar).')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('button', { name: /^KL, Oct 4, 2026/u }).click();
  await expect.element(screen.getByText('Explained: the till was replaced')).toBeVisible();
  await screen.getByRole('button', { name: /^Undo/u }).click();
  await expect.poll(() => bridge.inputsOf('completeness.explain').at(-1)).toMatchObject({ reason: null });
});

test('what could not be kept says why, and what was written stays', async () => {
  const bridge = bridgeOf();
  bridge.answer({ 'completeness.explain': failure('disk-full') });
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: /^KL, Oct 2, 2026/u }).click();
  await screen.getByRole('button', { name: 'Say why for all of them…' }).click();
  const reason = screen.getByRole('textbox', { name: 'Reason' });
  await reason.fill('shop closed');
  await screen.getByRole('button', { name: 'Save the reason' }).click();
  await expect.element(screen.getByRole('alert')).toBeVisible();
  await expect.element(reason).toHaveValue('shop closed');
});

test('the store of the address is what is asked for', async () => {
  const bridge = bridgeOf();
  const path = '/completeness?stream=Bangsar&from=2026-09-01&to=2026-09-30';
  await renderScreen(<CompletenessScreen />, { bridge, path, route: '/completeness' });
  await expect
    .poll(() => bridge.inputsOf('completeness.list'))
    .toMatchObject([{ stream: 'Bangsar', from: '2026-09-01', to: '2026-09-30' }]);
});

test('nothing missing, and nothing there', async () => {
  const bridge = bridgeOf([aDay('2026-10-01')]);
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('Nothing is missing from these days.')).toBeVisible();
  bridge.answer({ 'completeness.list': aList([]) });
  bridge.emit('changed', { topics: ['imports'] });
  await expect.element(screen.getByRole('link', { name: 'Connect a store' })).toBeVisible();
  await expectAccessible();
});

test('so many locations at a time: on and back again, and other days begin with the first', async () => {
  const bridge = bridgeOf();
  const total = { value: 40, exact: true };
  bridge.answer({ 'completeness.list': aList(DAYS, { next: '20', total }) });
  const path = '/completeness?from=2026-09-01&to=2026-09-30';
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, path, route: '/completeness' });
  const cursors = () => bridge.inputsOf('completeness.list').map(({ cursor }) => cursor);
  const next = screen.getByRole('button', { name: 'Next locations' });
  const previous = screen.getByRole('button', { name: 'Previous locations' });
  await expect.element(previous).toHaveAttribute('aria-disabled', 'true');
  bridge.answer({ 'completeness.list': aList([aDay('2026-09-04')], { total }) });
  await next.click();
  await expect.poll(cursors).toEqual([null, '20']);
  await expect.element(next).toHaveAttribute('aria-disabled', 'true');
  await expect.element(next).toHaveFocus();
  await expectAccessible();
  await previous.click();
  await expect.element(previous).toHaveAttribute('aria-disabled', 'true');
  await next.click();
  await screen.getByRole('button', { name: 'The last five weeks' }).click();
  const last = () => bridge.inputsOf('completeness.list').at(-1);
  await expect.poll(() => last()?.from).toBeUndefined();
  expect(last()?.cursor).toBeNull();
});

test('an earlier first day stays, and the last day follows it', async () => {
  const bridge = bridgeOf();
  const path = '/completeness?from=2026-09-01&to=2026-09-30';
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, path, route: '/completeness' });
  await expect.element(screen.getByText('92 days at most')).toBeVisible();
  const from = screen.getByRole('textbox', { name: 'From' });
  await from.fill('1 Jan 2026');
  await userEvent.keyboard('{Enter}{Tab}');
  await expect
    .poll(() => bridge.inputsOf('completeness.list').at(-1))
    .toMatchObject({ from: '2026-01-01', to: '2026-04-02' });
});

test('a day that the keyboard goes back to is not hidden behind the dates that stay in sight', async () => {
  const places = Array.from({ length: 40 }, (_, at) => `Shop ${String(at).padStart(2, '0')}`);
  const days = places.map((location) => aDay('2026-10-02', { location, expected: 100, findings: [GAP] }));
  const bridge = fakeBridge({ 'streams.list': { streams: [] }, 'completeness.list': aList(days) });
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  const calendar = screen.getByRole('region', { name: 'Days by location' });
  await expect.element(calendar).toBeVisible();
  const buttons = [...calendar.element().querySelectorAll('button')];
  buttons.at(-1)?.focus();
  calendar.element().scrollTop = calendar.element().scrollHeight;
  for (let back = 0; back < 30; back += 1) await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  const header = calendar.element().querySelector('thead th')?.getBoundingClientRect();
  const focused = document.activeElement?.getBoundingClientRect();
  expect(focused?.top).toBeGreaterThanOrEqual(header?.bottom ?? Number.POSITIVE_INFINITY);
});
