import { expect, test } from 'vitest';
import { AttentionScreen } from '../../../src-renderer/features/attention/attention-screen.tsx';
import { groupsOf } from '../../../src-renderer/features/attention/groups.ts';
import type { Attention } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';

const AT = { path: '/attention', route: '/attention' } as const;

const unmapped = (key: string, suggestion = '1120'): Attention => ({
  kind: 'unmapped',
  stream: 'Bangsar',
  type: 'payment-method',
  key,
  suggestion,
});

/** One of each kind, in no order. */
const ALL = [
  {
    kind: 'changed',
    stream: 'Bangsar',
    location: 'KL',
    date: businessDate('2026-11-01'),
    digest: 'd/2' as never,
  },
  { kind: 'rejected', stream: 'Bangsar', import: 'i1' as never, file: 'december.csv', rows: 1234 },
  { kind: 'held', stream: 'Bangsar', code: 'order-out-of-balance', count: 2 },
  unmapped('GrabPay'),
  { kind: 'failed', stream: 'Bangsar', failure: failure('folder-missing', { where: 'December' }) },
  {
    kind: 'undelivered',
    stream: 'Bangsar',
    number: 'INV-1',
    failure: failure('account-unknown', { target: 'account:sales' }),
  },
  { kind: 'incomplete', stream: 'Bangsar', days: 2, count: 3 },
  {
    kind: 'unsettled',
    stream: 'Bangsar',
    location: 'KL',
    date: businessDate('2026-11-01'),
    digest: 'd/1' as never,
    days: 2,
    documents: 3,
    failure: failure('change-not-adjustable'),
  },
] as const satisfies readonly Attention[];

test('each thing says what happened, and its button goes where it is mended', async () => {
  const bridge = fakeBridge({ 'attention.list': { attention: ALL } });
  const { screen, at, go } = await renderScreen(<AttentionScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: 'Could not go on' })).toBeVisible();
  expect(
    screen
      .getByRole('heading', { level: 2 })
      .elements()
      .map((one) => one.textContent),
  ).toEqual([
    'Could not go on',
    'Not accepted by the books',
    'To be mapped',
    'Held back',
    'Rows that could not be read',
    'Missing from the tills',
    'Not settled by “When a posted day changes”',
    'Changed after posting',
  ]);
  const goes = async (section: string, link: string, to: string) => {
    await screen.getByRole('region', { name: section }).getByRole('link', { name: link }).click();
    expect(at()).toBe(to);
    await go('/attention');
  };
  await goes('Could not go on', "Open the stream's settings", '/streams/Bangsar/settings');
  await goes('Not accepted by the books', 'Open the mapping', '/streams/Bangsar/mappings/accounts');
  await goes('To be mapped', 'Open the mapping', '/streams/Bangsar/mappings/payments');
  await goes('Rows that could not be read', 'Show the rows', '/imports/i1');
  await expect
    .poll(() => screen.getByRole('region', { name: 'Changed after posting' }).getByRole('link').elements())
    .toHaveLength(1);
  await goes('Changed after posting', 'Show the changes', '/digests/d%2F2/changes');
  await goes('Not settled by “When a posted day changes”', 'Show the changes', '/digests/d%2F1/changes');
  await expect.element(screen.getByText(/more days: 1\): 3 changed receipts were not/u)).toBeVisible();
  await goes('Missing from the tills', 'See what is missing', '/completeness?stream=Bangsar');
  await expect.element(screen.getByText(/1,234 rows of december\.csv \(Bangsar\)/u)).toBeVisible();
  await expect.element(screen.getByText('INV-1 of Bangsar')).toBeVisible();
});

test('what is held shows its documents on request, each with its own cause and its day', async () => {
  const reason = failure('order-out-of-balance', { data: { difference: '0.50', currency: 'MYR' } });
  const hold = (number: string) => ({
    digest: 'dig_1',
    stream: 'Bangsar',
    location: 'KL',
    date: '2026-11-01',
    document: `doc_${number}`,
    kind: 'sale' as const,
    number,
    amount: '12.50',
    currency: 'MYR',
    reason,
  });
  const bridge = fakeBridge({
    'attention.list': { attention: [ALL[2]] },
    'holds.list': ({ cursor }) => ({
      holds: [hold(cursor === null ? 'R-1' : 'R-2')],
      next: cursor === null ? 'more' : null,
      total: { value: 2, exact: true },
    }),
  });
  const { screen, at } = await renderScreen(<AttentionScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Show 2 held documents' }).click();
  await expect.element(screen.getByRole('link', { name: 'R-1' })).toBeVisible();
  expect(bridge.calls.find(({ channel }) => channel === 'holds.list')?.input).toMatchObject({
    stream: 'Bangsar',
    code: 'order-out-of-balance',
  });
  await expectAccessible();
  await screen.getByRole('button', { name: 'Show more' }).click();
  await screen.getByRole('link', { name: 'R-2' }).click();
  expect(at()).toBe('/digests/dig_1/orders');
});

test('what is mapped on one page is one thing to do, the rest is counted', async () => {
  const attention = 'ABCDEFG'.split('').map((key) => unmapped(key, key === 'A' ? '' : '1120'));
  const bridge = fakeBridge({ 'attention.list': { attention } });
  const { screen } = await renderScreen(<AttentionScreen />, { bridge, ...AT });
  await expect.element(screen.getByText(/7 payment methods of Bangsar are new:/u)).toBeVisible();
  expect(screen.getByRole('link').elements()).toHaveLength(1);
  expect(
    screen
      .getByRole('listitem')
      .elements()
      .map((one) => one.textContent),
  ).toEqual([
    'A',
    'B (Daybook suggests account 1120)',
    'C (Daybook suggests account 1120)',
    'D (Daybook suggests account 1120)',
    'E (Daybook suggests account 1120)',
    'and 2 more',
  ]);
});

test('the same thing is told once', () => {
  const failed = ALL[4];
  const groups = groupsOf([failed, { ...failed }, { ...failed, stream: 'Other' }]);
  expect(groups.map(({ kind, items }) => [kind, items.length])).toEqual([['failed', 2]]);
});

test('what was mended is tried by a sync; why it cannot start is said', async () => {
  const bridge = fakeBridge({
    'attention.list': { attention: ALL },
    'tasks.start': failure('too-many-tasks'),
  });
  const { screen } = await renderScreen(<AttentionScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Sync again' }).click();
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'sync.run', input: {} }]);
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Too much work is waiting/u);
  bridge.answer({ 'tasks.start': { task: fakeTask({ channel: 'sync.run' }) } });
  await screen.getByRole('button', { name: 'Sync again' }).click();
  await expect.element(screen.getByRole('button', { name: 'Sync again' })).toBeDisabled();
});

test('nothing needs a person', async () => {
  const bridge = fakeBridge({ 'attention.list': { attention: [] } });
  const { screen } = await renderScreen(<AttentionScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible();
  expect(screen.getByRole('button').elements()).toEqual([]);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const bridge = fakeBridge({ 'attention.list': { attention: ALL } });
  const { screen } = await renderScreen(<AttentionScreen />, { bridge, scheme, ...AT });
  await expect.element(screen.getByRole('heading', { name: 'Held back' })).toBeVisible();
  await expectAccessible();
});
