/** What no file system of ours takes in a name, and what would lead to another folder. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_IN_NAMES = /[\u0000-\u001F\u007F<>:"|?*]/gu;
/** Windows gives these to devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
const MAX_CHARS = 120;

/**
 * A plain file name of what a browser calls a file: without folders, without signs that a file system
 * refuses, neither hidden nor too long. Empty when nothing is left.
 */
export function plainName(sent: string): string {
  const base = sent.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const name = base
    .replaceAll(NOT_IN_NAMES, '')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '')
    .replace(DEVICE, '_$&');
  return shorten(name);
}

/** Keeps the ending, which says what kind of file it is. */
function shorten(name: string): string {
  const chars = [...name];
  if (chars.length <= MAX_CHARS) return name;
  const ending = /\.\w{1,10}$/u.exec(name)?.[0] ?? '';
  return `${chars.slice(0, MAX_CHARS - ending.length).join('')}${ending}`;
}

/** The name with a number before its ending: `a.csv` → `a (2).csv`. */
export function numbered(name: string, number: number): string {
  const ending = /\.\w{1,10}$/u.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`;
}
