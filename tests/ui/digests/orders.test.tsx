import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DigestScreen } from '../../../src-renderer/features/digests/digest-screen.tsx';
import { useDigests } from '../../../src-renderer/features/digests/digests-store.ts';
import { BRING_BACK_SHOWN } from '../../../src-shared/ipc/book-actions.ts';
import type { BringBackPlanView, OrderView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aDetail, aDigest, anOrder, days, pageOf } from './builders.ts';

const HELD = anOrder(2, {
  state: 'held',
  reason: failure('tender-unmapped', { target: 'payment-method:GrabPay', data: { key: 'GrabPay' } }),
});

function ordersOf(orders: readonly OrderView[], next: string | null = null, total = orders.length) {
  return { orders: [...orders], timeZone: 'Asia/Kuala_Lumpur', next, total: { value: total, exact: true } };
}

function aPlan(number: string, documents: number): BringBackPlanView {
  return {
    number,
    reason: 'wrong shop',
    count: documents,
    documents: Array.from({ length: Math.min(documents, BRING_BACK_SHOWN) }, (_, index) => ({
      id: `doc_${index}`,
      digest: 'dig_1',
      kind: 'sale',
      number: `R-${index}`,
      location: 'Bangsar',
      date: '2026-10-31',
      amount: '29.50',
      currency: 'MYR',
    })),
  };
}

function shown(answers: Answers) {
  const bridge = fakeBridge({
    'digests.list': pageOf(days(1)),
    'digests.show': ({ id }) => aDetail(aDigest({ id })),
    ...answers,
  });
  const screen = renderScreen(<DigestScreen />, {
    bridge,
    path: '/digests/dig_1/orders',
    route: '/digests/:id/:tab',
  });
  return screen.then((rendered) => ({ bridge, ...rendered }));
}

beforeEach(async () => {
  useDigests.setState(useDigests.getInitialState(), true);
  await page.viewport(1072, 752);
});

test('a row opens to its lines and payments: by click, and by arrow keys and Enter', async () => {
  const { screen } = await shown({ 'digests.orders': ordersOf([anOrder(1), HELD, anOrder(3)]) });
  const first = screen.getByRole('button', { name: 'R-00001' });
  await first.click();
  await expect.element(first).toHaveAttribute('aria-expanded', 'true');
  await expect
    .element(screen.getByRole('table', { name: 'Items of R-00001' }))
    .toMatchTextContent(/Roti canai54\.5022\.50/u);
  await expect
    .element(screen.getByRole('table', { name: 'Payments of R-00001' }))
    .toMatchTextContent(/Cash29\.50/u);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(screen.getByRole('button', { name: 'R-00002' })).toHaveFocus();
  await expect.element(screen.getByRole('table', { name: 'Items of R-00002' })).toBeVisible();
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('button', { name: 'R-00003' })).toHaveFocus();
});

test('a held order says why, and leads to the cure in its stream', async () => {
  const { screen } = await shown({ 'digests.orders': ordersOf([HELD]) });
  await screen.getByRole('button', { name: 'R-00002' }).click();
  await expect.element(screen.getByText(/payment method .*has no account/u)).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: /mapping/u }))
    .toHaveAttribute('href', '/streams/Bangsar%20tills/mappings/payments');
});

test('searching and choosing a state ask the engine', async () => {
  const { screen, bridge } = await shown({
    'digests.orders': ({ search }) => (search === '999' ? ordersOf([]) : ordersOf([anOrder(1)])),
  });
  await expect.element(screen.getByRole('button', { name: 'R-00001' })).toBeVisible();
  await screen.getByRole('button', { name: 'Any status' }).click();
  await screen.getByRole('checkbox', { name: 'Held' }).click();
  await expect
    .poll(() => bridge.inputsOf('digests.orders').at(-1))
    .toMatchObject({ id: 'dig_1', states: ['held'] });
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('textbox', { name: 'Receipt number' }).fill('999');
  await expect.element(screen.getByRole('heading', { name: 'No order matches' })).toBeVisible();
  expect(bridge.inputsOf('digests.orders').at(-1)).toMatchObject({ search: '999', states: ['held'] });
});

test('excluding wants a reason, and gives the focus back', async () => {
  let state: OrderView['state'] = 'waiting';
  const { screen, bridge } = await shown({
    'digests.orders': () =>
      ordersOf([anOrder(1, { state, reason: state === 'excluded' ? failure('excluded-by-person') : null })]),
    'digests.exclude': ({ id }) => {
      state = 'excluded';
      return { digest: aDigest({ id }) };
    },
    'digests.include': ({ id }) => {
      state = 'waiting';
      return { digest: aDigest({ id }) };
    },
  });
  await screen.getByRole('button', { name: 'R-00001' }).click();
  await screen.getByRole('button', { name: 'Leave out of the books…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Leave R-00001 out of the books?' });
  await expect.element(dialog.getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard('no');
  await dialog.getByRole('button', { name: 'Leave out' }).click();
  await expect.element(dialog.getByText(/Say in a few words why/u)).toBeVisible();
  await expectAccessible();
  expect(bridge.inputsOf('digests.exclude')).toEqual([]);
  await dialog.getByRole('textbox').fill('training sale');
  await dialog.getByRole('button', { name: 'Leave out' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('digests.exclude')).toEqual([
    { id: 'dig_1', document: 'doc_1', reason: 'training sale' },
  ]);
  bridge.emit('changed', { topics: ['digests'] });
  const back = screen.getByRole('button', { name: 'Bring back' });
  await expect.element(back).toHaveFocus();
  await back.click();
  await expect.poll(() => bridge.inputsOf('digests.include')).toEqual([{ id: 'dig_1', document: 'doc_1' }]);
});

test('what an undone posting keeps out comes back whole, after a plan and with a reason', async () => {
  let undone: string | null = 'INV-7';
  const kept = () =>
    anOrder(1, undone === null ? {} : { state: 'excluded', undone, reason: failure('excluded-by-person') });
  const { screen, bridge } = await shown({
    'digests.orders': () => ordersOf([kept()]),
    'books.bring-back-plan': ({ number }) => ({ plan: aPlan(number, 120) }),
    'books.bring-back': () => {
      undone = null;
      return { documents: 120 };
    },
  });
  await screen.getByRole('button', { name: 'R-00001' }).click();
  await screen.getByRole('button', { name: 'Bring back…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Bring back what INV-7 had posted?' });
  await expect.element(dialog.getByText('It was undone for this reason: wrong shop')).toBeVisible();
  await expect.element(dialog.getByRole('table', { name: 'Receipts that come back' })).toBeVisible();
  await expect.element(dialog.getByText('And 20 more.')).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Bring back 120 receipts' }).click();
  await expect.element(dialog.getByText(/Say in a few words why/u)).toBeVisible();
  expect(bridge.inputsOf('books.bring-back')).toEqual([]);
  await dialog.getByRole('textbox').fill('it was right');
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('books.bring-back')).toEqual([
    { number: 'INV-7', books: 'Books', reason: 'it was right' },
  ]);
  expect(bridge.inputsOf('digests.include')).toEqual([]);
  bridge.emit('changed', { topics: ['digests', 'books'] });
  await expect.element(screen.getByRole('button', { name: 'Leave out of the books…' })).toHaveFocus();
});

test('bringing back that is refused says why in the dialog', async () => {
  const { screen } = await shown({
    'digests.orders': ordersOf([
      anOrder(1, { state: 'excluded', undone: 'INV-7', reason: failure('excluded-by-person') }),
    ]),
    'books.bring-back-plan': { plan: aPlan('INV-7', 1) },
    'books.bring-back': failure('document-not-open', { data: { number: 'INV-7', state: 'not undone' } }),
  });
  await screen.getByRole('button', { name: 'R-00001' }).click();
  await screen.getByRole('button', { name: 'Bring back…' }).click();
  await screen.getByRole('dialog').getByRole('textbox').fill('it was right');
  await screen.getByRole('dialog').getByRole('button', { name: 'Bring back 1 receipt' }).click();
  await expect.element(screen.getByRole('dialog').getByRole('alert')).toBeVisible();
});

test('an exclusion that is refused says why in the dialog', async () => {
  const { screen } = await shown({
    'digests.orders': ordersOf([anOrder(1)]),
    'digests.exclude': failure('document-already-posted'),
  });
  await screen.getByRole('button', { name: 'R-00001' }).click();
  await screen.getByRole('button', { name: 'Leave out of the books…' }).click();
  await screen.getByRole('dialog').getByRole('textbox').fill('training sale');
  await screen.getByRole('dialog').getByRole('button', { name: 'Leave out' }).click();
  await expect.element(screen.getByRole('dialog').getByRole('alert')).toBeVisible();
});

test('what is posted, or left out by a rule, offers neither; what is posted is explained', async () => {
  const { screen } = await shown({
    'digests.orders': ordersOf([
      anOrder(1, { state: 'posted' }),
      anOrder(2, { state: 'excluded', reason: failure('before-start-date') }),
    ]),
  });
  await screen.getByRole('button', { name: 'R-00001' }).click();
  await screen.getByRole('button', { name: 'R-00002' }).click();
  await expect.element(screen.getByRole('table', { name: 'Items of R-00002' })).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Where R-00001 is in the books' }))
    .toHaveAttribute('href', '/explain/receipts/doc_1');
  expect(screen.getByRole('link', { name: 'Where R-00002' }).elements()).toEqual([]);
  await expect
    .element(screen.getByRole('button', { name: 'Leave out of the books…' }))
    .not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Bring back' })).not.toBeInTheDocument();
});

test('thousands of orders: few are in the document, the keyboard reaches the last, more are loaded', async () => {
  const all = Array.from({ length: 5000 }, (_, index) => anOrder(index));
  const { screen, bridge } = await shown({
    'digests.orders': ({ cursor }) =>
      cursor === null ? ordersOf(all, 'more', 5001) : ordersOf([anOrder(5000)], null, 5001),
  });
  const first = screen.getByRole('button', { name: 'R-00000' });
  await first.click();
  expect(document.querySelectorAll('[data-order]').length).toBeLessThan(80);
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('button', { name: 'R-04999' })).toHaveFocus();
  await expect.element(screen.getByRole('button', { name: 'R-04999' })).toBeInViewport();
  await expect.element(screen.getByText('Showing 5,000 of 5,001')).toBeVisible();
  await screen.getByRole('button', { name: 'Load more' }).click();
  await expect.element(screen.getByText('Showing 5,001 of 5,001')).toBeVisible();
  expect(bridge.inputsOf('digests.orders').at(-1)?.cursor).toBe('more');
  await userEvent.click(screen.getByRole('button', { name: 'R-04999' }));
  await userEvent.keyboard('{Home}');
  await expect.element(first).toHaveFocus();
  await expect.element(screen.getByRole('table', { name: 'Items of R-00000' })).toBeInViewport();
});

test('a day without orders says so', async () => {
  const { screen } = await shown({ 'digests.orders': ordersOf([]) });
  await expect.element(screen.getByRole('heading', { name: 'No orders on this day' })).toBeVisible();
});
