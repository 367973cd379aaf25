import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpClient, type HttpOptions } from '../../src-main/platform/index.ts';

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    }),
  );
});

/** The address of a server that answers so. */
async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/books/`;
}

function ask(url: string, options: HttpOptions & { body?: string; timeoutMs?: number } = {}) {
  const { body = '{"password":"hunter-2-hunter"}', timeoutMs = 5_000, ...rest } = options;
  const headers = { authorization: 'Session top-secret' };
  return createHttpClient(rest).send({ method: 'POST', url, headers, body, timeoutMs });
}

describe('an answer', () => {
  test('comes with its status, headers and text, whatever the status', async () => {
    const url = await serverThat((_, response) => {
      response.writeHead(429, { 'Retry-After': '7' }).end('später');
    });
    expect(await ask(url)).toEqual({
      kind: 'answered',
      answer: {
        status: 429,
        headers: expect.objectContaining({ 'retry-after': '7' }) as object,
        text: 'später',
      },
    });
  });

  test('a redirect is an answer: credentials do not follow it', async () => {
    let asked = 0;
    const url = await serverThat((_, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await ask(url)).toMatchObject({ kind: 'answered', answer: { status: 302 } });
    expect(asked).toBe(1);
  });

  test('above the size limit there is none, though the server has done its work', async () => {
    const url = await serverThat((_, response) => response.end('x'.repeat(2_000)));
    expect(await ask(url, { maxBytes: 1_999 })).toMatchObject({
      kind: 'no-answer',
      cause: { code: 'books-not-understood' },
    });
    expect(await ask(url, { maxBytes: 2_000 })).toMatchObject({ kind: 'answered' });
  });
});

describe('what fails', () => {
  test('nobody listens: it was surely not sent', async () => {
    const url = await serverThat((_, response) => response.end());
    await new Promise((done) => servers.splice(0)[0]?.close(done));
    expect(await ask(url)).toMatchObject({
      kind: 'not-sent',
      cause: { code: 'books-unreachable', data: { problem: 'ECONNREFUSED' }, where: new URL(url).origin },
    });
  });

  test('the server ends the connection: it may have been done', async () => {
    const url = await serverThat((request) => void request.socket.destroy());
    expect(await ask(url)).toMatchObject({ kind: 'no-answer', cause: { code: 'books-unreachable' } });
  });

  test('the server answers half and ends the connection: it may have been done', async () => {
    const url = await serverThat((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await ask(url)).toMatchObject({ kind: 'no-answer', cause: { code: 'books-unreachable' } });
  });

  test('the server takes too long, before its answer or within it: it may have been done', async () => {
    const silent = await serverThat(() => {});
    const slow = await serverThat((_, response) => void response.write('half'));
    for (const url of [silent, slow]) {
      expect(await ask(url, { timeoutMs: 100 })).toMatchObject({
        kind: 'no-answer',
        cause: { code: 'books-unreachable', data: { problem: 'time-out' } },
      });
    }
  });
});
