import { hash } from 'node:crypto';

/** Hex sha-256 of UTF-8 text. */
export function sha256(text: string): string {
  return hash('sha256', text);
}
