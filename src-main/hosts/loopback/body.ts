import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

const MEGABYTE = 1_000_000;
const MAX_JSON_MB = 5;

/** @throws Refusal 415 when the content is of another type */
export function requireContentType(request: IncomingMessage, type: string): void {
  const sent = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (sent !== type) throw new Refusal(415, 'content-type', { data: { type } });
}

/** The bytes of a request. Whoever stops in the middle leaves the connection open for the answer. */
export function bytesOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}

/**
 * The JSON of a request; an empty body is an empty object.
 * @throws Refusal 400, 413, 415
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  requireContentType(request, 'application/json');
  const tooLarge = new Refusal(413, 'too-large', { data: { megabytes: MAX_JSON_MB } });
  // What says that it is too large is not read at all.
  if (Number(request.headers['content-length'] ?? 0) > MAX_JSON_MB * MEGABYTE) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(request)) {
    size += chunk.length;
    if (size > MAX_JSON_MB * MEGABYTE) throw tooLarge;
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(400, 'json');
  }
}
