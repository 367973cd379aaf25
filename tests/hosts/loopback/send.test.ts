import { type Server, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { sendFile } from '../../../src-main/hosts/loopback/send.ts';

let server: Server | null = null;
afterEach(() => server?.close());

/** The answer to a browser that has gone before there was anything to send. */
function answerToNobody(): Promise<ServerResponse> {
  return new Promise((resolve) => {
    const served = createServer((_, response) => {
      response.on('close', () => resolve(response));
      asked.destroy();
    });
    server = served;
    let asked: ReturnType<typeof request>;
    served.listen(0, '127.0.0.1', () => {
      asked = request({ port: (served.address() as AddressInfo).port, host: '127.0.0.1' });
      asked.on('error', () => {});
      asked.end();
    });
  });
}

test('a browser that leaves before its file begins lets the engine drop the file', async () => {
  const response = await answerToNobody();
  let isDropped = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from('more');
    } finally {
      isDropped = true;
    }
  }
  await sendFile(response, { name: 'a.csv', chunks: chunks() });
  expect(isDropped).toBe(true);
});
