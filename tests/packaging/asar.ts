import { closeSync, copyFileSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file in an archive. */
export interface Packed {
  /** With forward slashes, from the archive's root. */
  readonly name: string;
  readonly size: number;
  /** It lies beside the archive, where the operating system can load it. */
  readonly unpacked: boolean;
  readonly offset: number;
}

interface Node {
  readonly files?: Readonly<Record<string, Node>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
}

/** Everything in an app.asar: a header of JSON in front of the files' bytes. */
export function readArchive(file: string): {
  readonly files: readonly Packed[];
  read(packed: Packed): Buffer;
} {
  const [, headerBytes = 0, , jsonBytes = 0] = new Uint32Array(new Uint8Array(slice(file, 0, 16)).buffer);
  const root = JSON.parse(slice(file, 16, jsonBytes).toString('utf8')) as Node;
  const base = 8 + headerBytes;
  return {
    files: list(root, ''),
    read: ({ name, size, unpacked, offset }) =>
      unpacked ? slice(path.join(`${file}.unpacked`, name), 0, size) : slice(file, base + offset, size),
  };
}

/** Lays an archive out as a folder, with what lies beside it in its place. */
export function extractArchive(file: string, folder: string): void {
  const archive = readArchive(file);
  for (const packed of archive.files) {
    const target = path.join(folder, packed.name);
    mkdirSync(path.dirname(target), { recursive: true });
    if (packed.unpacked) copyFileSync(path.join(`${file}.unpacked`, packed.name), target);
    else writeFileSync(target, archive.read(packed));
  }
}

function list(node: Node, name: string): Packed[] {
  if (node.files === undefined) {
    const { size = 0, unpacked = false, offset = '0' } = node;
    return [{ name, size, unpacked, offset: Number(offset) }];
  }
  return Object.entries(node.files).flatMap(([key, child]) =>
    list(child, name === '' ? key : `${name}/${key}`),
  );
}

function slice(file: string, from: number, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    const read = readSync(descriptor, buffer, 0, length, from);
    if (read !== length) throw new Error(`${file} ends before byte ${from + length}.`);
    return buffer;
  } finally {
    closeSync(descriptor);
  }
}
