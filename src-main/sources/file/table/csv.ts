import { TextDecoder } from 'node:util';
import type { FileProfile } from '../profile/profile.ts';
import { type Encoding, EncodingCheck, SAMPLE_BYTES, encodingOfMark, utf16WithoutMark } from './encoding.ts';
import type { ReadableFile } from './readable.ts';
import { RecordCutter } from './records.ts';
import type { Row, RowChunk, Table, TableProblem } from './row.ts';
import { columnNamesOf, separatorOf } from './separator.ts';

/** About 3,000 rows: some milliseconds of work between two turns of the event loop. */
const CHUNK_BYTES = 64 * 1024;

/** Opens text; the whole file is looked at once for its encoding, and never held. */
export async function openCsv(handle: ReadableFile, profile: FileProfile): Promise<Table | TableProblem> {
  const sample = await sampleOf(handle);
  const encoding = await encodingOf(handle, profile, sample);
  if (encoding === null) return { code: 'file-encoding-unknown', line: 0 };
  const start = new TextDecoder(encoding).decode(sample);
  if (start.trim() === '') return { code: 'file-empty', line: 0 };
  if (/^\s*<(?:!doctype|html|\?xml)/iu.test(start)) return { code: 'file-not-a-spreadsheet', line: 0 };
  const separator = separatorOf(start, profile.separator, columnNamesOf(profile));
  return { rows: (signal) => csvRows(handle, encoding, separator, signal) };
}

/** The file's bytes in pieces; each piece is overwritten by the next. */
export async function* bytesOf(
  handle: ReadableFile,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  let position = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* csvRows(
  handle: ReadableFile,
  encoding: Encoding,
  separator: { readonly char: string; readonly skipLines: number },
  signal: AbortSignal,
): AsyncGenerator<RowChunk, void, undefined> {
  const decoder = new TextDecoder(encoding);
  const cutter = new RecordCutter(separator.char, separator.skipLines);
  let bytesRead = 0;
  for await (const bytes of bytesOf(handle, signal)) {
    bytesRead += bytes.length;
    yield { rows: cutter.push(decoder.decode(bytes, { stream: true }), false), bytesRead };
  }
  const rest: Row[] = cutter.push(decoder.decode(), true);
  yield { rows: rest, bytesRead };
}

async function sampleOf(handle: ReadableFile): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(new Uint8Array(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

/** Null when the profile states an encoding of which the file is not. */
async function encodingOf(
  handle: ReadableFile,
  profile: FileProfile,
  sample: Uint8Array,
): Promise<Encoding | null> {
  if (profile.encoding === 'auto') {
    const told = encodingOfMark(sample) ?? utf16WithoutMark(sample);
    if (told !== null) return told;
    // Every byte means something in windows-1252, so it is the last resort and never fails.
    return (await isAll(handle, 'utf-8')) ? 'utf-8' : 'windows-1252';
  }
  return (await isAll(handle, profile.encoding)) ? profile.encoding : null;
}

async function isAll(handle: ReadableFile, encoding: Encoding): Promise<boolean> {
  const check = new EncodingCheck(encoding);
  for await (const bytes of bytesOf(handle)) {
    if (!check.feed(bytes, false)) return false;
  }
  return check.feed(new Uint8Array(), true);
}
