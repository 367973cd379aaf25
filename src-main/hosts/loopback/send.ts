import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileOnItsWay } from '../../link/engine-link.ts';

export function sendJson(response: ServerResponse, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(body);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

/** Sends a file as fast as it is taken; a browser that goes away ends the reading too. */
export async function sendFile(response: ServerResponse, { name, chunks }: FileOnItsWay): Promise<void> {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encoded}`,
    'daybook-file-name': encoded,
    'cache-control': 'no-store',
  });
  if (response.destroyed) {
    // Nothing would begin to read it, and what was never begun is never ended: the engine would keep it.
    for await (const _ of chunks) break;
    return;
  }
  await pipeline(Readable.from(chunks), response);
}
