import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { TaskProgress } from '../../../src-renderer/components/index.ts';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { fakeBridge, fakeTask, renderScreen } from '../support/index.ts';

async function show(
  parts: Partial<TaskView>,
  run: (task: string) => unknown = () => undefined,
  result?: string,
) {
  const task = fakeTask({ channel: 'sync.run', ...parts });
  const { screen } = await renderScreen(
    <TaskProgress task={task} cancel={{ run, failure: null }} result={result} />,
    {
      bridge: fakeBridge({}),
    },
  );
  return screen;
}

test('says what it is at, how far it is, and stops when asked', async () => {
  const onCancel = vi.fn<(task: string) => void>();
  const parts = { phase: 'pull', subject: 'Bangsar.csv', done: 1200, total: 5000, unit: 'rows' } as const;
  const screen = await show(parts, onCancel);
  const bar = screen.getByRole('progressbar', { name: 'Progress of: Reading sales' });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '24');
  await expect.element(bar).toHaveAttribute('aria-valuetext', '1,200 of 5,000 rows');
  await expect.element(screen.getByText('Bangsar.csv')).toBeVisible();
  await screen.getByRole('button', { name: 'Stop' }).click();
  expect(onCancel.mock.calls).toEqual([['task-1']]);
});

test('while the whole is unknown there is no percentage', async () => {
  const screen = await show({ phase: 'deliver', done: 1, unit: 'deliveries' });
  const bar = screen.getByRole('progressbar');
  await expect.element(bar).not.toHaveAttribute('aria-valuenow');
  await expect.element(bar).toHaveAttribute('aria-valuetext', '1 document sent so far');
});

test('once asked to stop it cannot be asked again', async () => {
  const screen = await show({ stopping: true, phase: 'pull' });
  await expect.element(screen.getByRole('button', { name: 'Stopping…' })).toBeDisabled();
});

test('what cannot be stopped has no button, what waits says so', async () => {
  const screen = await show({ canCancel: false, state: 'queued' });
  await expect.element(screen.getByText('Waiting for its turn').first()).toBeVisible();
  expect(screen.getByRole('button').elements()).toHaveLength(0);
});

test('says what came of it', async () => {
  const endedAt = '2026-11-02T01:05:00.000Z';
  const done = await show({ state: 'done', endedAt }, undefined, '12 digests posted');
  await expect.element(done.getByRole('status')).toHaveTextContent('12 digests posted');
  await done.unmount();
  const stopped = await show({ state: 'cancelled', endedAt });
  await expect.element(stopped.getByRole('status')).toMatchTextContent(/^Stopped\./u);
  await stopped.unmount();
  const failed = await show({
    state: 'failed',
    endedAt,
    outcome: { ok: false, failure: failure('disk-full') },
  });
  await expect.element(failed.getByRole('alert')).toMatchTextContent('The disk is full');
});

test('a screen reader hears the first word at once, then no more than every few seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const task = (done: number) =>
      fakeTask({ channel: 'sync.run', phase: 'pull', done, total: 100, unit: 'days' });
    const { screen } = await renderScreen(<Steps of={task} />, { bridge: fakeBridge({}) });
    const spoken = screen.getByRole('status');
    await expect.element(spoken).toHaveTextContent('Reading sales, 0 of 100 days');
    await screen.getByRole('button', { name: 'Step' }).click();
    await screen.getByRole('button', { name: 'Step' }).click();
    await expect.element(screen.getByText('2 of 100 days', { exact: true })).toBeVisible();
    await expect.element(spoken).toHaveTextContent('Reading sales, 0 of 100 days');
    vi.advanceTimersByTime(5000);
    await expect.element(spoken).toHaveTextContent('Reading sales, 2 of 100 days');
  } finally {
    vi.useRealTimers();
  }
});

function Steps({ of }: { readonly of: (done: number) => TaskView }) {
  const [done, setDone] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setDone(done + 1)}>
        Step
      </button>
      <TaskProgress task={of(done)} cancel={{ run: () => undefined, failure: null }} />
    </>
  );
}

test('work that could not be asked to stop says why, and goes on', async () => {
  const cancel = { run: () => undefined, failure: failure('engine-stopped') };
  const { screen } = await renderScreen(
    <TaskProgress task={fakeTask({ channel: 'sync.run' })} cancel={cancel} />,
    { bridge: fakeBridge({}) },
  );
  await expect.element(screen.getByRole('alert')).toBeVisible();
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
});
