import type { Failure } from '../../../src-shared/model/index.ts';
import { type Texts, fillText } from '../../platform/index.ts';
import { chooseByCount } from './plural.ts';

/**
 * What a schema says of a wrong value → the text that says it to people. Whatever else begins like a
 * schema's message is left out: the text of the failure does without.
 */
const SCHEMA_MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/received undefined$/u, 'expected.something'],
  [/^Too small: .* string .*>=?(\d+) characters$/u, 'expected.min-length'],
  [/^Too big: .* string .*<=?(\d+) characters$/u, 'expected.max-length'],
  [/^Too big: .* array .*<=?(\d+) items$/u, 'expected.max-items'],
  [/^Too small: .*>=?(-?\d+)$/u, 'expected.at-least'],
  [/^Too big: .*<=?(-?\d+)$/u, 'expected.at-most'],
  [/^Invalid option: expected one of (.*)$/u, 'expected.one-of'],
  [/^Invalid string: must match pattern \/\^\[A-Z\]\{3\}\$\/$/u, 'expected.currency'],
  [/^Invalid input: expected int\b/u, 'expected.whole-number'],
  [/^Invalid input: expected number\b/u, 'expected.number'],
  [/^Invalid input: expected string\b/u, 'expected.text'],
  [/^Invalid input: expected boolean\b/u, 'expected.yes-or-no'],
  [/^Invalid input: expected array\b/u, 'expected.list'],
  [/^Invalid input: expected object\b/u, 'expected.object'],
  [/^Unrecognized keys?: (.*)$/u, 'expected.no-such-field'],
];
const OF_A_SCHEMA = /^(?:Invalid|Too (?:small|big)|Unrecognized|Expected)\b/u;

/** The same failure with what the schemas say said for people, and fields named as people name them. */
export function inPlainWords(value: Failure, texts: Texts): Failure {
  const { expected, problem, channel } = value.data;
  const data = {
    ...value.data,
    ...(typeof expected === 'string' ? { expected: plainly(expected, texts) } : {}),
    ...(typeof problem === 'string' ? { problem: plainly(problem, texts) } : {}),
  };
  if (value.code !== 'bad-input' || channel === undefined || value.where === null) return { ...value, data };
  // A request as a whole has no field to name.
  return { ...value, data, where: value.where === channel ? null : fieldName(value.where) };
}

function plainly(message: string, texts: Texts): string {
  const found = SCHEMA_MESSAGES.find(([pattern]) => pattern.test(message));
  if (found === undefined) return OF_A_SCHEMA.test(message) ? '' : message;
  const [pattern, key] = found;
  const detail = (pattern.exec(message)?.[1] ?? '').replaceAll('"', '').replaceAll('|', ', ');
  const data = { detail };
  return fillText(chooseByCount(texts.cli[key] ?? '', data), data);
}

/** `settings.cutOffMinutes` → `cut off minutes`. */
function fieldName(path: string): string {
  const name = path.split('.').findLast((part) => !/^\d+$/u.test(part)) ?? path;
  return name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}
