import { useState } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ask, useAction, useSyncNow, useTask } from '../../../src-renderer/bridge/index.ts';
import { type Failure, failure } from '../../../src-shared/model/index.ts';
import { fakeBridge, fakeTask, renderScreen } from '../support/index.ts';

function Rename() {
  const rename = useAction(async () => ask('digests.note', { id: 'd', note: 'n' }));
  return (
    <>
      <button type="button" onClick={() => void rename.run()}>
        Save
      </button>
      <p>{rename.busy ? 'busy' : 'idle'}</p>
      <p>{rename.failure?.code ?? 'fine'}</p>
    </>
  );
}

/** A door that a test opens. */
function door(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

describe('an action', () => {
  test('is busy while it runs, keeps its failure until the next go', async () => {
    const bridge = fakeBridge({ 'digests.note': failure('digest-not-found') });
    const { screen } = await renderScreen(<Rename />, { bridge });
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(screen.getByText('digest-not-found')).toBeVisible();
    bridge.answer({ 'digests.note': { note: 'n' } });
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(screen.getByText('fine')).toBeVisible();
    await expect.element(screen.getByText('idle')).toBeVisible();
  });

  test('is one however quickly it is clicked twice', async () => {
    const { opened, open } = door();
    const bridge = fakeBridge({
      'digests.note': async () => {
        await opened;
        return { note: 'n' };
      },
    });
    const { screen } = await renderScreen(<Rename />, { bridge });
    const button = screen.getByRole('button', { name: 'Save' }).element() as HTMLButtonElement;
    // In one turn, before anything is drawn anew.
    button.click();
    button.click();
    open();
    await expect.element(screen.getByText('idle')).toBeVisible();
    expect(bridge.inputsOf('digests.note')).toHaveLength(1);
    button.click();
    await expect.poll(() => bridge.inputsOf('digests.note')).toHaveLength(2);
  });

  test('that ends when its screen has gone complains of nothing', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const unhandled = vi.fn();
    window.addEventListener('unhandledrejection', unhandled);
    onTestFinished(() => {
      complaints.mockRestore();
      window.removeEventListener('unhandledrejection', unhandled);
    });
    const { opened, open } = door();
    const bridge = fakeBridge({
      'digests.note': async () => {
        await opened;
        return failure('digest-not-found');
      },
    });
    const { screen } = await renderScreen(<Rename />, { bridge });
    await screen.getByRole('button', { name: 'Save' }).click();
    await screen.unmount();
    open();
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(complaints).not.toHaveBeenCalled();
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('shows a failure that this window has no words for as a defect', async () => {
    const strange = { ...failure('internal'), code: 'of-tomorrow' } as unknown as Failure;
    const { screen } = await renderScreen(<Rename />, { bridge: fakeBridge({ 'digests.note': strange }) });
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(screen.getByText('internal')).toBeVisible();
  });
});

function Check() {
  const check = useTask('ledger.check');
  const [, draw] = useState(0);
  return (
    <>
      <button type="button" onClick={() => void check.start({})}>
        Check
      </button>
      <button type="button" onClick={() => draw((n) => n + 1)}>
        Draw
      </button>
      <p>{check.busy ? 'busy' : 'idle'}</p>
      <p>{check.result === null ? 'no result' : `${check.result.problems.length} problems`}</p>
      <p>{check.failure?.code ?? 'fine'}</p>
    </>
  );
}

const ENDED = { state: 'done', endedAt: '2026-11-02T01:00:09.000Z' } as const;

describe('a task', () => {
  test('is started once, followed, and its result parsed', async () => {
    const bridge = fakeBridge({ 'tasks.start': { task: fakeTask({ channel: 'ledger.check' }) } });
    const { screen } = await renderScreen(<Check />, { bridge });
    const button = screen.getByRole('button', { name: 'Check' }).element() as HTMLButtonElement;
    button.click();
    button.click();
    await expect.poll(() => bridge.inputsOf('tasks.start')).toHaveLength(1);
    await expect.element(screen.getByText('busy')).toBeVisible();
    // While it goes on another one is not started.
    button.click();
    const value = { ok: false, problems: ['a', 'b'], contentHash: 'x' };
    bridge.emit('task', {
      task: fakeTask({ channel: 'ledger.check', ...ENDED, outcome: { ok: true, value } }),
    });
    await expect.element(screen.getByText('2 problems')).toBeVisible();
    await expect.element(screen.getByText('idle')).toBeVisible();
    expect(bridge.inputsOf('tasks.start')).toHaveLength(1);
  });

  test('whose end comes before the answer to its start is over', async () => {
    const started = fakeTask({ channel: 'ledger.check' });
    const bridge = fakeBridge({
      'tasks.start': () => {
        const outcome = { ok: false, failure: failure('disk-full') } as const;
        bridge.emit('task', {
          task: fakeTask({ channel: 'ledger.check', ...ENDED, state: 'failed', outcome }),
        });
        return { task: started };
      },
    });
    const { screen } = await renderScreen(<Check />, { bridge });
    await screen.getByRole('button', { name: 'Check' }).click();
    await expect.element(screen.getByText('disk-full')).toBeVisible();
    await expect.element(screen.getByText('idle')).toBeVisible();
  });

  test('whose result this window does not understand is a defect, not a broken screen', async () => {
    const bridge = fakeBridge({ 'tasks.start': { task: fakeTask({ channel: 'ledger.check' }) } });
    const { screen } = await renderScreen(<Check />, { bridge });
    await screen.getByRole('button', { name: 'Check' }).click();
    bridge.emit('task', {
      task: fakeTask({ channel: 'ledger.check', ...ENDED, outcome: { ok: true, value: { other: 1 } } }),
    });
    await expect.element(screen.getByText('internal')).toBeVisible();
  });
});

function Sync() {
  const sync = useSyncNow('Bangsar');
  return (
    <button type="button" onClick={() => void sync.start()}>
      {sync.busy ? 'Syncing' : 'Sync'} {sync.failure?.code ?? ''}
    </button>
  );
}

test('a sync is not started beside another, wherever that was started', async () => {
  const bridge = fakeBridge({ 'tasks.start': failure('stream-paused') });
  const { screen } = await renderScreen(<Sync />, { bridge });
  await screen.getByRole('button').click();
  await expect.element(screen.getByRole('button', { name: 'Sync stream-paused' })).toBeVisible();
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'sync.run', input: { stream: 'Bangsar' } }]);
  bridge.emit('task', { task: fakeTask({ channel: 'sync.run', id: 'elsewhere' }) });
  await screen.getByRole('button', { name: /Syncing/u }).click();
  expect(bridge.inputsOf('tasks.start')).toHaveLength(1);
});
