import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineLink } from '../../src-main/link/engine-link.ts';
import type { EngineTransport, StartEngine } from '../../src-main/link/transport.ts';
import { workerEngines } from '../../src-main/link/worker-transport.ts';
import { processEngines } from './processes.ts';
import {
  ask,
  connectTills,
  ENTRY,
  isHalfWay,
  type LinkScene,
  linkScene,
  NOW,
  PATIENCE_MS,
  undisturbed,
  whenTask,
} from './scene.ts';

const SALES = 3_000;

let scene: LinkScene;
const links: EngineLink[] = [];
beforeEach(() => {
  vi.stubEnv('DAYBOOK_NOW', NOW.DAYBOOK_NOW);
  scene = linkScene();
});
afterEach(async () => {
  await Promise.all(links.splice(0).map((link) => link.close()));
  scene.remove();
  vi.unstubAllEnvs();
});

function open(options: Parameters<LinkScene['open']>[0] = {}): EngineLink {
  const link = scene.open(options);
  links.push(link);
  return link;
}

/** Syncs until some of the file is in, does the harm, and looks at what the link makes of it. */
async function recoverFrom(link: EngineLink, harm: () => void): Promise<void> {
  scene.putSales('day.csv', SALES);
  const expected = await undisturbed(scene);
  await connectTills(link, scene);
  const states: string[] = [];
  link.subscribe((event, payload) => {
    if (event === 'engine' && 'state' in payload) states.push(payload.state);
  });
  const halfWay = whenTask(link, isHalfWay);
  await ask(link, 'tasks.start', { channel: 'sync.run', input: {} });
  await halfWay;
  const pending = link.call('tasks.list', {});
  harm();
  // Either it was answered before the blow, or it says what has happened.
  const answer = await pending;
  if (!answer.ok) expect(answer.failure.code).toBe('engine-restarted');
  await vi.waitFor(() => expect(states).toEqual(['restarting', 'ready']), { timeout: PATIENCE_MS });

  const { run } = await ask(link, 'sync.run', {});
  expect(run.documents.new + run.documents.unchanged).toBe(SALES);
  const { digests } = await ask(link, 'digests.list', {});
  expect(digests).toHaveLength(1);
  expect(digests[0]).toMatchObject({ counts: { source: SALES, posted: SALES }, source: '3300.00' });
  expect(await ask(link, 'ledger.check', {})).toEqual(expected);
}

test('a writer thread that is ended in the middle of an import loses and doubles nothing', async () => {
  const writers: EngineTransport[] = [];
  const workers = workerEngines(ENTRY);
  const start: StartEngine = (what) => {
    const transport = workers(what);
    if (what.role === 'write') writers.push(transport);
    return transport;
  };
  await recoverFrom(open({ start }), () => writers[0]!.kill());
  expect(writers).toHaveLength(2);
}, 60_000);

test('neither does a writer process that is killed', async () => {
  const children: ChildProcess[] = [];
  const link = open({ start: processEngines(children) });
  await link.settled();
  await recoverFrom(link, () => void children[0]!.kill('SIGKILL'));
}, 60_000);

test('a thread that crashes by a defect of its own is replaced, and says why in the log', async () => {
  const crashing = workerEngines(new URL('crashing-entry.ts', import.meta.url));
  const sound = workerEngines(ENTRY);
  let crashes = 0;
  const start: StartEngine = (what) => {
    if (what.role === 'read' || crashes > 0) return sound(what);
    crashes += 1;
    return crashing(what);
  };
  const link = open({ start });
  await connectTills(link, scene);
  scene.putSales('day.csv', SALES);
  const answer = await link.call('sync.run', {});
  expect(answer).toMatchObject({ ok: false, failure: { code: 'engine-restarted', retry: 'now' } });
  await link.settled();
  const { run } = await ask(link, 'sync.run', {});
  expect(run.documents.new + run.documents.unchanged).toBe(SALES);
  expect(await ask(link, 'ledger.check', {})).toMatchObject({ ok: true });
  expect(readFileSync(path.join(scene.logs, 'daybook.log'), 'utf8')).toContain('a defect of the test');
}, 60_000);

test('the ledger of one link is refused to another, with the reason', async () => {
  const first = open();
  await first.settled();
  const second = open();
  expect(await second.settled()).toMatchObject({
    state: 'stopped',
    failure: { code: 'ledger-locked', where: scene.ledger, cure: { action: 'close-other-daybook' } },
  });
  expect(await second.call('digests.list', {})).toMatchObject({
    ok: false,
    failure: { code: 'ledger-locked' },
  });
  await first.close();
  expect(await second.restart()).toEqual({ state: 'ready', failure: null });
  expect(await ask(second, 'streams.list', {})).toEqual({ streams: [] });
}, 60_000);

test('the same between processes, and a killed one frees the ledger', async () => {
  const children: ChildProcess[] = [];
  const first = open({ start: processEngines(children) });
  await first.settled();
  const second = open();
  expect(await second.settled()).toMatchObject({ state: 'stopped', failure: { code: 'ledger-locked' } });
  const gone = once(children[0]!, 'exit');
  const closed = first.close();
  children[0]!.kill('SIGKILL');
  await Promise.all([gone, closed]);
  expect(await second.restart()).toMatchObject({ state: 'ready' });
}, 60_000);
