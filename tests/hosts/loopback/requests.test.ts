import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../../src-shared/model/index.ts';
import { type FakeLink, fakeLink } from '../window/fake-link.ts';
import type { Answer } from './raw.ts';
import { type Scene, openScene } from './scene.ts';

let scene: Scene;
let cookie: string;
async function begin(link: FakeLink = fakeLink()): Promise<void> {
  scene = await openScene({ link });
  cookie = await scene.enter();
}
beforeEach(() => begin());
afterEach(() => scene.close());

function post(path: string, body: string | Buffer, type = 'application/json'): Promise<Answer> {
  return scene.ask({ method: 'POST', path, body, headers: { cookie, 'content-type': type } });
}

describe('calls', () => {
  test('answer in JSON', async () => {
    const { status, headers, text } = await post('/call/mappings.list', '{"stream":"Shop"}');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.parse(text)).toEqual({ ok: true, value: { answered: 'mappings.list' } });
    expect(scene.link.asked).toEqual([{ channel: 'mappings.list', input: { stream: 'Shop' } }]);
  });

  test('without a body have an empty input', async () => {
    expect((await post('/call/streams.list', '')).text).toContain('"ok":true');
  });

  test('of unknown channels and with wrong input are answered with a failure', async () => {
    expect(JSON.parse((await post('/call/x.y', '{}')).text)).toMatchObject({
      failure: { code: 'unknown-channel' },
    });
    expect(JSON.parse((await post('/call/mappings.list', '{}')).text)).toMatchObject({
      failure: { code: 'bad-input' },
    });
  });

  test('a defect is logged, and no word of it goes to the window', async () => {
    await scene.close();
    await begin(
      fakeLink({
        answer: () => {
          throw new TypeError('secret detail');
        },
      }),
    );
    const { status, text } = await post('/call/streams.list', '{}');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      ok: false,
      failure: { code: 'internal', data: { log: '/logs' } },
    });
    expect(text).not.toContain('secret detail');
    expect(scene.logged.join('\n')).toContain('secret detail');
  });

  test.each(['{', 'undefined', 'a=b', '{"stream":'])('that are no JSON are refused: %s', async (body) => {
    expect((await post('/call/streams.list', body)).status).toBe(400);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'of the type %j, which another site may send unasked, are refused',
    async (type) => {
      const answer = await post('/call/streams.list', '{}', type);
      expect(answer.status).toBe(415);
      expect(answer.text).toContain('application/json');
    },
  );

  test('may name their encoding', async () => {
    expect((await post('/call/streams.list', '{}', 'application/json; charset=utf-8')).status).toBe(200);
  });

  test('of more than 5 MB are refused, whether they say so or not', async () => {
    const body = Buffer.alloc(5_000_001, ' ');
    const announced = await post('/call/streams.list', body);
    expect(announced.status).toBe(413);
    expect(announced.text).toContain('5 MB');
    const headers = { cookie, 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const chunked = await scene.ask({ method: 'POST', path: '/call/streams.list', body, headers });
    expect(chunked.status).toBe(413);
    expect(scene.link.asked).toEqual([]);
    // As much as is allowed gets through.
    expect((await post('/call/streams.list', Buffer.alloc(5_000_000, ' '))).status).toBe(400);
  });

  test.each([
    ['GET', '/call/streams.list', 'POST'],
    ['PUT', '/call/streams.list', 'POST'],
    ['DELETE', '/file/digests.export', 'POST'],
    ['GET', '/upload', 'POST'],
    ['POST', '/events', 'GET'],
    ['POST', '/', 'GET'],
    ['OPTIONS', '/call/streams.list', 'POST'],
    ['TRACE', '/', 'GET'],
  ])('%s %s is no way to ask', async (method, path, allowed) => {
    const { status, headers } = await scene.ask({ method, path, headers: { cookie } });
    expect(status).toBe(405);
    expect(headers.allow).toBe(allowed);
  });

  test.each(['/call', '/call/', '/call/a/b', '/file/'])('%s is no address', async (path) => {
    expect((await post(path, '{}')).status).toBe(404);
  });
});

describe('files', () => {
  const input = '{"format":"csv"}';

  test('come with their name, to be saved', async () => {
    await scene.close();
    const name = 'Tages\'über"sicht\r\n2026.csv';
    await begin(fakeLink({ file: () => ({ name, chunks: chunks('a', 'b') }) }));
    const { status, headers, text } = await post('/file/digests.export', input);
    expect([status, text]).toEqual([200, 'ab']);
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(decodeURIComponent(String(headers['daybook-file-name']))).toBe(name);
    expect(headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''Tages%27%C3%BCber%22sicht%0D%0A2026.csv",
    );
  });

  test('that cannot begin are failures', async () => {
    expect(JSON.parse((await post('/file/digests.export', '{}')).text)).toMatchObject({
      ok: false,
      failure: { code: 'bad-input' },
    });
    expect(JSON.parse((await post('/file/streams.list', '{}')).text)).toMatchObject({
      failure: { code: 'unknown-channel' },
    });
  });

  test('that break in the middle do not look whole', async () => {
    await scene.close();
    await begin(fakeLink({ file: () => ({ name: 'a', chunks: breaking() }) }));
    await expect(post('/file/digests.export', input)).rejects.toThrow(/aborted|hang up|ECONNRESET/u);
    expect(scene.logged.join('\n')).toContain('the engine is gone');
  });

  test('that nobody takes any more are not read on', async () => {
    await scene.close();
    let ended = false;
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          read += 1;
          yield Buffer.alloc(65_536);
        }
      } finally {
        ended = true;
      }
    }
    await begin(fakeLink({ file: () => ({ name: 'a', chunks: endless() }) }));
    await takeSomeAndLeave();
    await expect.poll(() => ended).toBe(true);
    // A reader that takes nothing is not served ahead without end.
    expect(read).toBeLessThan(1000);
  });

  async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) yield Buffer.from(text);
  }

  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('the engine is gone');
  }

  /** Takes the first bytes of a file, then nothing for a while, and goes away. */
  async function takeSomeAndLeave(): Promise<void> {
    const socket = connect(scene.server.port, '127.0.0.1');
    const { host } = new URL(scene.origin);
    socket.write(
      [
        'POST /file/digests.export HTTP/1.1',
        `host: ${host}`,
        `origin: ${scene.origin}`,
        `cookie: ${cookie}`,
        'content-type: application/json',
        `content-length: ${input.length}`,
        '',
        input,
      ].join('\r\n'),
    );
    await new Promise((resolve) => {
      socket.once('data', resolve);
    });
    socket.pause();
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    socket.destroy();
  }
});

test('a failure of the engine is an answer', async () => {
  await scene.close();
  await begin(fakeLink({ answer: () => ({ ok: false, failure: failure('engine-stopped') }) }));
  expect(JSON.parse((await post('/call/streams.list', '{}')).text)).toMatchObject({
    failure: { code: 'engine-stopped', cure: { action: 'restart-engine' } },
  });
});
