import { expect, test } from 'vitest';
import { WelcomeScreen } from '../../../src-renderer/features/welcome/welcome-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';

const RUN = {
  id: 'run-1',
  documents: { new: 2931, changed: 0, unchanged: 0, rejected: 0 },
  digests: { built: 90, changed: 0 },
  deliveries: { succeeded: 0, failed: 0, held: 0, waiting: 0 },
  attention: [],
};
const DONE = { stream: 'Sample store', books: 'Books', digests: 90, run: RUN };

const AT_WELCOME = { path: '/welcome', route: '/welcome' } as const;

test('one click brings the sample store, unposted, and then its digests', async () => {
  const bridge = fakeBridge({ 'tasks.start': { task: fakeTask({ channel: 'demo.run' }) } });
  const { screen, at } = await renderScreen(<WelcomeScreen />, { bridge, ...AT_WELCOME });
  await screen.getByRole('button', { name: 'Explore with the sample store' }).click();
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'demo.run', input: { autoInvoice: false } }]);
  bridge.emit('task', {
    task: fakeTask({
      channel: 'demo.run',
      state: 'done',
      endedAt: '2026-11-02T01:00:09.000Z',
      outcome: { ok: true, value: DONE },
    }),
  });
  await expect.poll(at).toBe('/digests');
});

test('a sample that cannot be made says why, and can be tried again', async () => {
  const bridge = fakeBridge({ 'tasks.start': failure('disk-full') });
  const { screen, at } = await renderScreen(<WelcomeScreen />, { bridge, ...AT_WELCOME });
  const button = screen.getByRole('button', { name: 'Explore with the sample store' });
  await button.click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  await expect.element(button).toBeEnabled();
  expect(at()).toBe('/welcome');
});

test('the sample can be stopped', async () => {
  const bridge = fakeBridge({
    'tasks.start': { task: fakeTask({ channel: 'demo.run' }) },
    'tasks.cancel': () => ({ task: fakeTask({ channel: 'demo.run', stopping: true }) }),
  });
  const { screen } = await renderScreen(<WelcomeScreen />, { bridge, ...AT_WELCOME });
  await screen.getByRole('button', { name: 'Explore with the sample store' }).click();
  await screen.getByRole('button', { name: 'Stop', exact: true }).click();
  expect(bridge.inputsOf('tasks.cancel')).toEqual([{ id: 'task-1' }]);
});

test('own sales lead to the wizard', async () => {
  const { screen, at } = await renderScreen(<WelcomeScreen />, { bridge: fakeBridge({}), ...AT_WELCOME });
  await screen.getByRole('link', { name: 'Connect a stream' }).click();
  await expect.poll(at).toBe('/connect');
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await renderScreen(<WelcomeScreen />, { bridge: fakeBridge({}), scheme });
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible();
});

test('a sample that is on its way is followed, not started again', async () => {
  const bridge = fakeBridge({});
  const { screen, at } = await renderScreen(<WelcomeScreen />, { bridge, ...AT_WELCOME });
  bridge.emit('task', { task: fakeTask({ channel: 'demo.run' }) });
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Explore with the sample store' }).elements()).toHaveLength(0);
  bridge.emit('task', {
    task: fakeTask({
      channel: 'demo.run',
      state: 'failed',
      endedAt: '2026-11-02T01:00:09.000Z',
      outcome: { ok: false, failure: failure('disk-full') },
    }),
  });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  await expect.element(screen.getByRole('button', { name: 'Explore with the sample store' })).toBeVisible();
  expect(at()).toBe('/welcome');
});
