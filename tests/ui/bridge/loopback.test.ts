import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { loopbackBridge } from '../../../src-renderer/bridge/loopback.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { fakeHost, gone, json } from './fake-host.ts';

const INFO = {
  version: '1',
  platform: 'linux',
  languages: ['en'],
  capabilities: {
    kind: 'loopback',
    folders: false,
    secrets: false,
    notifications: false,
    printToPdf: false,
    startAtLogin: false,
    tray: false,
  },
  engine: { state: 'ready', failure: null },
  settings: { colorScheme: 'auto', locale: null, startAtLogin: null },
};

describe('calls', () => {
  test('are JSON to the channel, and the answer is the reply', async () => {
    const host = fakeHost();
    host.answer(() => json({ ok: true, value: { streams: [] } }));
    await expect(loopbackBridge().call('streams.list', { a: 1 })).resolves.toEqual({
      ok: true,
      value: { streams: [] },
    });
    expect(host.sent).toEqual([
      { path: '/call/streams.list', method: 'POST', type: 'application/json', body: '{"a":1}' },
    ]);
  });

  test('to a host that is gone, also half-way, are a failure and no exception', async () => {
    const host = fakeHost();
    host.answer(gone);
    const unreachable = { ok: false, failure: { code: 'host-unreachable' } };
    await expect(loopbackBridge().call('streams.list', {})).resolves.toMatchObject(unreachable);
    host.answer(() => new Response('{"ok":tr'));
    await expect(loopbackBridge().call('streams.list', {})).resolves.toMatchObject(unreachable);
  });

  test('that are refused say what the host says', async () => {
    const host = fakeHost();
    host.answer(() => new Response('Open the link again.', { status: 403 }));
    await expect(loopbackBridge().call('streams.list', {})).resolves.toMatchObject({
      ok: false,
      failure: { code: 'host-refused', data: { text: 'Open the link again.' } },
    });
  });
});

describe('files', () => {
  test('are offered to the browser whole, under the name that the host gives', async () => {
    const host = fakeHost();
    const offered: { name: string; text: Promise<string> }[] = [];
    const kept = new Map<string, Blob>();
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) kept.set('blob:1', blob);
      return 'blob:1';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      offered.push({ name: this.download, text: (kept.get(this.href) ?? new Blob()).text() });
    });
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    host.answer(
      () => new Response('a;b', { headers: { 'daybook-file-name': encodeURIComponent('Day 1 – été.csv') } }),
    );
    await expect(loopbackBridge().save('digests.export', { format: 'csv' })).resolves.toEqual({
      ok: true,
      value: { name: 'Day 1 – été.csv' },
    });
    expect(host.sent[0]?.path).toBe('/file/digests.export');
    expect(offered.map(({ name }) => name)).toEqual(['Day 1 – été.csv']);
    await expect(offered[0]?.text).resolves.toBe('a;b');
  });

  test('that there are none of come as a failure, and one that breaks off is not offered', async () => {
    const host = fakeHost();
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    host.answer(() => json({ ok: false, failure: failure('digest-not-found') }));
    await expect(loopbackBridge().save('digests.export', {})).resolves.toMatchObject({
      failure: { code: 'digest-not-found' },
    });
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('broken')) });
    host.answer(() => new Response(broken, { headers: { 'daybook-file-name': 'a.csv' } }));
    await expect(loopbackBridge().save('digests.export', {})).resolves.toMatchObject({
      failure: { code: 'host-unreachable' },
    });
    expect(click).not.toHaveBeenCalled();
  });
});

describe('events', () => {
  const listen = () => {
    const heard: [string, unknown][] = [];
    const stop = loopbackBridge().subscribe((event, payload) => heard.push([event, payload]));
    onTestFinished(stop);
    return heard;
  };
  const engine = (state: string, why: unknown = null) => ['engine', { state, failure: why }];

  test('are handed on as they come', () => {
    const host = fakeHost();
    const heard = listen();
    host.streams[0]?.say('changed', { topics: ['digests'] });
    expect(host.streams[0]?.url).toBe('/events');
    expect(heard).toEqual([['changed', { topics: ['digests'] }]]);
  });

  test('that break off while the host is there: what comes next has everything read again', async () => {
    const host = fakeHost();
    host.answer(() => json({ ok: true, value: INFO }));
    const heard = listen();
    host.streams[0]?.say(...(engine('ready') as ['engine', unknown]));
    host.streams[0]?.break(0);
    await expect.poll(() => heard).toEqual([engine('ready'), engine('starting')]);
    host.streams[0]?.say(...(engine('ready') as ['engine', unknown]));
    expect(heard.slice(2)).toEqual([engine('starting'), engine('ready')]);
  });

  test('of a program that has ended: it says so, once for each try, and recovers', async () => {
    const host = fakeHost();
    host.answer(gone);
    const heard = listen();
    host.streams[0]?.break(0);
    await expect.poll(() => heard).toHaveLength(1);
    expect(heard[0]).toMatchObject(['engine', { state: 'stopped', failure: { code: 'host-unreachable' } }]);
    host.streams[0]?.break(0);
    await expect.poll(() => heard).toHaveLength(2);
    // Never `restarting` in between, which would flicker.
    expect(heard[1]).toMatchObject(['engine', { state: 'stopped' }]);
    host.streams[0]?.say(...(engine('ready') as ['engine', unknown]));
    expect(heard.slice(2)).toEqual([engine('starting'), engine('ready')]);
  });

  test('that are refused: why is asked for, and a reason that is over ends it', async () => {
    const host = fakeHost();
    host.answer(() => new Response('This link was used.', { status: 403 }));
    const heard = listen();
    host.streams[0]?.break(2);
    await expect.poll(() => heard).toHaveLength(1);
    expect(heard[0]).toMatchObject([
      'engine',
      { state: 'stopped', failure: { code: 'host-refused', data: { text: 'This link was used.' } } },
    ]);
    expect(host.streams).toHaveLength(1);
    host.answer(() => new Response(''));
    host.streams[0]?.break(2);
    await expect.poll(() => host.streams).toHaveLength(2);
  });

  test('are not heard any more after stopping', async () => {
    const host = fakeHost();
    host.answer(gone);
    const heard: string[] = [];
    const stop = loopbackBridge().subscribe((event) => heard.push(event));
    host.streams[0]?.break(0);
    stop();
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(heard).toEqual([]);
    expect(host.streams[0]?.readyState).toBe(2);
  });
});
