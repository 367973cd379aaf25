import { type FileHandle, open } from 'node:fs/promises';
import type { FoundFile } from './folder.ts';
import type { FileProfile } from './profile/profile.ts';
import { openTable } from './table/open.ts';
import { fileOfBytes, type ReadableFile } from './table/readable.ts';
import type { Row } from './table/row.ts';

/** So much of a text file is looked at: some thousand rows. */
const HEAD_BYTES = 256 * 1024;
/** A spreadsheet can only be read whole; a larger one is left for the import. */
const MAX_SHEET_BYTES = 4 * 1024 * 1024;
const MAX_HEAD_ROWS = 5000;

/**
 * The first rows of a file as a profile cuts them, the header first, whatever the file's size. Null
 * when they cannot be looked at: the import will say why.
 */
export async function headOf(file: FoundFile, profile: FileProfile): Promise<readonly Row[] | null> {
  const handle = await open(file.path, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const part = await readablePart(handle, file.size);
    const table = part === null ? null : await openTable(part, file.name, profile);
    if (table === null || 'code' in table) return null;
    const head: Row[] = [];
    for await (const { rows } of table.rows(new AbortController().signal)) {
      head.push(...rows);
      if (head.length >= MAX_HEAD_ROWS) break;
    }
    return head;
  } finally {
    await handle.close();
  }
}

async function readablePart(handle: FileHandle, size: number): Promise<ReadableFile | null> {
  if (size <= HEAD_BYTES) return handle;
  const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  const isArchive = head[0] === 0x50 && head[1] === 0x4b;
  if (isArchive) return size <= MAX_SHEET_BYTES ? handle : null;
  return fileOfBytes(wholeLines(head));
}

/**
 * Up to the last line end: a character that is cut in two would make the file look as if it had
 * another encoding. Of UTF-16 the zero after a line feed belongs to it.
 */
function wholeLines(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(0x0a) + 1;
  if (end === 0) return head;
  return head.subarray(0, head[end] === 0 ? end + 1 : end);
}
