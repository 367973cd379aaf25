/** Without letters that people take for digits or for each other. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 40 bits, so that a shop's customers hardly ever share a code and a person can still read it out. */
const LENGTH = 8;
const BITS_PER_LETTER = 5;

const PATTERN = new RegExp(`^C-[${LETTERS}]{${LENGTH}}$`, 'u');

/** The contact code of a customer without an id of their own, from a hash of who they are (hex). */
export function generatedContactCode(hash: string): string {
  let bits = BigInt(`0x${hash.slice(0, (LENGTH * BITS_PER_LETTER) / 4)}`);
  let text = '';
  for (let at = 0; at < LENGTH; at += 1) {
    text = `${LETTERS[Number(bits & 31n)] ?? ''}${text}`;
    bits >>= BigInt(BITS_PER_LETTER);
  }
  return `C-${text}`;
}

/** Whether a code looks like such a one; what a till gives as an id hardly ever does. */
export function looksGenerated(code: string): boolean {
  return PATTERN.test(code);
}
