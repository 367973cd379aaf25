import { hash } from 'node:crypto';

/** Hex sha-256 of UTF-8 text. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** A hex hash as the tables keep it. */
export function bytesOf(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

/** A stored hash as hex. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_CHARACTERS = 20;

/**
 * Opaque text of a natural identity: 20 base32 characters, the first 100 bits of the sha-256 of the
 * parts as JSON. JSON, because joined with a separator two identities could read the same.
 */
export function opaque(...parts: readonly (string | number)[]): string {
  const digest = hash('sha256', JSON.stringify(parts), 'buffer');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of digest) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < ID_CHARACTERS) {
      bits -= 5;
      text += BASE_32[(held >> bits) & 31];
    }
  }
  return text;
}
