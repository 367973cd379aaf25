import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createQueryClient,
  listen,
  meetHost,
  setBridge,
  useAnswer,
  useEngine,
  useTasks,
} from '../../../src-renderer/bridge/index.ts';
import { concerns, READS } from '../../../src-renderer/bridge/topics.ts';
import { requests } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { aHost } from '../settings/host.ts';
import { fakeBridge, fakeTask, renderScreen } from '../support/index.ts';

function Screen() {
  const streams = useAnswer('streams.list', {});
  const books = useAnswer('books.list', {});
  return (
    <h1>
      {streams.data?.streams.length ?? '…'} {books.data?.books.length ?? '…'}
    </h1>
  );
}

const ANSWERS = { 'streams.list': { streams: [] }, 'books.list': { books: [] } } as const;

describe('what the engine tells', () => {
  test('has only what it concerns read again', async () => {
    const bridge = fakeBridge(ANSWERS);
    const { screen } = await renderScreen(<Screen />, { bridge });
    await expect.element(screen.getByRole('heading', { name: '0 0' })).toBeVisible();
    bridge.emit('changed', { topics: ['books'] });
    await expect.poll(() => bridge.inputsOf('books.list')).toHaveLength(2);
    expect(bridge.inputsOf('streams.list')).toHaveLength(1);
  });

  test('an engine that is back has everything read again, and the tasks', async () => {
    const bridge = fakeBridge({ ...ANSWERS, 'tasks.list': { tasks: [] } });
    const { screen } = await renderScreen(<Screen />, { bridge });
    await expect.element(screen.getByRole('heading', { name: '0 0' })).toBeVisible();
    bridge.emit('engine', { state: 'ready', failure: null });
    expect(bridge.calls).toHaveLength(2);
    bridge.emit('engine', { state: 'restarting', failure: null });
    expect(useEngine.getState().state).toBe('restarting');
    bridge.emit('engine', { state: 'ready', failure: null });
    await expect
      .poll(() =>
        bridge.calls
          .map(({ channel }) => channel)
          .toSorted()
          .join(' '),
      )
      .toBe('books.list books.list streams.list streams.list tasks.list');
  });

  test('an engine that goes away while it is asked is no unhandled failure', async () => {
    const bridge = fakeBridge({ 'tasks.list': failure('engine-restarted') });
    await renderScreen(<p>Here</p>, { bridge });
    bridge.emit('engine', { state: 'restarting', failure: null });
    bridge.emit('engine', { state: 'ready', failure: null });
    await expect.poll(() => bridge.calls).toHaveLength(1);
  });

  test('of another version is passed over', async () => {
    const bridge = fakeBridge({});
    const listeners: ((event: string, payload: unknown) => void)[] = [];
    setBridge({ ...bridge, subscribe: (listener) => (listeners.push(listener), () => undefined) });
    onTestFinished(listen(createQueryClient()));
    expect(() => listeners.forEach((tell) => tell('toString', {}))).not.toThrow();
  });
});

describe('topics', () => {
  test('every question that a screen may ask says what it reads', () => {
    // A task is work that a person starts, not a question.
    const reads = Object.entries(requests)
      .filter(([, request]) => request.access === 'read' && request.output !== 'file' && !('task' in request))
      .map(([channel]) => channel);
    expect(Object.keys(READS).toSorted()).toEqual(reads.toSorted());
  });

  test('a posting changes digests and books, and nothing of the streams', () => {
    const { changes = [] } = requests['digests.post'];
    expect(concerns('digests.show', changes)).toBe(true);
    expect(concerns('books.trial-balance', changes)).toBe(true);
    expect(concerns('attention.list', changes)).toBe(true);
    expect(concerns('streams.settings', changes)).toBe(false);
    expect(concerns('toString', changes)).toBe(false);
  });
});

describe('tasks', () => {
  const see = (parts: Partial<ReturnType<typeof fakeTask>>) =>
    useTasks.getState().see({ ...fakeTask({ channel: 'sync.run' }), ...parts });

  test('what is older than what is known is dropped', () => {
    useTasks.setState({ byId: {} });
    see({ sequence: 5, done: 50 });
    see({ sequence: 4, done: 40 });
    see({ sequence: 5, done: 51 });
    expect(useTasks.getState().byId['task-1']?.done).toBe(50);
    see({ sequence: 6, done: 60 });
    expect(useTasks.getState().byId['task-1']?.done).toBe(60);
  });

  test('what an engine was at when it ended has failed, and says so', async () => {
    const other = fakeTask({ channel: 'digests.post', id: 'task-2' });
    setBridge(fakeBridge({ 'tasks.list': { tasks: [other] } }));
    useTasks.setState({ byId: {} });
    see({ sequence: 5 });
    await useTasks.getState().readAll();
    const { byId } = useTasks.getState();
    expect(byId['task-1']).toMatchObject({
      state: 'failed',
      outcome: { ok: false, failure: { code: 'engine-restarted' } },
    });
    expect(byId['task-1']?.endedAt).not.toBeNull();
    expect(byId['task-2']?.state).toBe('running');
  });

  test('one that begins while the list is on its way is not taken for lost', async () => {
    setBridge(
      fakeBridge({
        'tasks.list': () => {
          see({ id: 'new', sequence: 1 });
          return { tasks: [] };
        },
      }),
    );
    useTasks.setState({ byId: {} });
    await useTasks.getState().readAll();
    expect(useTasks.getState().byId['new']?.state).toBe('running');
  });
});

describe('meeting the host', () => {
  test('it is heard before it is asked, so that nothing is missed in between', async () => {
    const order: string[] = [];
    const bridge = fakeBridge({ 'host.info': aHost() });
    setBridge({
      ...bridge,
      call: async (channel, input) => {
        order.push(channel);
        return bridge.call(channel, input);
      },
      subscribe: (listener) => {
        order.push('subscribe');
        return bridge.subscribe(listener);
      },
    });
    await meetHost(createQueryClient());
    expect(order).toEqual(['subscribe', 'host.info']);
  });
});

test('of the work that has ended as much is kept as the engine keeps, and all that is under way', () => {
  useTasks.setState({ byId: {} });
  const ended = { state: 'done', endedAt: '2026-11-02T01:00:09.000Z' } as const;
  const at = (index: number) => `2026-11-02T01:00:00.${String(index).padStart(3, '0')}Z`;
  const { see } = useTasks.getState();
  see(fakeTask({ id: 'long', channel: 'sync.run', startedAt: at(0) }));
  for (let index = 1; index <= 30; index += 1) {
    see(fakeTask({ id: `t-${index}`, channel: 'sync.run', ...ended, startedAt: at(index) }));
  }
  const kept = Object.keys(useTasks.getState().byId);
  expect(kept).toHaveLength(21);
  expect(kept).toContain('long');
  expect(kept).toContain('t-30');
  expect(kept).not.toContain('t-10');
});
