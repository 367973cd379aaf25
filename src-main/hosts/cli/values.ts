import path from 'node:path';
import { isBusinessDate } from '../../../src-shared/time/index.ts';
import type { ArgumentSpec, OptionSpec } from './options.ts';

/** A value that does not fit its option; `key` names the text that says why. */
export class WrongValue extends Error {
  readonly key: string;
  readonly data: Readonly<Record<string, string>>;
  constructor(key: string, data: Readonly<Record<string, string>>) {
    super(key);
    this.key = key;
    this.data = data;
  }
}

/** What stands for "no date" on the command line. */
export const NONE = 'none';

/** The options and arguments of one command line, checked; paths are absolute. */
export interface Values {
  text(option: string): string | undefined;
  integer(option: string): number | undefined;
  flag(option: string): boolean | undefined;
  list(option: string): readonly string[];
  argument(name: string): string | undefined;
  /** What a last argument that takes many got. */
  rest(name: string): readonly string[];
}

/** An option as it was written: a flag is true, or false with `--no-`. */
export type RawOption = { readonly spec: OptionSpec; readonly value: string | boolean };

/** @throws WrongValue for the first value that does not fit. */
export function readValues(
  given: readonly RawOption[],
  argumentSpecs: readonly ArgumentSpec[],
  positionals: readonly string[],
  standing: string,
): Values {
  const options = new Map<string, (string | boolean)[]>();
  for (const { spec, value } of given) {
    const checked = typeof value === 'string' ? checkText(spec, value, standing) : value;
    options.set(spec.name, [...(options.get(spec.name) ?? []), checked]);
  }
  // The last one wins, so that a script's defaults can be overruled at the end of the line.
  const last = (name: string): string | boolean | undefined => options.get(name)?.at(-1);
  const text = (name: string): string | undefined => {
    const value = last(name);
    return typeof value === 'string' ? value : undefined;
  };
  const at = (name: string): number => argumentSpecs.findIndex((spec) => spec.name === name);
  return {
    text,
    integer: (name) => {
      const value = text(name);
      return value === undefined ? undefined : Number(value);
    },
    flag: (name) => {
      const value = last(name);
      return typeof value === 'boolean' ? value : undefined;
    },
    list: (name) => (options.get(name) ?? []).filter((value) => typeof value === 'string'),
    argument: (name) => positionals[at(name)],
    rest: (name) => positionals.slice(at(name)),
  };
}

function checkText(spec: OptionSpec, text: string, standing: string): string {
  const wrong = (key: string, data: Record<string, string> = {}): WrongValue =>
    new WrongValue(key, { option: `--${spec.name}`, value: text, ...data });
  switch (spec.is) {
    case 'integer':
      if (!/^\d{1,10}$/u.test(text)) throw wrong('usage.not-an-integer');
      return text;
    case 'date':
      if (!isBusinessDate(text) && !(spec.orNone === true && text === NONE)) throw wrong('usage.not-a-date');
      return text;
    case 'time':
      if (!isTime(text) && !(spec.orNone === true && text === NONE)) throw wrong('usage.not-a-time');
      return text;
    case 'times':
      if (!text.split(',').every(isTime)) throw wrong('usage.not-a-time');
      return text;
    case 'choice':
      if (!spec.of.includes(text)) throw wrong('usage.not-a-choice', { choices: spec.of.join(', ') });
      return text;
    case 'path':
      return path.resolve(standing, text);
    case 'text':
    case 'flag':
      return text;
  }
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
}
