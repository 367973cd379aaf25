import { expect, test } from 'vitest';
import type { BridgeReply } from '../../../src-shared/ipc/bridge.ts';
import { requests } from '../../../src-shared/ipc/contract.ts';
import { type HostChannel, hostRequests } from '../../../src-shared/ipc/host.ts';
import { ExpectedFailure, failure } from '../../../src-shared/model/index.ts';
import { fakeLink } from './fake-link.ts';
import { openScene } from './scene.ts';

const FOLDER = { path: '/home/ann/tills/December', kind: 'folder' } as const;
const FILE = { path: '/home/ann/tills/a.csv', kind: 'file' } as const;

function codeOf(reply: BridgeReply | { readonly ok: boolean }): string {
  return !reply.ok && 'failure' in reply ? reply.failure.code : 'no failure';
}

test('a request goes on with what its schema makes of it', async () => {
  const { gate, link } = openScene();
  expect(await gate.call('mappings.list', { stream: '  Shop ' })).toEqual({
    ok: true,
    value: { answered: 'mappings.list' },
  });
  expect(link.asked).toEqual([{ channel: 'mappings.list', input: { stream: 'Shop' } }]);
});

test.each([
  'streams.remove-everything',
  '',
  'toString',
  '__proto__',
  'constructor',
  // Of the other door: a file is no value.
  'digests.export',
])('there is no channel %j', async (channel) => {
  const { gate, link } = openScene();
  const reply = await gate.call(channel, {});
  expect(codeOf(reply)).toBe('unknown-channel');
  expect(link.asked).toEqual([]);
});

test.each(['streams.list', 'host.info', 'hasOwnProperty'])('%s answers no file', async (channel) => {
  const { gate, link } = openScene();
  expect(codeOf(await gate.file(channel, {}))).toBe('unknown-channel');
  expect(link.asked).toEqual([]);
});

test('a file is passed on as it comes', async () => {
  const { gate } = openScene();
  const begun = await gate.file('digests.export', { format: 'csv' });
  if (!begun.ok) throw new Error(begun.failure.code);
  const texts = [];
  for await (const chunk of begun.file.chunks) texts.push(Buffer.from(chunk).toString());
  expect(texts).toEqual(['one,', 'two']);
});

test.each([
  ['mappings.list', {}],
  ['mappings.list', { stream: 'A', more: 1 }],
  ['digests.list', { limit: 201 }],
  ['digests.list', 'text'],
  ['digests.list', null],
  ['host.set', { colorScheme: 'pink' }],
  ['host.set', { ledger: '/etc/passwd' }],
  ['host.open-page', { page: 'https://evil.example' }],
  ['host.choose', { kind: 'everything' }],
] as const)('%s refuses the input %j', async (channel, input) => {
  const { gate, link } = openScene();
  const reply = await gate.call(channel, input);
  expect(codeOf(reply)).toBe('bad-input');
  expect(link.asked).toEqual([]);
});

test('a failure of the engine is passed on as it is, a defect is thrown', async () => {
  const sad = { ok: false, failure: failure('stream-not-found', { where: 'x' }) } as const;
  const { gate } = openScene({ link: fakeLink({ answer: () => sad }) });
  expect(await gate.call('streams.list', {})).toEqual(sad);
  const broken = openScene({
    link: fakeLink({
      answer: () => {
        throw new TypeError('broken');
      },
    }),
  });
  await expect(broken.gate.call('streams.list', {})).rejects.toThrow('broken');
});

test('events of the engine reach the window until it stops listening', () => {
  const { gate, link } = openScene();
  const heard: unknown[] = [];
  const stop = gate.subscribe((event, payload) => heard.push({ event, payload }));
  link.emit('changed', { topics: ['digests'] });
  stop();
  link.emit('changed', { topics: ['books'] });
  expect(heard).toEqual([{ event: 'changed', payload: { topics: ['digests'] } }]);
});

/** Every field of the contract that names a place, with an input that is right but for it. */
const PLACES = [
  ['streams.connect', { provider: 'file', name: 'Shop' }, 'folder'],
  ['streams.connect', { provider: 'file', name: 'Shop' }, 'profile'],
  ['streams.discover', { provider: 'file' }, 'folder'],
  ['streams.discover', { provider: 'file' }, 'profile'],
  ['streams.set', { stream: 'Shop' }, 'folder'],
  ['ledger.backup', {}, 'file'],
  ['sync.run', {}, 'files'],
] as const;

test('these are all places of the contract', () => {
  const all = Object.entries(requests).flatMap(([channel, request]) =>
    'places' in request ? Object.keys(request.places).map((field) => `${channel} ${field}`) : [],
  );
  expect(PLACES.map(([channel, , field]) => `${channel} ${field}`).toSorted()).toEqual(all.toSorted());
});

const PATHS = [
  '/etc/passwd',
  '../../secret.csv',
  String.raw`C:\Users\ann\till.csv`,
  String.raw`\\server\share`,
  'file:///etc/passwd',
  '~/till.csv',
  '.',
  '..',
  '',
  'place_00000000000000000000000000000000',
];

test.each(PLACES)('%s %j: no path gets through in %s', async (channel, input, field) => {
  const { gate, link } = openScene();
  for (const path of PATHS) {
    const value = field === 'files' ? [path] : path;
    // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the report readable
    const reply = await gate.call(channel, { ...input, [field]: value });
    expect(reply, path).toMatchObject({ ok: false, failure: { code: 'place-unknown', where: field } });
    expect(JSON.stringify(reply)).not.toContain('passwd');
  }
  expect(link.asked).toEqual([]);
});

test('the engine gets the path of a place that was chosen', async () => {
  const { gate, link } = openScene({ chosen: [FOLDER] });
  const reply = await gate.call('host.choose', { kind: 'folder' });
  const { chosen } = (reply as { value: { chosen: { handle: string }[] } }).value;
  expect(chosen).toEqual([
    { handle: expect.stringMatching(/^place_[0-9a-f]{32}$/u) as string, name: 'December', kind: 'folder' },
  ]);
  expect(JSON.stringify(reply)).not.toContain('/home/ann');
  const folder = chosen[0]!.handle;
  await gate.call('streams.discover', { provider: 'file', folder, profile: 'online-retail' });
  expect(link.asked).toEqual([
    {
      channel: 'streams.discover',
      input: { provider: 'file', folder: FOLDER.path, profile: 'online-retail' },
    },
  ]);
});

test('nothing chosen is nothing chosen', async () => {
  const { gate } = openScene({ chosen: null });
  expect(await gate.call('host.choose', { kind: 'files' })).toEqual({ ok: true, value: { chosen: null } });
});

test('only a field that may name something shipped takes a name', async () => {
  const { gate } = openScene();
  const reply = await gate.call('streams.discover', { provider: 'file', folder: 'online-retail' });
  expect(codeOf(reply)).toBe('place-unknown');
});

test('places inside a task are checked by its own channel', async () => {
  const { gate, link } = openScene();
  const { handle } = gate.admit(FILE);
  const start = (input: unknown, channel = 'sync.run'): Promise<BridgeReply> =>
    gate.call('tasks.start', { channel, input });
  expect(await start({ files: ['/etc/passwd'] })).toMatchObject({
    failure: { code: 'place-unknown', where: 'files' },
  });
  expect(await start({ files: [handle, '/etc/passwd'] })).toMatchObject({
    failure: { code: 'place-unknown' },
  });
  expect(await start({ file: '/etc/x' }, 'ledger.backup')).toMatchObject({
    failure: { code: 'place-unknown' },
  });
  expect(await start({ unknown: 1 })).toMatchObject({ failure: { code: 'bad-input' } });
  expect(await start({}, 'streams.connect')).toMatchObject({ failure: { code: 'bad-input' } });
  expect(link.asked).toEqual([]);
  expect(await start({ files: [handle] })).toMatchObject({ ok: true });
  expect(link.asked).toEqual([
    { channel: 'tasks.start', input: { channel: 'sync.run', input: { files: [FILE.path] } } },
  ]);
});

test('the host says what it is and can do', async () => {
  const { gate } = openScene();
  const reply = await gate.call('host.info', {});
  expect(reply).toMatchObject({
    value: { version: '1.2.3', platform: 'linux', languages: ['ms-MY', 'en'], engine: { state: 'ready' } },
  });
  expect(hostRequests['host.info'].output.safeParse((reply as { value: unknown }).value).success).toBe(true);
});

test.each(['handle', 'path'])('a window cannot say where a backup goes, not even by a %s', async (kind) => {
  const { gate, link } = openScene();
  const file = kind === 'handle' ? gate.admit(FILE).handle : '/home/ann/backup.daybook';
  const task = await gate.call('tasks.start', { channel: 'ledger.backup', input: { file } });
  expect([codeOf(task), codeOf(await gate.call('ledger.backup', { file }))]).toEqual([
    'place-unknown',
    'place-unknown',
  ]);
  expect(link.asked).toEqual([]);
});

test('a setting is kept and put to use', async () => {
  const { gate, done } = openScene();
  const reply = await gate.call('host.set', { colorScheme: 'dark', startAtLogin: true });
  expect(reply).toEqual({
    ok: true,
    value: { settings: { colorScheme: 'dark', locale: null, startAtLogin: true } },
  });
  expect(done).toEqual(['login true', 'colours dark']);
});

test('a host that cannot start at login says so, and agrees not to', async () => {
  const { gate, done } = openScene({ startAtLogin: false });
  expect(codeOf(await gate.call('host.set', { startAtLogin: true }))).toBe('not-in-this-host');
  expect(await gate.call('host.set', { startAtLogin: false })).toMatchObject({
    value: { settings: { startAtLogin: false } },
  });
  expect(done).toEqual([]);
});

test('a page is opened by its name, and only when there is one', async () => {
  const { gate, done } = openScene({
    pages: { help: 'https://daybook.example/help', 'release-notes': null },
  });
  expect(await gate.call('host.open-page', { page: 'help' })).toEqual({ ok: true, value: { opened: true } });
  expect(codeOf(await gate.call('host.open-page', { page: 'release-notes' }))).toBe('not-in-this-host');
  expect(done).toEqual(['page https://daybook.example/help']);
});

test('a backup is restored by its name or by what was chosen', async () => {
  const { gate, link } = openScene();
  const kept = { ok: true, value: { kept: 'ledger.daybook.replaced' } };
  expect(await gate.call('host.restore', { name: 'a.daybook' })).toEqual(kept);
  const { handle } = gate.admit(FILE);
  expect(await gate.call('host.restore', { handle })).toEqual(kept);
  expect(link.steps).toEqual(['restore /data/backups/a.daybook', `restore ${FILE.path}`]);
});

test.each([
  [{}, 'bad-input'],
  [{ name: 'a', handle: 'b' }, 'bad-input'],
  [{ handle: '/etc/passwd' }, 'place-unknown'],
])('what to restore is asked for clearly: %j → %s', async (input, code) => {
  const { gate, link } = openScene();
  expect(codeOf(await gate.call('host.restore', input))).toBe(code);
  expect(link.steps).toEqual([]);
});

test('a folder is no backup, and a refused restore is an answer', async () => {
  const restore = () => Promise.reject(new ExpectedFailure('backup-unreadable'));
  const { gate, link } = openScene({ link: fakeLink({ restore }) });
  const { handle } = gate.admit(FOLDER);
  expect(codeOf(await gate.call('host.restore', { handle }))).toBe('place-unknown');
  expect(codeOf(await gate.call('host.restore', { name: 'a' }))).toBe('backup-unreadable');
  expect(link.steps).toEqual(['restore /data/backups/a']);
});

test('an engine that has stopped is started again', async () => {
  const { gate, link } = openScene();
  expect(await gate.call('host.restart-engine', {})).toMatchObject({ value: { engine: { state: 'ready' } } });
  expect(link.steps).toEqual(['restart']);
});

test('every request of the host has an answer', async () => {
  const inputs: Record<HostChannel, unknown> = {
    'host.info': {},
    'host.set': {},
    'host.choose': { kind: 'files' },
    'host.open-page': { page: 'help' },
    'host.restore': { name: 'a' },
    'host.restart-engine': {},
  };
  const { gate, link } = openScene({ pages: { help: 'https://a.example', 'release-notes': null } });
  for (const [channel, input] of Object.entries(inputs)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the report readable
    const reply = await gate.call(channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${reply.failure.code}`);
    const { output } = hostRequests[channel as HostChannel];
    expect(output.safeParse(reply.value).success, channel).toBe(true);
  }
  expect(link.asked).toEqual([]);
});
