import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DigestScreen } from '../../../src-renderer/features/digests/digest-screen.tsx';
import { useDigests } from '../../../src-renderer/features/digests/digests-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aDetail, aDigest, anOrder, aSection, days, pageOf } from './builders.ts';

const ROUTE = '/digests/:id/:tab';

/** An engine with three days, of which the one that is asked for can be changed. */
function bridgeWith(answers: Answers = {}) {
  return fakeBridge({
    'digests.list': pageOf(days(3)),
    'books.list': { books: [{ name: 'Books', system: 'embedded', currency: 'MYR' }] },
    'digests.show': ({ id }) => aDetail(aDigest({ id, date: `2026-10-0${id.slice(-1)}` })),
    'digests.orders': {
      orders: [],
      timeZone: 'Asia/Kuala_Lumpur',
      next: null,
      total: { value: 0, exact: true },
    },
    ...answers,
  });
}

function shown(
  bridge: ReturnType<typeof fakeBridge>,
  path = '/digests/dig_2/summary',
  scheme: 'light' | 'dark' = 'light',
) {
  return renderScreen(<DigestScreen />, { bridge, path, route: ROUTE, scheme });
}

beforeEach(async () => {
  useDigests.setState(useDigests.getInitialState(), true);
  localStorage.clear();
  await page.viewport(1072, 752);
});

describe('the header', () => {
  test('says which day of which location it is, and leads back to the list as it was', async () => {
    useDigests.getState().keepParams('status=ready');
    const { screen } = await shown(bridgeWith());
    await expect
      .element(screen.getByRole('heading', { level: 1, name: 'Bangsar, Oct 2, 2026' }))
      .toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'Digests' }))
      .toHaveAttribute('href', '/digests?status=ready');
    await expect.element(screen.getByText('2 of 3')).toBeVisible();
    expect(document.title).toContain('Bangsar');
  });

  test('j and k go through the list as it was seen, also when a digest has left it since', async () => {
    useDigests.getState().setOrder('', ['dig_3', 'dig_2', 'dig_1']);
    const bridge = bridgeWith({ 'digests.list': pageOf(days(1)) });
    const { screen, at } = await shown(bridge);
    await expect.element(screen.getByText('2 of 3')).toBeVisible();
    await userEvent.keyboard('j');
    await expect.poll(at).toBe('/digests/dig_1/summary');
    await userEvent.keyboard('j');
    await userEvent.keyboard('kk');
    await expect.poll(at).toBe('/digests/dig_3/summary');
    await expect
      .element(screen.getByRole('button', { name: 'Previous digest' }))
      .toHaveAttribute('aria-disabled', 'true');
  });

  test('at the end of what is loaded the next page is read', async () => {
    const [first, second, third] = days(3);
    const bridge = bridgeWith({
      'digests.list': ({ cursor }) =>
        cursor === null ? pageOf([first!, second!], 3, 'on') : pageOf([third!], 3),
    });
    const { screen, at } = await shown(bridge);
    await expect
      .element(screen.getByRole('button', { name: 'Next digest' }))
      .toHaveAttribute('aria-disabled', 'false');
    await userEvent.keyboard('j');
    await expect.poll(at).toBe('/digests/dig_3/summary');
  });

  test('r marks it reviewed and takes the mark back, and the focus stays', async () => {
    let reviewedAt: string | null = null;
    const bridge = bridgeWith({
      'digests.show': ({ id }) => aDetail(aDigest({ id, reviewedAt })),
      'digests.review': ({ ids, reviewed }) => {
        reviewedAt = reviewed ? '2026-11-01T03:00:00.000Z' : null;
        return { digests: ids.map((id) => aDigest({ id, reviewedAt })) };
      },
    });
    const { screen } = await shown(bridge);
    const button = screen.getByRole('button', { name: 'Mark reviewed' });
    await expect.element(button).toBeVisible();
    const element = button.element();
    element.focus();
    await userEvent.keyboard('r');
    await expect.poll(() => bridge.inputsOf('digests.review')).toEqual([{ ids: ['dig_2'], reviewed: true }]);
    bridge.emit('changed', { topics: ['digests'] });
    await expect.element(screen.getByRole('button', { name: 'Mark not reviewed' })).toBeVisible();
    expect(document.activeElement).toBe(element);
    await userEvent.keyboard('r');
    await expect
      .poll(() => bridge.inputsOf('digests.review').at(-1))
      .toEqual({ ids: ['dig_2'], reviewed: false });
  });

  test('a quick j and r never marks the digest that is on its way out', async () => {
    let answerThird = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answerThird = resolve;
    });
    const bridge = bridgeWith({
      'digests.show': async ({ id }) => {
        if (id === 'dig_3') await held;
        return aDetail(aDigest({ id, date: `2026-10-0${id.slice(-1)}` }));
      },
      'digests.review': ({ ids }) => ({ digests: ids.map((id) => aDigest({ id })) }),
    });
    const { screen, at } = await shown(bridge);
    await expect.element(screen.getByText('2 of 3')).toBeVisible();
    await userEvent.keyboard('jr');
    await expect.poll(at).toBe('/digests/dig_3/summary');
    expect(bridge.inputsOf('digests.review')).toEqual([]);
    answerThird();
    await expect.element(screen.getByRole('heading', { name: 'Bangsar, Oct 3, 2026' })).toBeVisible();
    await userEvent.keyboard('r');
    await expect.poll(() => bridge.inputsOf('digests.review')).toEqual([{ ids: ['dig_3'], reviewed: true }]);
  });

  test('a next page that cannot be read is not asked for again and again', async () => {
    const bridge = bridgeWith({
      'digests.list': ({ cursor }) =>
        cursor === null ? pageOf(days(2), 4, 'on') : failure('engine-stopped'),
    });
    await shown(bridge);
    await expect.poll(() => bridge.inputsOf('digests.list').length).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(bridge.inputsOf('digests.list')).toHaveLength(2);
    // An event has it tried once more.
    bridge.answer({
      'digests.list': ({ cursor }) =>
        cursor === null ? pageOf(days(2), 3, 'on') : pageOf([aDigest({ id: 'dig_3' })], 3),
    });
    bridge.emit('changed', { topics: ['digests'] });
    await expect.poll(() => useDigests.getState().order).toEqual(['dig_1', 'dig_2', 'dig_3']);
  });

  test('why a review failed is said of that digest only', async () => {
    const bridge = bridgeWith({ 'digests.review': failure('disk-full') });
    const { screen, at } = await shown(bridge);
    await screen.getByRole('button', { name: 'Mark reviewed' }).click();
    await expect.element(screen.getByRole('alert')).toBeVisible();
    await userEvent.keyboard('j');
    await expect.poll(at).toBe('/digests/dig_3/summary');
    await expect.element(screen.getByRole('heading', { name: 'Bangsar, Oct 3, 2026' })).toBeVisible();
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  });

  test('a slow review of one digest does not swallow that of the next', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const bridge = bridgeWith({
      'digests.review': async ({ ids }) => {
        await promise;
        return { digests: ids.map((id) => aDigest({ id })) };
      },
    });
    const { screen } = await shown(bridge);
    await expect.element(screen.getByText('2 of 3')).toBeVisible();
    await userEvent.keyboard('rj');
    await expect.element(screen.getByRole('heading', { name: 'Bangsar, Oct 3, 2026' })).toBeVisible();
    await userEvent.keyboard('r');
    await expect
      .poll(() => bridge.inputsOf('digests.review').map(({ ids }) => ids))
      .toEqual([['dig_2'], ['dig_3']]);
    resolve();
  });

  test('a review that fails says why', async () => {
    const bridge = bridgeWith({ 'digests.review': failure('digest-not-found', { data: { id: 'dig_2' } }) });
    const { screen } = await shown(bridge);
    await screen.getByRole('button', { name: 'Mark reviewed' }).click();
    await expect.element(screen.getByRole('alert')).toBeVisible();
  });

  test('p posts it after a question; Escape leaves all as it was', async () => {
    const bridge = bridgeWith({ 'tasks.start': { task: fakeTask({ channel: 'digests.post' }) } });
    const { screen } = await shown(bridge);
    await expect.element(screen.getByRole('button', { name: 'Post' })).toBeEnabled();
    await userEvent.keyboard('p');
    await expect.element(screen.getByRole('dialog', { name: 'Post Bangsar, Oct 2, 2026?' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
    expect(bridge.calls.some(({ channel }) => channel === 'tasks.start')).toBe(false);
    await userEvent.keyboard('p');
    await screen.getByRole('dialog').getByRole('button', { name: 'Post 1 digest' }).click();
    await expect
      .poll(() => bridge.calls.find(({ channel }) => channel === 'tasks.start')?.input)
      .toEqual({
        channel: 'digests.post',
        input: { ids: ['dig_2'] },
      });
  });

  test('a posting that failed shows why, with the way to the cure', async () => {
    const bridge = bridgeWith({ 'tasks.start': { task: fakeTask({ channel: 'digests.post' }) } });
    const { screen } = await shown(bridge);
    await screen.getByRole('button', { name: 'Post' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Post 1 digest' }).click();
    await expect.poll(() => bridge.calls.some(({ channel }) => channel === 'tasks.start')).toBe(true);
    bridge.emit('task', {
      task: fakeTask({
        channel: 'digests.post',
        state: 'failed',
        endedAt: '2026-11-02T01:01:00.000Z',
        outcome: {
          ok: false,
          failure: failure('account-unknown', { where: '4999', data: { stream: 'Bangsar tills' } }),
        },
      }),
    });
    await expect.element(screen.getByRole('alert')).toBeVisible();
    await expect
      .element(screen.getByRole('alert').getByRole('link'))
      .toHaveAttribute('href', expect.stringContaining('mappings'));
  });

  test('what has nothing to post offers no posting, an open day says why', async () => {
    const none = { source: 1, posted: 1, waiting: 0, onOrder: 0, held: 0, excluded: 0 };
    const posted = bridgeWith({
      'digests.show': ({ id }) => aDetail(aDigest({ id, status: 'posted', counts: none })),
    });
    const { screen } = await shown(posted);
    await expect.element(screen.getByRole('button', { name: 'Mark reviewed' })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Post' })).not.toBeInTheDocument();
    await userEvent.keyboard('p');
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
    await screen.unmount();
    const open = await shown(
      bridgeWith({ 'digests.show': ({ id }) => aDetail(aDigest({ id, status: 'open' })) }),
    );
    await expect.element(open.screen.getByRole('button', { name: 'Post' })).toBeDisabled();
    await expect
      .element(open.screen.getByTitle('The day is not over, or a shift is still open.'))
      .toBeVisible();
  });

  test('the digest itself is exported', async () => {
    const bridge = bridgeWith({ 'digests.export-one': { name: 'digest.csv' } });
    const { screen } = await shown(bridge);
    await screen.getByRole('button', { name: 'Export' }).click();
    await screen.getByRole('menuitem', { name: /csv/u }).click();
    await expect.poll(() => bridge.inputsOf('digests.export-one')).toEqual([{ id: 'dig_2', format: 'csv' }]);
  });

  test('a digest that is gone says so', async () => {
    const { screen } = await shown(
      bridgeWith({ 'digests.show': failure('digest-not-found', { data: { id: 'dig_2' } }) }),
    );
    await expect.element(screen.getByRole('alert')).toBeVisible();
  });
});

describe('the tabs', () => {
  test('are addresses, and arrow keys change them', async () => {
    const { screen, at } = await shown(bridgeWith());
    await screen.getByRole('tab', { name: 'Summary' }).click();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(at).toBe('/digests/dig_2/items');
    await expect.element(screen.getByRole('tab', { name: 'Items' })).toHaveFocus();
    await expect.element(screen.getByRole('textbox', { name: 'SKU, name or tax code' })).toBeVisible();
  });

  test('an address with an unknown tab shows the summary', async () => {
    const { at } = await shown(bridgeWith(), '/digests/dig_2/nonsense');
    await expect.poll(at).toBe('/digests/dig_2/summary');
  });

  test.each(
    (['light', 'dark'] as const).flatMap((scheme) =>
      (['summary', 'items', 'orders', 'journal'] as const).map((tab) => [scheme, tab] as const),
    ),
  )('axe finds nothing: %s %s', async (scheme, tab) => {
    const orders = [
      anOrder(1, { state: 'held', reason: failure('tender-unmapped', { target: 'payment-method:GrabPay' }) }),
      anOrder(2, { state: 'excluded', reason: failure('excluded-by-person') }),
    ];
    const bridge = bridgeWith({
      'digests.show': ({ id }) =>
        aDetail(aDigest({ id, documents: [{ kind: 'invoice', number: 'INV-1', amount: '1.00' }] }), {
          returns: aSection(),
        }),
      'digests.orders': { orders, timeZone: 'UTC', next: 'more', total: { value: 300, exact: true } },
    });
    const { screen } = await shown(bridge, `/digests/dig_2/${tab}`, scheme);
    await expect.element(screen.getByRole('tab', { name: 'Summary' })).toBeVisible();
    if (tab === 'orders') {
      await screen.getByRole('button', { name: 'R-00001' }).click();
      await screen.getByRole('button', { name: 'R-00002' }).click();
    }
    await expectAccessible();
  });
});

describe('the summary', () => {
  test('tells the sales total, payments, tax by code, and links to what is in the books', async () => {
    const bridge = bridgeWith({
      'digests.show': ({ id }) =>
        aDetail(
          aDigest({
            id,
            documents: [{ kind: 'invoice', number: 'INV 1/2', amount: '1240.50' }],
            reviewedAt: '2026-11-01T03:00:00.000Z',
          }),
        ),
    });
    const { screen } = await shown(bridge);
    await expect.element(screen.getByText('Sales total, 41 sales')).toBeVisible();
    await expect.element(screen.getByRole('row', { name: 'Tax GST on 1,170.00 70.20' })).toBeVisible();
    await expect.element(screen.getByRole('row', { name: 'Discounts -30.00' })).toBeVisible();
    await expect
      .element(screen.getByRole('table', { name: 'Payment methods' }))
      .toMatchTextContent(/RM 1,252.50/u);
    await expect.element(screen.getByRole('row', { name: 'Pay-out Held 2 0.00' })).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'INV 1/2' }))
      .toHaveAttribute('href', '/invoices/INV%201%2F2?books=Books');
    await expect.element(screen.getByRole('region', { name: 'Returns' })).not.toBeInTheDocument();
  });

  test('a note is saved with Ctrl+Enter; letters typed in it are no shortcuts; a draft outlives the screen', async () => {
    const bridge = bridgeWith({ 'digests.note': ({ note }) => ({ note }) });
    const { screen, at } = await shown(bridge);
    const note = screen.getByRole('textbox', { name: 'Note' });
    await note.fill('');
    await userEvent.type(note, 'jkrp till 2 short');
    expect(at()).toBe('/digests/dig_2/summary');
    await expect.element(screen.getByText('Not saved')).toBeVisible();
    await screen.unmount();
    const again = await shown(bridge);
    const kept = again.screen.getByRole('textbox', { name: 'Note' });
    await expect.element(kept).toHaveValue('jkrp till 2 short');
    await kept.click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .poll(() => bridge.inputsOf('digests.note'))
      .toEqual([{ id: 'dig_2', note: 'jkrp till 2 short' }]);
    expect(bridge.inputsOf('digests.review')).toEqual([]);
  });

  test('what is typed while a note is saved is not taken for saved', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const bridge = bridgeWith({
      'digests.note': async ({ note }) => {
        await promise;
        return { note };
      },
    });
    const { screen } = await shown(bridge);
    const note = screen.getByRole('textbox', { name: 'Note' });
    await note.fill('float');
    await screen.getByRole('button', { name: 'Save note' }).click();
    await note.fill('float was short');
    resolve();
    await expect
      .element(screen.getByRole('button', { name: 'Save note' }))
      .toHaveAttribute('aria-busy', 'false');
    await expect.element(note).toHaveValue('float was short');
    await expect.element(screen.getByText('Not saved')).toBeVisible();
  });

  test('a note that cannot be saved says why and is kept', async () => {
    const bridge = bridgeWith({ 'digests.note': failure('disk-full') });
    const { screen } = await shown(bridge);
    await screen.getByRole('textbox', { name: 'Note' }).fill('float was short');
    await screen.getByRole('button', { name: 'Save note' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('The disk is full');
    await expect.element(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('float was short');
  });
});

describe('the items', () => {
  test('are searched, and the total is of what is shown', async () => {
    const { screen } = await shown(bridgeWith(), '/digests/dig_2/items');
    const table = screen.getByRole('table', { name: 'Items sold' });
    await expect.element(table).toMatchTextContent(/RM 1,240.20/u);
    await expect.element(table).toMatchTextContent(/300\.5/u);
    await expect.element(table).toMatchTextContent(/3\.50/u);
    await screen.getByRole('textbox', { name: 'SKU, name or tax code' }).fill('TARIK');
    await expect.element(table).toMatchTextContent(/RM 44.52/u);
    await expect.element(screen.getByText('Roti canai')).not.toBeInTheDocument();
    await screen.getByRole('textbox', { name: 'SKU, name or tax code' }).fill('zzz');
    await expect.element(screen.getByText('No item matches “zzz”')).toBeVisible();
  });
});

test('the same item sold and taken back is two rows, whatever is searched in between', async () => {
  const tea = { sku: 'TEA', name: 'Tea', unitPrice: '5', taxCode: 'SR' };
  const items = [
    { ...tea, quantity: '10.000', amount: '50.00' },
    { ...tea, quantity: '-1.000', amount: '-5.00' },
    { ...tea, sku: 'ROTI', name: 'Roti', quantity: '1.000', amount: '4.00' },
  ];
  const bridge = bridgeWith({
    'digests.show': ({ id }) => aDetail(aDigest({ id }), { sales: aSection({ items }) }),
  });
  const { screen } = await shown(bridge, '/digests/dig_2/items');
  const table = screen.getByRole('table', { name: 'Items sold' });
  const amounts = () =>
    [...table.element().querySelectorAll('tbody tr')].map((row) => row.lastElementChild?.textContent);
  await expect.poll(amounts).toEqual(['50.00', '-5.00', '4.00']);
  const search = screen.getByRole('textbox', { name: 'SKU, name or tax code' });
  await search.fill('roti');
  await expect.poll(amounts).toEqual(['4.00']);
  await search.fill('');
  await expect.poll(amounts).toEqual(['50.00', '-5.00', '4.00']);
});

describe('the journal', () => {
  test('of books that are kept elsewhere leads to no account', async () => {
    const bridge = bridgeWith({
      'books.list': { books: [{ name: 'Books', system: 'tryton', currency: 'MYR' }] },
    });
    const { screen } = await shown(bridge, '/digests/dig_2/journal');
    await expect.element(screen.getByRole('cell', { name: /^1010/u })).toBeVisible();
    await expect.poll(() => bridge.inputsOf('books.list')).toHaveLength(1);
    expect(screen.getByRole('link', { name: '1010' }).elements()).toEqual([]);
    for (const head of screen.getByRole('columnheader').elements())
      expect(head.getAttribute('scope')).toBe('col');
  });

  test('shows each side, equal totals, and whether it is in the books', async () => {
    const { screen } = await shown(bridgeWith(), '/digests/dig_2/journal');
    await expect.element(screen.getByText(/^Will be posted/u)).toBeVisible();
    await expect.element(screen.getByRole('row', { name: 'Total 1,240.50 1,240.50' })).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: '1010' }))
      .toHaveAttribute('href', '/trial-balance/1010?books=Books');
    await screen.unmount();
    const [planned] = aDetail(aDigest({ id: 'dig_2' })).journal;
    if (planned === undefined) throw new Error('the builder has an entry');
    const journal = [{ ...planned, narration: 'Of the morning', stand: 'posted' as const }, planned];
    const both = await shown(
      bridgeWith({ 'digests.show': ({ id }) => ({ ...aDetail(aDigest({ id })), journal }) }),
      '/digests/dig_2/journal',
    );
    await expect.element(both.screen.getByText(/^Partly posted/u)).toBeVisible();
    await expect.element(both.screen.getByText(/in the books$/u)).toBeVisible();
    await expect.element(both.screen.getByText(/not posted yet$/u)).toBeVisible();
  });
});
