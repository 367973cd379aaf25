import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DigestsScreen } from '../../../src-renderer/features/digests/digests-screen.tsx';
import { useDigests } from '../../../src-renderer/features/digests/digests-store.ts';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aDigest, aStream, days, pageOf } from './builders.ts';

const ROUTE = '/digests';
const ONE_STREAM = { streams: [aStream('Bangsar tills')] };
const TWO_STREAMS = { streams: [aStream('Bangsar tills'), aStream('Webshop')] };

function bridgeWith(digests: readonly DigestView[], streams = ONE_STREAM) {
  return fakeBridge({ 'digests.list': pageOf(digests), 'streams.list': streams });
}

beforeEach(async () => {
  useDigests.setState(useDigests.getInitialState(), true);
  localStorage.clear();
  await page.viewport(1072, 752);
});

test('lists the days, newest first, without a column for the only stream', async () => {
  const bridge = bridgeWith([
    aDigest({
      status: 'posted',
      reviewedAt: '2026-11-01T03:00:00.000Z',
      documents: [
        { kind: 'invoice', number: 'BGS-20261031-0001', amount: '1240.50' },
        { kind: 'credit-note', number: 'CN-7', amount: '10.00' },
      ],
    }),
  ]);
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  const row = screen.getByRole('row', { name: 'Bangsar, Oct 31, 2026' });
  await expect.element(row).toMatchTextContent('RM 1,240.50');
  await expect.element(row).toMatchTextContent('Posted');
  await expect.element(row).toMatchTextContent('Reviewed');
  await expect
    .element(row.getByRole('link', { name: 'BGS-20261031-0001' }))
    .toHaveAttribute('href', '/invoices/BGS-20261031-0001?books=Books');
  await expect.element(row).toMatchTextContent('+1');
  await expect.element(screen.getByRole('columnheader', { name: 'Stream' })).not.toBeInTheDocument();
  expect(bridge.inputsOf('digests.list')[0]).toMatchObject({
    sort: { by: 'date', descending: true },
    cursor: null,
  });
});

test('a link brings its filters; changing them changes the question and the address', async () => {
  const bridge = bridgeWith(days(3), TWO_STREAMS);
  const { screen, at } = await renderScreen(<DigestsScreen />, {
    bridge,
    path: '/digests?stream=Webshop&status=held&from=2026-10-01&to=tomorrow',
    route: ROUTE,
  });
  await expect.element(screen.getByRole('columnheader', { name: 'Stream' })).toBeVisible();
  expect(bridge.inputsOf('digests.list')[0]).toMatchObject({
    stream: 'Webshop',
    statuses: ['held'],
    from: '2026-10-01',
  });
  expect(bridge.inputsOf('digests.list')[0]).not.toHaveProperty('to');
  await screen.getByRole('button', { name: 'Status: Held' }).click();
  await screen.getByRole('checkbox', { name: 'Ready' }).click();
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('textbox', { name: 'Location or invoice no.' }).fill('curve');
  await expect.poll(at).toContain('search=curve');
  expect(at()).toContain('status=ready&status=held');
  await expect
    .poll(() => bridge.inputsOf('digests.list').at(-1))
    .toMatchObject({
      stream: 'Webshop',
      search: 'curve',
      statuses: ['ready', 'held'],
    });
  await screen.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(at).toBe('/digests');
  await expect.element(screen.getByRole('textbox', { name: 'Location or invoice no.' })).toHaveValue('');
});

test('sorting is asked of the engine and kept in the address', async () => {
  const bridge = bridgeWith(days(3));
  const { screen, at } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await screen.getByRole('button', { name: 'Amount' }).click();
  await expect.poll(at).toMatch(/sort=amount-(up|down)/u);
  await expect.poll(() => bridge.inputsOf('digests.list').at(-1)?.sort.by).toBe('amount');
});

test('someone who comes back finds the list as they left it', async () => {
  useDigests.getState().keepParams('status=held');
  const bridge = bridgeWith(days(1));
  const { at } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await expect.poll(at).toBe('/digests?status=held');
  expect(bridge.inputsOf('digests.list').map(({ statuses }) => statuses)).toEqual([['held']]);
});

test('arrow keys and Enter open a digest', async () => {
  const { screen, at } = await renderScreen(<DigestsScreen />, {
    bridge: bridgeWith(days(3)),
    path: ROUTE,
    route: ROUTE,
  });
  const first = screen.getByRole('row', { name: 'Bangsar, Oct 1, 2026' });
  await expect.element(first).toBeVisible();
  first.element().focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(at).toBe('/digests/dig_2/summary');
  expect(useDigests.getState().order).toEqual(['dig_1', 'dig_2', 'dig_3']);
});

test('the selected are marked reviewed', async () => {
  const bridge = bridgeWith(days(3));
  bridge.answer({ 'digests.review': ({ ids }) => ({ digests: ids.map((id) => aDigest({ id })) }) });
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await screen.getByRole('checkbox', { name: 'Select Bangsar, Oct 1, 2026' }).click();
  await screen.getByRole('checkbox', { name: 'Select Bangsar, Oct 3, 2026' }).click();
  await screen.getByRole('button', { name: 'Mark reviewed' }).click();
  await expect
    .poll(() => bridge.inputsOf('digests.review'))
    .toEqual([{ ids: ['dig_1', 'dig_3'], reviewed: true }]);
});

test('of the selected only what can be posted is posted, after a question that says how much', async () => {
  const bridge = bridgeWith([
    ...days(2, { waiting: '90071992547409.93' }),
    aDigest({ id: 'dig_open', status: 'open' }),
  ]);
  bridge.answer({ 'tasks.start': { task: fakeTask({ channel: 'digests.post' }) } });
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await screen.getByRole('checkbox', { name: 'Select all loaded rows' }).click();
  await screen.getByRole('button', { name: 'Post 2' }).click();
  const dialog = screen.getByRole('dialog');
  await expect.element(dialog).toMatchTextContent('RM 180,143,985,094,819.86');
  await expect.element(dialog).toMatchTextContent('1 other that you selected');
  await dialog.getByRole('button', { name: 'Post 2 digests' }).click();
  await expect
    .poll(() => bridge.calls.find(({ channel }) => channel === 'tasks.start')?.input)
    .toEqual({
      channel: 'digests.post',
      input: { ids: ['dig_1', 'dig_2'] },
    });
});

test('what is ticked can be seen: another order or rows that leave take the ticks with them', async () => {
  const bridge = bridgeWith(days(3));
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await screen.getByRole('checkbox', { name: 'Select Bangsar, Oct 1, 2026' }).click();
  await screen.getByRole('checkbox', { name: 'Select Bangsar, Oct 2, 2026' }).click();
  await expect.element(screen.getByText('2 selected')).toBeVisible();
  // One of them is posted elsewhere, and the list is of the others.
  bridge.answer({ 'digests.list': pageOf(days(3).slice(1)) });
  bridge.emit('changed', { topics: ['digests'] });
  await expect.element(screen.getByText('1 selected')).toBeVisible();
  await screen.getByRole('button', { name: 'Amount' }).click();
  await expect.element(screen.getByText(/selected/u)).not.toBeInTheDocument();
});

test('an event just before more is loaded leaves no old amounts behind', async () => {
  let version = 1;
  const bridge = bridgeWith([]);
  bridge.answer({
    'digests.list': async ({ cursor }) => {
      const amount = `${version}.00`;
      await new Promise((resolve) => setTimeout(resolve, version === 1 ? 0 : 300));
      // More than the table shows at once: it does not ask for the next page by itself.
      return cursor === null
        ? pageOf(days(80, { amount }), 81, 'on')
        : pageOf([aDigest({ id: 'dig_81', location: 'Last', amount })], 81);
    },
  });
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await expect.element(screen.getByText('RM 1.00').first()).toBeVisible();
  version = 2;
  bridge.emit('changed', { topics: ['digests'] });
  // In the middle of the reading that the event has begun; a click of the test's own would come too late.
  await new Promise((resolve) => setTimeout(resolve, 50));
  (screen.getByRole('button', { name: 'Load more' }).element() as HTMLButtonElement).click();
  await expect.element(screen.getByRole('row', { name: /^Last/u })).toBeInTheDocument();
  expect(screen.getByText('RM 1.00').elements()).toEqual([]);
});

test('a posting that could not start does not hide the one under way, and can be put away', async () => {
  const bridge = bridgeWith(days(2));
  bridge.answer({ 'tasks.start': failure('disk-full'), 'tasks.cancel': failure('engine-stopped') });
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await screen.getByRole('button', { name: 'Post all ready' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Post 2 digests' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  bridge.emit('task', { task: fakeTask({ channel: 'digests.post', phase: 'post' }) });
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  await screen.getByRole('button', { name: 'Hide the outcome' }).click();
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.element(screen.getByRole('alert')).toBeVisible();
});

test('changing the filter forgets the selection, which could not be seen any more', async () => {
  const { screen } = await renderScreen(<DigestsScreen />, {
    bridge: bridgeWith(days(3), TWO_STREAMS),
    path: ROUTE,
    route: ROUTE,
  });
  await screen.getByRole('checkbox', { name: 'Select all loaded rows' }).click();
  expect(useDigests.getState().selected.size).toBe(3);
  await screen.getByRole('textbox', { name: 'Location or invoice no.' }).fill('x');
  await expect.poll(() => useDigests.getState().selected.size).toBe(0);
});

test('posts all that are ready: counts them under the filter, asks, follows, says what came of it', async () => {
  const bridge = bridgeWith(days(2), TWO_STREAMS);
  bridge.answer({
    'digests.list': ({ statuses, cursor }) => {
      if (statuses?.[0] !== 'ready') return pageOf(days(2, { status: 'held' }));
      return cursor === null
        ? pageOf(days(200), 201, 'second')
        : pageOf([aDigest({ id: 'dig_201', currency: 'SGD', waiting: '5.00' })], 201);
    },
    'tasks.start': {
      task: fakeTask({ channel: 'digests.post', phase: 'post', done: 3, total: 201, unit: 'digests' }),
    },
  });
  const { screen } = await renderScreen(<DigestsScreen />, {
    bridge,
    path: '/digests?stream=Webshop&status=held',
    route: ROUTE,
  });
  await screen.getByRole('button', { name: 'Post all ready' }).click();
  const dialog = screen.getByRole('dialog');
  await expect.element(dialog).toMatchTextContent('201 digests go to the books');
  await expect.element(dialog).toMatchTextContent('RM 248,100.00');
  await expect.element(dialog).toMatchTextContent(/SGD|\$/u);
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Post 201 digests' }).click();
  await expect.element(screen.getByText('3 of 201 digests').first()).toBeVisible();
  const started = bridge.calls.find(({ channel }) => channel === 'tasks.start')?.input as {
    input: { ids: string[] };
  };
  expect(started.input.ids).toHaveLength(201);
  expect(bridge.inputsOf('digests.list').filter(({ statuses }) => statuses?.[0] === 'ready')).toMatchObject([
    { stream: 'Webshop', cursor: null },
    { stream: 'Webshop', cursor: 'second' },
  ]);
  await expect.element(screen.getByRole('button', { name: 'Post all ready' })).toBeDisabled();

  bridge.emit('task', {
    task: fakeTask({
      channel: 'digests.post',
      state: 'done',
      endedAt: '2026-11-02T01:01:00.000Z',
      outcome: {
        ok: true,
        value: {
          posted: 199,
          notReady: 2,
          deliveries: { succeeded: 198, failed: 1, held: 0, waiting: 0 },
          attention: [{ kind: 'held', stream: 'Webshop', code: 'tender-unmapped', count: 4 }],
        },
      },
    }),
  });
  await expect
    .element(
      screen.getByText(/199 digests posted\. 2 digests are not ready yet\. .* 1 document was not accepted/u),
    )
    .toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: '1 thing needs you' }))
    .toHaveAttribute('href', '/attention');
  await screen.getByRole('button', { name: 'Hide the outcome' }).click();
  await expect.element(screen.getByText(/199 digests posted/u)).not.toBeInTheDocument();
});

test('more than one posting takes by name is posted by its filter', async () => {
  const bridge = bridgeWith(days(1));
  bridge.answer({
    'digests.list': ({ statuses }) =>
      statuses?.[0] === 'ready' ? pageOf(days(200), 4000, 'more') : pageOf(days(1)),
    'tasks.start': { task: fakeTask({ channel: 'digests.post' }) },
  });
  const { screen } = await renderScreen(<DigestsScreen />, {
    bridge,
    path: '/digests?from=2026-01-01',
    route: ROUTE,
  });
  await screen.getByRole('button', { name: 'Post all ready' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Post 4,000 digests' }).click();
  await expect
    .poll(() => bridge.calls.find(({ channel }) => channel === 'tasks.start')?.input)
    .toEqual({
      channel: 'digests.post',
      input: { from: '2026-01-01' },
    });
});

test('nothing ready: says so and starts nothing', async () => {
  const bridge = bridgeWith([]);
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await screen.getByRole('button', { name: 'Post all ready' }).click();
  await expect.element(screen.getByRole('dialog', { name: 'Nothing is ready to post' })).toBeVisible();
  await screen.getByRole('button', { name: 'OK' }).click();
  expect(bridge.calls.some(({ channel }) => channel === 'tasks.start')).toBe(false);
});

test('an export asks with the same filters, and says why it failed', async () => {
  const bridge = bridgeWith(days(1));
  bridge.answer({ 'digests.export': failure('disk-full', { where: 'digests.xlsx' }) });
  const { screen } = await renderScreen(<DigestsScreen />, {
    bridge,
    path: '/digests?status=held',
    route: ROUTE,
  });
  await screen.getByRole('button', { name: 'Export' }).click();
  await screen.getByRole('menuitem', { name: /xlsx/u }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent('The disk is full');
  expect(bridge.inputsOf('digests.export')).toEqual([{ statuses: ['held'], format: 'xlsx' }]);
});

test('a list that cannot be read says why and can be asked again', async () => {
  const bridge = fakeBridge({ 'digests.list': failure('host-unreachable'), 'streams.list': ONE_STREAM });
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await expect.element(screen.getByRole('alert')).toBeVisible();
  bridge.answer({ 'digests.list': pageOf(days(1)) });
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('row', { name: 'Bangsar, Oct 1, 2026' })).toBeVisible();
});

test('without streams it leads to connecting one or to the sample store', async () => {
  const bridge = bridgeWith([], { streams: [] });
  const { screen } = await renderScreen(<DigestsScreen />, { bridge, path: ROUTE, route: ROUTE });
  await expect
    .element(screen.getByRole('link', { name: 'Connect a stream' }))
    .toHaveAttribute('href', '/connect');
  await expect.element(screen.getByRole('link', { name: 'Explore the sample store' })).toBeVisible();
  await expectAccessible();
});

test('when nothing matches, the filters can be cleared', async () => {
  const bridge = bridgeWith([]);
  const { screen, at } = await renderScreen(<DigestsScreen />, {
    bridge,
    path: '/digests?search=zzz',
    route: ROUTE,
  });
  await expect.element(screen.getByRole('heading', { name: 'No digest matches' })).toBeVisible();
  await screen.getByRole('button', { name: 'Clear filters' }).nth(1).click();
  await expect.poll(at).toBe('/digests');
});

test('? lists the keys, and single keys can be switched off', async () => {
  const { screen } = await renderScreen(<DigestsScreen />, {
    bridge: bridgeWith(days(1)),
    path: ROUTE,
    route: ROUTE,
  });
  await expect.element(screen.getByRole('row', { name: 'Bangsar, Oct 1, 2026' })).toBeVisible();
  await userEvent.keyboard('?');
  const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect.element(dialog).toBeVisible();
  await dialog.getByRole('switch').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await userEvent.keyboard('?');
  await expect.element(dialog).not.toBeInTheDocument();
});

test.each(['light', 'dark'] as const)('axe finds nothing: %s', async (scheme) => {
  const rows = (['open', 'ready', 'posted', 'held', 'changed-since-posted'] as const).map((status, index) =>
    aDigest({
      id: `dig_${index}`,
      status,
      documents: [{ kind: 'invoice', number: `INV-${index}`, amount: '1.00' }],
    }),
  );
  const { screen } = await renderScreen(<DigestsScreen />, {
    bridge: bridgeWith(rows, TWO_STREAMS),
    path: '/digests?status=held',
    route: ROUTE,
    scheme,
  });
  await screen.getByRole('checkbox').nth(1).click();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Status: Held' }).click();
  await expectAccessible();
});
