import { TextDecoder } from 'node:util';

/** Labels that TextDecoder knows, as profiles write them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

/** So much of a file decides whether it is UTF-16 without a byte order mark. */
export const SAMPLE_BYTES = 64 * 1024;

/** The encoding that a byte order mark states, else null. */
export function encodingOfMark(sample: Uint8Array): Encoding | null {
  const [first, second, third] = sample;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/**
 * UTF-16 told by where the zero bytes are: separators, digits and line ends have one each, whatever
 * the language. A few zeros in a file of bytes are damage and no sign of UTF-16.
 */
export function utf16WithoutMark(sample: Uint8Array): Encoding | null {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (sample[i] === 0) evenZeros += 1;
    if (sample[i + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.3 && evenZeros < pairs * 0.05) return 'utf-16le';
  if (evenZeros > pairs * 0.3 && oddZeros < pairs * 0.05) return 'utf-16be';
  return null;
}

/** Tells, fed piece by piece, whether all bytes were of the encoding. */
export class EncodingCheck {
  readonly #decoder: TextDecoder;
  #valid = true;

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** False as soon as a byte does not fit. */
  feed(bytes: Uint8Array, final: boolean): boolean {
    try {
      if (this.#valid) this.#decoder.decode(bytes, { stream: !final });
    } catch {
      this.#valid = false;
    }
    return this.#valid;
  }
}
