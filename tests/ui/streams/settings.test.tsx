import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { StreamSettingsScreen } from '../../../src-renderer/features/streams/stream-settings-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aStream, SETTINGS } from './a-stream.ts';

const ROUTE = '/streams/:name/settings';
const PATH = '/streams/Bangsar/settings';

async function openScreen(more: Parameters<typeof fakeBridge>[0] = {}, scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({
    'streams.settings': ({ stream }) =>
      stream === 'Bangsar' || stream === 'Bangsar 2'
        ? { stream: aStream({ name: stream }) }
        : failure('stream-not-found', { where: stream }),
    'schedule.list': { jobs: [] },
    'books.list': { books: [{ name: 'Books', system: 'embedded', currency: 'MYR' }] },
    ...more,
  });
  const rendered = await renderScreen(<StreamSettingsScreen />, { bridge, path: PATH, route: ROUTE, scheme });
  return { bridge, ...rendered };
}

test('saves what was changed and nothing else', async () => {
  const { screen, bridge } = await openScreen({
    'streams.set': { stream: aStream({ settings: { ...SETTINGS, autoInvoice: true, cutOffMinutes: 300 } }) },
  });
  expect(screen.getByRole('button', { name: 'Save' }).elements()).toHaveLength(0);
  await screen.getByRole('checkbox', { name: 'Auto invoice' }).click();
  await screen.getByLabelText('A trading day begins at').fill('05:00');
  await screen.getByRole('button', { name: 'Save' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([
    { stream: 'Bangsar', settings: { autoInvoice: true, cutOffMinutes: 300 } },
  ]);
  await expect.element(screen.getByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('checkbox', { name: 'Auto invoice' })).toBeChecked();
});

test('what is put back is not a change', async () => {
  const { screen } = await openScreen();
  const auto = screen.getByRole('checkbox', { name: 'Auto invoice' });
  await auto.click();
  await expect.element(screen.getByRole('button', { name: 'Save' })).toBeVisible();
  await auto.click();
  await expect.element(screen.getByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

test('says in one sentence each what days become, who goes on, and what customers are called', async () => {
  const { screen, bridge } = await openScreen({ 'streams.set': { stream: aStream() } });
  const styles = screen.getByRole('radiogroup', { name: 'A day becomes' });
  await expect.element(styles.getByRole('radio', { name: 'An invoice for each day' })).toBeChecked();
  expect(styles.getByRole('radio').elements()).toHaveLength(4);
  await styles.getByRole('radio', { name: 'An order and a receipt for each shift' }).click();
  await screen.getByRole('radio', { name: 'Are taken at once' }).click();
  await screen.getByRole('checkbox', { name: "Use the POS's customer ID as the contact code" }).click();
  await screen.getByRole('button', { name: 'Save' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([
    {
      stream: 'Bangsar',
      settings: {
        postingStyle: 'orders-and-receipts-per-shift',
        customerIdAsCode: true,
        autoProcess: true,
      },
    },
  ]);
});

test('how far back is looked, and what becomes of a posted day that changes', async () => {
  const { screen, bridge } = await openScreen({ 'streams.set': { stream: aStream() } });
  const days = screen.getByRole('textbox', { name: 'Days to read again' });
  await expect.element(days).toHaveValue('14');
  const choices = screen.getByRole('radiogroup', { name: 'When a posted day changes' });
  await expect.element(choices.getByRole('radio', { name: 'Ask me' })).toBeChecked();
  // By keyboard: emptied and left, it is what it was; more than can be read again is not taken.
  await days.click();
  await userEvent.keyboard('{Backspace}{Backspace}');
  await expect.element(days).toHaveValue('');
  await userEvent.keyboard('{Tab}');
  await expect.element(days).toHaveValue('14');
  expect(screen.getByRole('button', { name: 'Save' }).elements()).toHaveLength(0);
  await days.fill('61');
  await expect.element(days).not.toHaveValue('61');
  await days.fill('30');
  await choices.getByRole('radio', { name: 'Post the difference' }).click();
  await screen.getByRole('button', { name: 'Save' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([
    { stream: 'Bangsar', settings: { rereadDays: 30, changedDays: 'adjust' } },
  ]);
});

test('where the books take nothing back replacing cannot be chosen, and it says why', async () => {
  const name = /^Replace the posting/u;
  const { screen, bridge } = await openScreen();
  const replace = screen.getByRole('radio', { name });
  await expect.element(replace).toBeEnabled();
  await expect.poll(() => bridge.inputsOf('books.list')).toHaveLength(1);
  expect(screen.getByText(/takes nothing back from Daybook/u).elements()).toEqual([]);
  bridge.answer({ 'books.list': { books: [{ name: 'Books', system: 'tryton', currency: 'MYR' }] } });
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(replace).toHaveAccessibleDescription(/Books takes nothing back from Daybook/u);
  await expect.element(replace).toBeDisabled();
});

test('what becomes of a day in a locked period', async () => {
  const { screen, bridge } = await openScreen({ 'streams.set': { stream: aStream() } });
  // It holds for every posting, and so stands by itself.
  const section = screen.getByRole('region', { name: 'Locked periods' });
  const choices = section.getByRole('radiogroup', { name: 'When the period of a day is locked' });
  await expect.element(choices.getByRole('radio', { name: 'Post it on the first open day' })).toBeChecked();
  await choices.getByRole('radio', { name: 'Hold it' }).click();
  await screen.getByRole('button', { name: 'Save' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([{ stream: 'Bangsar', settings: { lockedDays: 'hold' } }]);
});

test('days to read again go up and down by arrow keys, and back when they are discarded', async () => {
  const { screen } = await openScreen();
  const days = screen.getByRole('textbox', { name: 'Days to read again' });
  await days.click();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(days).toHaveValue('15');
  await screen.getByRole('button', { name: 'Discard' }).click();
  await expect.element(days).toHaveValue('14');
});

test('discards', async () => {
  const { screen, bridge } = await openScreen();
  const name = screen.getByRole('textbox', { name: 'Name' });
  await name.fill('Something else');
  await screen.getByRole('button', { name: 'Discard' }).click();
  await expect.element(name).toHaveValue('Bangsar');
  expect(bridge.inputsOf('streams.set')).toEqual([]);
});

test('asks before changes are lost', async () => {
  const { screen, at } = await openScreen();
  await screen.getByRole('checkbox', { name: 'Auto invoice' }).click();
  await screen.getByRole('link', { name: 'Mappings' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
  expect(at()).toBe(PATH);
  await expect.element(screen.getByRole('checkbox', { name: 'Auto invoice' })).toBeChecked();
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await screen.getByRole('link', { name: 'Mappings' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Leave without saving' }).click();
  await expect.poll(at).toBe('/streams/Bangsar/mappings/locations');
});

test('a renamed stream is followed to its new place without a question', async () => {
  const { screen, bridge, at } = await openScreen();
  bridge.answer({
    'streams.set': async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      // The engine tells of the change before it answers; the old name is gone by then.
      bridge.emit('changed', { topics: ['streams'] });
      return { stream: aStream({ name: 'Bangsar 2' }) };
    },
  });
  await screen.getByRole('textbox', { name: 'Name' }).fill('Bangsar 2');
  await userEvent.keyboard('{Enter}');
  await expect.poll(at).toBe('/streams/Bangsar%202/settings');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Bangsar 2' })).toBeVisible();
  expect(bridge.inputsOf('streams.settings')).toEqual([{ stream: 'Bangsar' }, { stream: 'Bangsar 2' }]);
});

test('what is changed while a new name is being saved stays, and is not saved yet', async () => {
  const { screen, bridge, at } = await openScreen();
  const gate = Promise.withResolvers<void>();
  bridge.answer({
    'streams.set': async () => {
      await gate.promise;
      return { stream: aStream({ name: 'Bangsar 2' }) };
    },
  });
  await screen.getByRole('textbox', { name: 'Name' }).fill('Bangsar 2');
  await userEvent.keyboard('{Enter}');
  await screen.getByRole('checkbox', { name: 'Auto invoice' }).click();
  await expect.element(screen.getByRole('checkbox', { name: 'Auto invoice' })).toBeChecked();
  gate.resolve();
  await expect.poll(at).toBe('/streams/Bangsar%202/settings');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Bangsar 2' })).toBeVisible();
  await expect.element(screen.getByRole('checkbox', { name: 'Auto invoice' })).toBeChecked();
  await screen.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => bridge.inputsOf('streams.set').at(-1))
    .toEqual({ stream: 'Bangsar 2', settings: { autoInvoice: true } });
});

test('a taken name is said at the field, another failure beside the buttons', async () => {
  const { screen, bridge } = await openScreen({
    'streams.set': failure('stream-name-taken', { where: 'Airport', data: { name: 'Airport' } }),
  });
  const name = screen.getByRole('textbox', { name: 'Name' });
  await name.fill('Airport');
  await userEvent.keyboard('{Enter}');
  await expect.element(name).toBeInvalid();
  await expect.element(screen.getByText('There is already a stream named Airport.')).toBeVisible();
  bridge.answer({ 'streams.set': failure('disk-full') });
  await screen.getByRole('button', { name: 'Save' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  await expect.element(name).not.toBeInvalid();
});

test('takes another folder by its handle; the account stays', async () => {
  const { screen, bridge } = await openScreen({
    'host.choose': { chosen: [{ handle: 'h-1', name: 'December', kind: 'folder' }] },
    'streams.set': failure('folder-missing', { where: 'December' }),
  });
  await screen.getByRole('button', { name: 'Choose another folder' }).click();
  await expect.element(screen.getByText('December (once it is saved)')).toBeVisible();
  await screen.getByRole('button', { name: 'Save' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([{ stream: 'Bangsar', folder: 'h-1', settings: {} }]);
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The folder December does not exist./u);
});

test('a stream that is gone says so', async () => {
  const bridge = fakeBridge({
    'streams.settings': failure('stream-not-found', { where: 'Nowhere', data: { name: 'Nowhere' } }),
  });
  const { screen } = await renderScreen(<StreamSettingsScreen />, {
    bridge,
    path: '/streams/Nowhere/settings',
    route: ROUTE,
  });
  await expect.element(screen.getByText('There is no stream Nowhere.')).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await openScreen({}, scheme);
  await screen.getByRole('checkbox', { name: 'Auto invoice' }).click();
  await expect.element(screen.getByRole('button', { name: 'Save' })).toBeVisible();
  await expectAccessible();
});

test('what is changed while it is being saved is still to be saved', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { screen } = await openScreen({
    'streams.set': async () => {
      await promise;
      return { stream: aStream({ settings: { ...SETTINGS, autoInvoice: true } }) };
    },
  });
  await screen.getByRole('checkbox', { name: 'Auto invoice' }).click();
  await screen.getByRole('button', { name: 'Save' }).click();
  await screen.getByRole('checkbox', { name: 'Accept suggested mappings' }).click();
  resolve();
  await expect.element(screen.getByRole('button', { name: 'Discard' })).toBeEnabled();
  await expect.element(screen.getByRole('checkbox', { name: 'Accept suggested mappings' })).toBeChecked();
  await expect.element(screen.getByText('There are changes that are not saved.')).toBeVisible();
});

test('without a name the keyboard goes to the name', async () => {
  const { screen, bridge } = await openScreen();
  const name = screen.getByRole('textbox', { name: 'Name' });
  await name.fill('');
  await screen.getByRole('button', { name: 'Save' }).click();
  await expect.element(name).toHaveFocus();
  expect(bridge.inputsOf('streams.set')).toEqual([]);
});

test('the window asks before it closes over changes, and only then', async () => {
  const { screen } = await openScreen();
  const closes = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  await expect.element(screen.getByRole('checkbox', { name: 'Auto invoice' })).toBeVisible();
  expect(closes()).toBe(true);
  await screen.getByRole('checkbox', { name: 'Auto invoice' }).click();
  await expect.element(screen.getByRole('button', { name: 'Save' })).toBeVisible();
  expect(closes()).toBe(false);
  await screen.getByRole('button', { name: 'Discard' }).click();
  expect(closes()).toBe(true);
});

test('says when a stream syncs by itself, in the words of who sets it', async () => {
  const { screen, bridge } = await openScreen({ 'streams.set': { stream: aStream() } });
  const times = screen.getByRole('radiogroup', { name: 'When' });
  await expect.element(times.getByRole('radio', { name: 'Overnight' })).toBeChecked();
  await screen.getByLabelText('Overnight at').fill('05:30');
  await screen.getByRole('radio', { name: 'Wait for a person' }).first().click();
  await screen.getByRole('checkbox', { name: 'Tell me when a day is not in the books' }).click();
  await screen.getByLabelText('By this time of the next day').fill('10:00');
  await screen.getByRole('button', { name: 'Save' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([
    {
      stream: 'Bangsar',
      settings: { overnightMinutes: 330, transferTimes: 'by-hand', tellMissingMinutes: 600 },
    },
  ]);
});

test('takes hours in and out by keyboard, and never leaves a list without one', async () => {
  const { screen, bridge } = await openScreen({ 'streams.set': { stream: aStream() } });
  await screen.getByRole('radio', { name: 'At certain hours' }).click();
  const hours = screen.getByRole('group', { name: 'Sync at' });
  await expect.element(hours.getByLabelText('Time 1', { exact: true })).toHaveValue('13:00');
  await hours.getByRole('button', { name: 'Add a time' }).click();
  await expect.element(hours.getByLabelText('Time 3', { exact: true })).toHaveValue('23:00');
  await hours.getByLabelText('Time 3', { exact: true }).fill('09:15');
  hours.getByRole('button', { name: 'Remove time 1' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(hours.getByRole('button', { name: 'Add a time' })).toHaveFocus();
  await hours.getByRole('button', { name: 'Remove time 1' }).click();
  await expect.element(hours.getByLabelText('Time 1', { exact: true })).toHaveValue('09:15');
  expect(hours.getByRole('button', { name: /Remove/u }).elements()).toHaveLength(0);
  await screen.getByRole('button', { name: 'Save' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([
    { stream: 'Bangsar', settings: { syncTimes: 'at-hours', syncHours: [555] } },
  ]);
});

test('a list of hours that is put back is not a change', async () => {
  const { screen } = await openScreen();
  await screen.getByRole('radio', { name: 'Go at hours of their own' }).click();
  const hours = screen.getByRole('group', { name: 'Transfers at' });
  await hours.getByRole('button', { name: 'Add a time' }).click();
  await hours.getByRole('button', { name: 'Remove time 3' }).click();
  await screen.getByRole('radio', { name: 'Go with every sync' }).click();
  await expect.element(screen.getByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

test('without auto sync no times are asked for', async () => {
  const { screen } = await openScreen();
  await screen.getByRole('checkbox', { name: 'Sync by itself' }).click();
  await expect.element(screen.getByRole('radiogroup', { name: 'When' })).not.toBeInTheDocument();
});

const JOB = {
  stream: 'Bangsar',
  job: 'sync',
  nextRunAt: '2026-11-02T22:00:00Z',
  whyNot: null,
  lastRunAt: null,
  lastOutcome: null,
  lastFailure: null,
} as const;

test('tells when it runs next by the clocks of the shop, and why the last run failed', async () => {
  const failed = {
    lastRunAt: '2026-11-01T22:00:00Z',
    lastOutcome: 'failed',
    lastFailure: failure('folder-missing', { where: 'C:\\POS\\exports' }),
  } as const;
  const { screen } = await openScreen({
    'schedule.list': {
      jobs: [
        { ...JOB, ...failed },
        { ...JOB, stream: 'Penang', job: 'transfers' },
      ],
    },
  });
  await expect.element(screen.getByText('Next sync: Nov 3, 2026, 6:00 AM')).toBeVisible();
  await expect.element(screen.getByText('The last one failed: Nov 2, 2026, 6:00 AM')).toBeVisible();
  expect(screen.getByText('Next transfers:').elements()).toHaveLength(0);
  await screen.getByRole('checkbox', { name: 'Auto invoice' }).click();
  await expect.element(screen.getByText('Next sync:')).not.toBeInTheDocument();
});
