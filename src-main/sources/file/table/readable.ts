/** What reading a table needs of a file; a head of one can stand for it. */
export interface ReadableFile {
  /** Fills the buffer from a position of the file; 0 bytes at its end. */
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number; readonly buffer: Uint8Array }>;
  stat(): Promise<{ readonly size: number }>;
}

/** Bytes in memory as a file. */
export function fileOfBytes(bytes: Uint8Array): ReadableFile {
  return {
    read: async (buffer, offset, length, position) => {
      const part = bytes.subarray(position, position + length);
      buffer.set(part, offset);
      return { bytesRead: part.length, buffer };
    },
    stat: async () => ({ size: bytes.length }),
  };
}
