import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CompletenessScreen } from '../../../src-renderer/features/completeness/completeness-screen.tsx';
import type { CompleteDayView, FindingView } from '../../../src-shared/ipc/contract.ts';
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

function bridgeOf(days: readonly CompleteDayView[] = DAYS): FakeBridge {
  return fakeBridge({
    'completeness.list': { from: '2026-09-20', to: '2026-10-31', days },
    'completeness.explain': { day: aDay('2026-10-02') },
    'streams.list': { streams: [] },
  });
}

test.each(['light', 'dark'] as const)('each day says how much of it is there, in %s', async (scheme) => {
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge: bridgeOf(), ...AT, scheme });
  await expect.element(screen.getByText('3 things may be missing.')).toBeVisible();
  const gap = screen.getByRole('button', { name: 'KL, Oct 2, 2026: 97%, 2 things may be missing' });
  await expect.element(gap).toMatchTextContent(/97%/u);
  await expect
    .element(screen.getByRole('button', { name: `${LONG}, Oct 3, 2026: 0%, 1 thing may be missing` }))
    .toBeInTheDocument();
  await expect
    .element(screen.getByRole('button', { name: 'KL, Oct 4, 2026: 100%, all explained' }))
    .toBeInTheDocument();
  // A whole day has nothing to open.
  expect(screen.getByRole('button', { name: /Oct 1, 2026/u }).elements()).toEqual([]);
  expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
  await expectAccessible();
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
  await drawer.getByRole('button', { name: 'Explain: 3 receipts, 21 to 23 (till R1)' }).click();
  await drawer.getByRole('button', { name: 'Nothing is missing' }).click();
  await expect.element(drawer.getByText('Say why, in a few words.')).toBeVisible();
  expect(bridge.inputsOf('completeness.explain')).toEqual([]);
  await drawer.getByRole('textbox', { name: 'Why is nothing missing?' }).fill(' the till was replaced ');
  await expectAccessible();
  await drawer.getByRole('button', { name: 'Nothing is missing' }).click();
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
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => screen.getByRole('dialog').elements()).toEqual([]);
});

test('all of a day is explained at once, and an explanation is taken back', async () => {
  const bridge = bridgeOf();
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: /^KL, Oct 2, 2026/u }).click();
  await screen.getByRole('button', { name: 'Explain all of it' }).click();
  await screen.getByRole('textbox', { name: 'Why is nothing missing?' }).fill('shop closed');
  await screen.getByRole('button', { name: 'Nothing is missing' }).click();
  await expect
    .poll(() => bridge.inputsOf('completeness.explain').at(-1)?.findings)
    .toEqual([GAP.id, SHIFT.id]);
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('button', { name: /^KL, Oct 4, 2026/u }).click();
  await expect.element(screen.getByText('Explained: the till was replaced')).toBeVisible();
  await screen.getByRole('button', { name: /^Take back/u }).click();
  await expect.poll(() => bridge.inputsOf('completeness.explain').at(-1)).toMatchObject({ reason: null });
});

test('what could not be kept says why, and what was written stays', async () => {
  const bridge = bridgeOf();
  bridge.answer({ 'completeness.explain': failure('disk-full') });
  const { screen } = await renderScreen(<CompletenessScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: /^KL, Oct 2, 2026/u }).click();
  await screen.getByRole('button', { name: 'Explain all of it' }).click();
  const reason = screen.getByRole('textbox', { name: 'Why is nothing missing?' });
  await reason.fill('shop closed');
  await screen.getByRole('button', { name: 'Nothing is missing' }).click();
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
  await expect.element(screen.getByText('Nothing is missing of these days.')).toBeVisible();
  bridge.answer({ 'completeness.list': { from: '2026-09-20', to: '2026-10-31', days: [] } });
  bridge.emit('changed', { topics: ['imports'] });
  await expect.element(screen.getByRole('link', { name: 'Connect a store' })).toBeVisible();
  await expectAccessible();
});
