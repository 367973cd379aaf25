import { afterEach, expect, test, vi } from 'vitest';
import { TOPICS } from '../../src-shared/ipc/define.ts';
import { failure } from '../../src-shared/model/index.ts';
import { type FakeScene, fakeScene, turn } from './fake-engines.ts';

const MINUTE_MS = 60_000;
const RESTARTED = { ok: false, failure: { code: 'engine-restarted', cure: { action: 'try-again' } } };

afterEach(() => {
  vi.useRealTimers();
});

/** What the engines of a role were asked, without what belongs to closing. */
function calls(scene: FakeScene, role: 'write' | 'read'): string[] {
  return scene.engines
    .filter((engine) => engine.role === role)
    .flatMap(({ asked }) => asked.flatMap((message) => (message.type === 'call' ? [message.channel] : [])));
}

function states(scene: FakeScene): string[] {
  return scene.events.flatMap(({ event, payload }) =>
    event === 'engine' ? [(payload as { readonly state: string }).state] : [],
  );
}

test('the reader starts when the writer has the ledger; until it is there the writer answers reads', async () => {
  const scene = fakeScene();
  expect(scene.engines.map(({ role }) => role)).toEqual(['write']);
  expect(scene.link.state).toEqual({ state: 'starting', failure: null });

  const first = scene.link.call('digests.list', {});
  await turn();
  expect(calls(scene, 'write')).toEqual([]);
  scene.last('write').say({ type: 'ready' });
  await turn();
  expect(scene.engines.map(({ role }) => role)).toEqual(['write', 'read']);
  expect(calls(scene, 'write')).toEqual(['digests.list']);
  scene.last('write').reply('by the writer');
  expect(await first).toEqual({ ok: true, value: 'by the writer' });

  scene.last('read').say({ type: 'ready' });
  const second = scene.link.call('digests.list', {});
  const third = scene.link.call('digests.note', {});
  await turn();
  expect(calls(scene, 'read')).toEqual(['digests.list']);
  expect(calls(scene, 'write')).toEqual(['digests.list', 'digests.note']);
  scene.last('read').reply('by the reader');
  scene.last('write').reply('written');
  expect(await second).toEqual({ ok: true, value: 'by the reader' });
  expect(await third).toEqual({ ok: true, value: 'written' });
  expect(states(scene)).toEqual(['ready']);
});

test('a writer that dies takes its questions and the reader with it; both are started again', async () => {
  const scene = fakeScene();
  scene.ready();
  const pending = [scene.link.call('digests.list', {}), scene.link.call('digests.note', {})];
  await turn();
  const [writer, reader] = [scene.last('write'), scene.last('read')];
  writer.exit(1);
  for (const answer of await Promise.all(pending)) expect(answer).toMatchObject(RESTARTED);
  expect(reader.killed).toBe(true);
  expect(scene.link.state.state).toBe('restarting');
  expect(scene.engines.map(({ role }) => role)).toEqual(['write', 'read', 'write']);

  scene.ready();
  expect(scene.link.state.state).toBe('ready');
  expect(states(scene)).toEqual(['ready', 'restarting', 'ready']);
  // What was committed before the crash was told to nobody.
  expect(scene.events).toContainEqual({ event: 'changed', payload: { topics: TOPICS } });
});

test('a reader that dies is replaced beside the writer, which reads meanwhile', async () => {
  const scene = fakeScene();
  scene.ready();
  const read = scene.link.call('digests.list', {});
  const write = scene.link.call('digests.note', {});
  await turn();
  scene.last('read').exit(134);
  expect(await read).toMatchObject(RESTARTED);
  expect(scene.engines.map(({ role }) => role)).toEqual(['write', 'read', 'read']);
  expect(states(scene)).toEqual(['ready']);

  const meanwhile = scene.link.call('books.list', {});
  await turn();
  expect(calls(scene, 'write')).toEqual(['digests.note', 'books.list']);
  scene.last('write').reply('there');
  expect(await meanwhile).toEqual({ ok: true, value: 'there' });
  scene.last('write').say({ type: 'reply', id: 1, reply: { ok: true, value: 'untouched' } });
  expect(await write).toEqual({ ok: true, value: 'untouched' });
});

test('the fourth crash within ten minutes is the last one, until a person asks for another try', async () => {
  const scene = fakeScene();
  scene.ready();
  for (let crash = 0; crash < 3; crash += 1) {
    scene.last('write').exit(1);
    scene.ready();
    scene.elapsedMs += 3 * MINUTE_MS;
  }
  expect(scene.link.state.state).toBe('ready');
  scene.last('write').exit(1);
  expect(scene.link.state).toMatchObject({ state: 'stopped', failure: { code: 'engine-stopped' } });
  const started = scene.engines.length;
  expect(await scene.link.call('digests.list', {})).toMatchObject({
    ok: false,
    failure: { code: 'engine-stopped', cure: { action: 'restart-engine' } },
  });

  const again = scene.link.restart();
  await vi.waitFor(() => expect(scene.engines.length).toBe(started + 1));
  scene.ready();
  expect(await again).toEqual({ state: 'ready', failure: null });
  for (let crash = 0; crash < 3; crash += 1) {
    scene.last('write').exit(1);
    scene.ready();
  }
  expect(scene.link.state.state).toBe('ready');
});

test('crashes that lie ten minutes apart are not counted together', () => {
  const scene = fakeScene();
  scene.ready();
  for (let crash = 0; crash < 8; crash += 1) {
    scene.last(crash % 2 === 0 ? 'write' : 'read').exit(1);
    scene.ready();
    scene.elapsedMs += 3.5 * MINUTE_MS;
  }
  expect(scene.link.state.state).toBe('ready');
});

test('a reader that crashes again and again stops the writer in good order', async () => {
  const scene = fakeScene();
  scene.ready();
  for (let crash = 0; crash < 4; crash += 1) scene.last('read').exit(1);
  expect(scene.link.state).toMatchObject({ state: 'stopped', failure: { code: 'engine-stopped' } });
  await turn();
  expect(scene.last('write').asked).toContainEqual({ type: 'close' });
});

test('an engine that may not open the ledger is not started again', async () => {
  const scene = fakeScene();
  const waiting = scene.link.call('digests.list', {});
  const locked = failure('ledger-locked', { where: 'shop.daybook' });
  scene.last('write').say({ type: 'refused', failure: locked });
  scene.last('write').exit(0);
  expect(await scene.link.settled()).toEqual({ state: 'stopped', failure: locked });
  expect(await waiting).toEqual({ ok: false, failure: locked });
  expect(scene.engines.length).toBe(1);
});

test('what is asked while an engine restarts waits five seconds for it', async () => {
  vi.useFakeTimers();
  const scene = fakeScene();
  scene.ready();
  scene.last('write').exit(1);
  const patient = scene.link.call('digests.list', {});
  await vi.advanceTimersByTimeAsync(4_900);
  scene.ready();
  await turn();
  scene.last('read').reply('after all');
  expect(await patient).toEqual({ ok: true, value: 'after all' });

  scene.last('write').exit(1);
  const early: unknown[] = [];
  void scene.link.call('digests.list', {}).then((answer) => early.push(answer));
  await vi.advanceTimersByTimeAsync(4_900);
  expect(early).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(early).toMatchObject([RESTARTED]);
  expect(vi.getTimerCount()).toBe(0);
});

test('the first start takes as long as it takes: a large ledger is checked then', async () => {
  vi.useFakeTimers();
  const scene = fakeScene();
  const answers: unknown[] = [];
  void scene.link.call('digests.list', {}).then((answer) => answers.push(answer));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answers).toEqual([]);
  scene.last('write').say({ type: 'ready' });
  await turn();
  scene.last('write').reply('there');
  await turn();
  expect(answers).toEqual([{ ok: true, value: 'there' }]);
});

test('work on the closed ledger runs between two lives of the engines', async () => {
  const scene = fakeScene();
  scene.ready();
  const order: string[] = [];
  const restored = scene.link.whileClosed(() => {
    order.push(scene.engines.map(({ role, killed }) => `${role} ${killed ? 'gone' : 'open'}`).join(', '));
    return 'kept';
  });
  await vi.waitFor(() => expect(scene.engines.length).toBe(3));
  expect(order).toEqual(['write gone, read gone']);
  expect(scene.link.state.state).toBe('restarting');
  scene.ready();
  expect(await restored).toBe('kept');
  expect(scene.events).toContainEqual({ event: 'changed', payload: { topics: TOPICS } });

  const failing = scene.link.whileClosed(() => Promise.reject(new Error('no such backup')));
  const told = failing.catch((error: unknown) => error);
  await vi.waitFor(() => expect(scene.engines.length).toBe(5));
  scene.ready();
  expect(await told).toMatchObject({ message: 'no such backup' });
  expect(scene.link.state.state).toBe('ready');
});

test('a restore mends a ledger that could not be opened', async () => {
  const scene = fakeScene();
  scene.last('write').say({ type: 'refused', failure: failure('ledger-corrupt') });
  await scene.link.settled();
  const restored = scene.link.whileClosed(() => 'restored');
  await vi.waitFor(() => expect(scene.engines.length).toBe(2));
  scene.ready();
  expect(await restored).toBe('restored');
  expect(scene.link.state).toEqual({ state: 'ready', failure: null });
});

test('a restart by hand waits for the engine that still ends', async () => {
  vi.useFakeTimers();
  const scene = fakeScene();
  const writer = scene.last('write');
  writer.lingers = true;
  writer.say({ type: 'refused', failure: failure('ledger-corrupt') });
  const again = scene.link.restart();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(scene.engines.length).toBe(1);
  writer.exit(null);
  await turn();
  expect(scene.engines.length).toBe(2);
  scene.ready();
  expect(await again).toMatchObject({ state: 'ready' });
});

test('closing for good waits for no engine that cannot be ended', async () => {
  vi.useFakeTimers();
  const scene = fakeScene();
  scene.ready();
  for (const engine of scene.engines) Object.assign(engine, { lingers: true });
  let closed = false;
  void scene.link.close().finally(() => {
    closed = true;
  });
  await vi.advanceTimersByTimeAsync(1_100);
  expect(closed).toBe(true);
});

test('a backup is restored by an engine of its own, which has ended before the next writer starts', async () => {
  const scene = fakeScene();
  scene.ready();
  const restored = scene.link.restore('backups/a.daybook');
  await vi.waitFor(() => expect(scene.engines.map(({ role }) => role)).toEqual(['write', 'read', 'restore']));
  const engine = scene.last('restore');
  engine.lingers = true;
  engine.say({ type: 'restored', kept: 'shop.daybook.replaced' });
  await turn();
  expect([engine.killed, scene.engines.length]).toEqual([true, 3]);
  engine.exit(null);
  await vi.waitFor(() => expect(scene.engines.length).toBe(4));
  scene.ready();
  expect(await restored).toEqual({ kept: 'shop.daybook.replaced' });
});

test.each([
  ['says why not', 'backup-unreadable'],
  ['dies without a word', 'engine-restarted'],
])('a restore whose engine %s is refused with %s, and the ledger is opened again', async (_, code) => {
  const scene = fakeScene();
  scene.ready();
  const told = scene.link.restore('a.daybook').catch((error: unknown) => error);
  await vi.waitFor(() => expect(scene.engines.length).toBe(3));
  const engine = scene.last('restore');
  if (code === 'backup-unreadable') engine.say({ type: 'refused', failure: failure(code) });
  else engine.exit(1);
  await vi.waitFor(() => expect(scene.engines.length).toBe(4));
  scene.ready();
  expect(await told).toMatchObject({ failure: { code } });
  expect(scene.link.state.state).toBe('ready');
});

test('closing asks first, and ends after three seconds what does not listen', async () => {
  vi.useFakeTimers();
  const scene = fakeScene();
  scene.ready();
  const [writer, reader] = [scene.last('write'), scene.last('read')];
  writer.obeys = false;
  let closed = false;
  void scene.link.close().finally(() => {
    closed = true;
  });
  await vi.advanceTimersByTimeAsync(2_900);
  expect(writer.asked.at(-1)).toEqual({ type: 'close' });
  expect([reader.killed, writer.killed, closed]).toEqual([true, false, false]);
  await vi.advanceTimersByTimeAsync(200);
  expect([writer.killed, closed]).toEqual([true, true]);
  expect(scene.warnings.join()).toContain('engine-close-late');
  expect(scene.link.state.state).toBe('stopped');
  expect(await scene.link.call('digests.list', {})).toMatchObject({
    ok: false,
    failure: { code: 'engine-stopped' },
  });
  // Its end was asked for: nothing is started in its place, not by hand either.
  expect(await scene.link.restart()).toMatchObject({ state: 'stopped' });
  expect(scene.engines.length).toBe(2);
});

test('a writer that dies while it is being closed is not started again', async () => {
  const scene = fakeScene();
  scene.ready();
  const closed = scene.link.close();
  await turn();
  scene.last('write').exit(1);
  await closed;
  const other = fakeScene();
  other.ready();
  const closedToo = other.link.close();
  other.last('write').exit(1);
  await closedToo;
  expect([scene, other].map(({ engines }) => engines.length)).toEqual([2, 2]);
});

test('nor is one that dies before a restore has begun: two writers would then meet on one ledger', async () => {
  vi.useFakeTimers();
  const scene = fakeScene();
  scene.ready();
  scene.last('read').lingers = true;
  const engines: number[] = [];
  const restored = scene.link.whileClosed(() => engines.push(scene.engines.length));
  await turn();
  scene.last('write').exit(1);
  await vi.advanceTimersByTimeAsync(600);
  // What is still there may hold the ledger, however long ago it was told to end.
  expect(engines).toEqual([]);
  scene.last('read').exit(null);
  await turn();
  expect(engines).toEqual([2]);
  scene.ready();
  await restored;
  expect(scene.engines.length).toBe(4);
});

test('events of the engine reach who listens, until they stop listening', () => {
  const scene = fakeScene();
  scene.ready();
  const heard: string[] = [];
  const stop = scene.link.subscribe((event) => heard.push(event));
  scene.last('write').say({ type: 'event', event: 'changed', payload: { topics: ['digests'] } });
  stop();
  scene.last('write').say({ type: 'event', event: 'changed', payload: { topics: ['books'] } });
  expect(heard).toEqual(['changed']);
  expect(scene.events).toContainEqual({ event: 'changed', payload: { topics: ['digests'] } });
});
