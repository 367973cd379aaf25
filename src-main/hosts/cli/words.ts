import type { Say } from './command.ts';
import type { OptionSpec } from './options.ts';
import { nearest } from './suggest.ts';
import { usage } from './usage.ts';
import type { RawOption } from './values.ts';

/** Short forms everybody tries. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['-h', '--help'],
  ['-?', '--help'],
  ['-v', '--version'],
]);

/** A command line taken apart: options may stand before, between and after the other words. */
export interface SplitLine {
  readonly options: readonly RawOption[];
  readonly positionals: readonly string[];
}

/** @throws ExpectedFailure bad-usage for an unknown option, a missing value or one that is not taken */
export function splitWords(
  argv: readonly string[],
  known: ReadonlyMap<string, OptionSpec>,
  say: Say,
): SplitLine {
  const options: RawOption[] = [];
  const positionals: string[] = [];
  const words = argv.map((word) => SHORT.get(word) ?? word);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') {
      positionals.push(...words.slice(at + 1));
      break;
    }
    // A single dash, and a negative number, are values like others.
    if (!/^-(?!$|[\d.])/u.test(word)) {
      positionals.push(word);
      continue;
    }
    const option = readOption(word, words[at + 1], known, say);
    options.push(option);
    if (option.value === words[at + 1] && !word.includes('=')) at += 1;
  }
  return { options, positionals };
}

function readOption(
  word: string,
  next: string | undefined,
  known: ReadonlyMap<string, OptionSpec>,
  say: Say,
): RawOption {
  const equals = word.indexOf('=');
  const written = equals < 0 ? word : word.slice(0, equals);
  const inline = equals < 0 ? undefined : word.slice(equals + 1);
  const spec = known.get(written.slice(2));
  const negated = spec === undefined && written.startsWith('--no-') ? known.get(written.slice(5)) : undefined;
  if (negated?.is === 'flag' && negated.negatable === true && inline === undefined) {
    return { spec: negated, value: false };
  }
  if (spec === undefined || !written.startsWith('--')) {
    const names = [...known.keys()].map((name) => `--${name}`);
    throw usage(say('usage.unknown-option', { option: written }), written, {}, nearest(written, names));
  }
  if (spec.is === 'flag') {
    if (inline !== undefined) throw usage(say('usage.value-not-taken', { option: written }), written, {});
    return { spec, value: true };
  }
  const value = inline ?? next;
  // What looks like an option is one: somebody forgot the value. `--name=--odd` still works.
  if (value === undefined || (inline === undefined && value.startsWith('--'))) {
    throw usage(say('usage.value-missing', { option: written }), written, {});
  }
  return { spec, value };
}
