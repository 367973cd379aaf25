import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SyncStatusScreen } from '../../../src-renderer/features/sync-status/sync-status-screen.tsx';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aDetail, aPanel, aRow } from './builders.ts';

beforeEach(() => page.viewport(1280, 800));

const AT = { path: '/status?view=details&row=key%2FINV-7', route: '/status' } as const;
const CAUSE = failure('duplicate-suspected', {
  data: {
    number: 'INV-7',
    theirs: '2026/0042',
    date: '2026-11-01',
    contact: 'Walk-in customer of the shop at the station',
    total: '106.00',
  },
});
const HELD = aRow('INV-7', { status: 'held', cause: CAUSE, books: 'Tryton', attempts: 0 });

async function shown(row: StatusRowView = HELD, answers: Answers = {}, scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({
    'status.panel': aPanel({ sales: { held: 1 } }),
    'streams.list': { streams: [] },
    'status.rows': { rows: [row], next: null, total: { value: 1, exact: true } },
    'status.row': aDetail({ row, cause: null, sameCause: 0, others: [], attempts: [], exchanges: [] }),
    ...answers,
  });
  const rendered = await renderScreen(<SyncStatusScreen />, { bridge, ...AT, scheme });
  return { bridge, ...rendered, drawer: rendered.screen.getByRole('dialog', { name: 'INV-7' }) };
}

test.each(['light', 'dark'] as const)('the two stand side by side, in %s', async (scheme) => {
  const { screen, drawer } = await shown(HELD, {}, scheme);
  const pair = drawer.getByRole('table', { name: 'The two that look alike' });
  await expect.element(pair.getByRole('columnheader', { name: 'Already in Tryton' })).toBeVisible();
  await expect.element(pair.getByRole('row', { name: 'Reference INV-7 2026/0042' })).toBeVisible();
  await expect.element(pair.getByRole('row', { name: /Date.*Nov 1, 2026.*Nov 1, 2026/u })).toBeVisible();
  await expect.element(pair.getByRole('row', { name: /Contact.*Walk-in.*Walk-in/u })).toBeVisible();
  await expect.element(pair.getByRole('row', { name: /Amount.*106\.00.*106\.00/u })).toBeVisible();
  await expect
    .element(drawer.getByRole('link', { name: 'Open its day' }))
    .toHaveAttribute('href', '/digests?stream=Bangsar&from=2026-11-01&to=2026-11-01');
  // Here is the status already: no button leads to it.
  expect(screen.getByRole('link', { name: 'Open the synchronisation status' }).elements()).toEqual([]);
  await expectAccessible();
});

test('a credit note is compared with its own sign', async () => {
  const { drawer } = await shown({ ...HELD, type: 'credit-note', amount: '-106.00' });
  const amounts = drawer
    .getByRole('table', { name: 'The two that look alike' })
    .getByRole('row', { name: /^Amount/u });
  await expect.element(amounts).toMatchTextContent(/-.*106\.00.*-.*106\.00/u);
});

test('what is two is posted anyway, for a reason, with both in sight', async () => {
  const { bridge, drawer } = await shown(HELD, {
    'status.post-anyway': { row: { ...HELD, status: 'waiting', cause: null } },
  });
  const ask = drawer.getByRole('button', { name: 'Post it anyway…' });
  await ask.click();
  const reason = drawer.getByRole('textbox', { name: 'Reason' });
  await expect.element(reason).toHaveFocus();
  await expect.element(drawer.getByRole('table', { name: 'The two that look alike' })).toBeVisible();
  await expectAccessible();
  // By keyboard: out of it again, back to its button, and in.
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(ask).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(reason).toHaveFocus();
  await userEvent.keyboard('no{Tab}{Tab}{Enter}');
  await expect.element(drawer.getByText(/Say in a few words why/u)).toBeVisible();
  expect(bridge.inputsOf('status.post-anyway')).toEqual([]);
  await reason.fill('Two customers on one day');
  await drawer.getByRole('button', { name: 'Post it anyway' }).click();
  await expect
    .poll(() => bridge.inputsOf('status.post-anyway'))
    .toEqual([{ id: 'key/INV-7', reason: 'Two customers on one day' }]);
  bridge.answer({
    'status.row': aDetail({
      row: { ...HELD, status: 'waiting', cause: null },
      cause: null,
      sameCause: 0,
      others: [],
      attempts: [],
      exchanges: [],
    }),
  });
  bridge.emit('changed', { topics: ['books'] });
  await expect
    .element(drawer.getByRole('table', { name: 'The two that look alike' }))
    .not.toBeInTheDocument();
  await expect.element(drawer.getByRole('button', { name: 'Try this one again' })).toBeVisible();
});

test('what is one is left out, for a reason, with both in sight', async () => {
  const { bridge, drawer } = await shown(HELD, { 'books.undo': { reversals: [], documents: 1 } });
  const ask = drawer.getByRole('button', { name: 'Leave it out…' });
  await ask.click();
  await expect.element(drawer.getByRole('textbox', { name: 'Reason' })).toHaveFocus();
  await expect
    .element(drawer.getByText(/^This one is never sent, and Tryton keeps its own\./u))
    .toBeVisible();
  await expect.element(drawer.getByRole('table', { name: 'The two that look alike' })).toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(ask).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await drawer.getByRole('textbox', { name: 'Reason' }).fill('The bank feed has brought it');
  await drawer.getByRole('button', { name: 'Leave it out', exact: true }).click();
  await expect
    .poll(() => bridge.inputsOf('books.undo'))
    .toEqual([{ books: 'Tryton', number: 'INV-7', reason: 'The bank feed has brought it' }]);
});

test('why it cannot be left out is said where it was asked', async () => {
  const { drawer } = await shown(HELD, {
    'books.undo': failure('already-in-books', { data: { books: 'Tryton', number: 'INV-8' } }),
  });
  await drawer.getByRole('button', { name: 'Leave it out…' }).click();
  await drawer.getByRole('textbox').fill('The bank feed has brought it');
  await drawer.getByRole('button', { name: 'Leave it out', exact: true }).click();
  await expect.element(drawer.getByText(/INV-8 of this posting is in Tryton already/u)).toBeVisible();
});

test('why it cannot be posted is said where it was asked', async () => {
  const { drawer } = await shown(HELD, { 'status.post-anyway': failure('document-not-found') });
  await drawer.getByRole('button', { name: 'Post it anyway…' }).click();
  await drawer.getByRole('textbox').fill('Two customers');
  await drawer.getByRole('button', { name: 'Post it anyway' }).click();
  await expect.element(drawer.getByRole('alert')).toBeVisible();
});

test('what is held for something else has no pair', async () => {
  const { drawer } = await shown({ ...HELD, cause: failure('number-taken', { data: { number: 'INV-7' } }) });
  await expect.element(drawer.getByText('INV-7').first()).toBeVisible();
  expect(drawer.getByRole('table', { name: 'The two that look alike' }).elements()).toEqual([]);
});
