import type { FileReply } from '../../src-shared/ipc/contract.ts';

/** Large enough that the questions between two chunks cost nothing, small enough to be held several times. */
const CHUNK_BYTES = 128 * 1024;

/**
 * Cuts a file into pieces for sending. Each has memory of its own: a view of a larger array would be
 * copied with all of that array when it is sent. Text is read only as far as chunks are asked for.
 */
export async function* fileChunks(parts: FileReply['parts']): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (Symbol.asyncIterator in parts) yield* textChunks(parts);
  else for (const bytes of parts) yield* cut(bytes);
}

async function* textChunks(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const part of parts) {
    text += part;
    if (text.length < CHUNK_BYTES) continue;
    yield* cut(encoder.encode(text));
    text = '';
  }
  if (text !== '') yield* cut(encoder.encode(text));
}

function* cut(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield new Uint8Array(bytes.subarray(at, at + CHUNK_BYTES));
  }
}
