import type { FileProfile } from '../profile/profile.ts';
import { openCsv } from './csv.ts';
import type { ReadableFile } from './readable.ts';
import type { Table, TableProblem } from './row.ts';

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];
/** Container of old .xls files, and of .xlsx files with a password. */
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const MAGIC_BYTES = 16;

/** Opens a file by what it contains; its name only helps to say what is wrong with it. */
export async function openTable(
  handle: ReadableFile,
  name: string,
  profile: FileProfile,
): Promise<Table | TableProblem> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(MAGIC_BYTES), 0, MAGIC_BYTES, 0);
  const start = buffer.subarray(0, bytesRead);
  if (bytesRead === 0) return { code: 'file-empty', line: 0 };
  const isNamedSheet = name.toLowerCase().endsWith('.xlsx');
  if (beginsWith(start, OLE_MAGIC))
    return { code: isNamedSheet ? 'file-encrypted' : 'file-not-a-spreadsheet', line: 0 };
  if (beginsWith(start, ZIP_MAGIC))
    return isEncryptedZip(start) ? { code: 'file-encrypted', line: 0 } : openSheet(handle);
  if (isNamedSheet) return { code: 'file-not-a-spreadsheet', line: 0 };
  return openCsv(handle, profile);
}

/** Loaded when the first sheet comes: most shops have text only, and the reader takes ten megabytes. */
async function openSheet(handle: ReadableFile): Promise<Table | TableProblem> {
  const { openXlsx } = await import('./xlsx.ts');
  return openXlsx(handle);
}

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Bit 0 of the first entry's flags. */
function isEncryptedZip(start: Uint8Array): boolean {
  return ((start[6] ?? 0) & 1) === 1;
}
