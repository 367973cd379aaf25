import { ExpectedFailure, type FailureData } from '../../../src-shared/model/index.ts';
import type { CommandSpec, Say } from './command.ts';
import { COMMON_OPTIONS, type OptionSpec } from './options.ts';
import { nearest } from './suggest.ts';
import { usage } from './usage.ts';
import { type RawOption, type Values, WrongValue, readValues } from './values.ts';
import { splitWords } from './words.ts';

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: CommandSpec | null }
  | { readonly kind: 'run'; readonly command: CommandSpec; readonly values: Values };

/** What the words of a command line are read against. */
export interface Grammar {
  readonly commands: readonly CommandSpec[];
  readonly say: Say;
  /** Relative paths are meant from here. */
  readonly standing: string;
}

/** @throws ExpectedFailure bad-usage or unknown-command */
export function parseCommandLine(argv: readonly string[], grammar: Grammar): Request {
  const { options, positionals } = splitWords(argv, optionsByName(grammar.commands), grammar.say);
  const asked = (name: string): boolean => options.some(({ spec }) => spec.name === name);
  if (asked('version')) return { kind: 'version' };
  const wantsHelp = asked('help') || positionals[0] === 'help';
  const words = positionals[0] === 'help' ? positionals.slice(1) : positionals;
  if (words.length === 0 && wantsHelp) return { kind: 'help', command: null };
  const command = findCommand(words, grammar);
  if (wantsHelp) return { kind: 'help', command };
  const rest = words.slice(command.words.split(' ').length);
  checkOptions(command, options, grammar);
  checkArguments(command, rest, grammar);
  return { kind: 'run', command, values: valuesOf(command, options, rest, grammar) };
}

/** Every option of every command; what takes a value takes one in every command. */
export function optionsByName(commands: readonly CommandSpec[]): ReadonlyMap<string, OptionSpec> {
  const all = [...COMMON_OPTIONS, ...commands.flatMap((command) => command.options ?? [])];
  return new Map(all.map((option) => [option.name, option]));
}

/** The command whose words the line begins with, the longest first. */
function findCommand(words: readonly string[], { commands, say }: Grammar): CommandSpec {
  const named = (count: number): CommandSpec | undefined =>
    commands.find((command) => command.words === words.slice(0, count).join(' '));
  const found = named(2) ?? named(1);
  if (found !== undefined) return found;
  const [group] = words;
  if (group === undefined) throw usage(say('usage.no-command'), null, {});
  const siblings = commands.map((command) => command.words).filter((name) => name.startsWith(`${group} `));
  if (siblings.length > 0 && words.length === 1) {
    const choices = siblings.map((name) => name.slice(group.length + 1)).join(', ');
    throw usage(say('usage.group', { group, choices }), null, {});
  }
  const tried = words.slice(0, siblings.length > 0 ? 2 : 1).join(' ');
  const names = new Set(commands.flatMap(({ words }) => [words, ...words.split(' ').slice(0, 1)]));
  const suggestion = nearest(words.slice(0, 2).join(' '), names) ?? nearest(tried, names);
  const data: FailureData = { command: tried, ...(suggestion === undefined ? {} : { suggestion }) };
  throw new ExpectedFailure('unknown-command', { where: tried, data });
}

function checkOptions(command: CommandSpec, options: readonly RawOption[], { say }: Grammar): void {
  const taken = [...COMMON_OPTIONS, ...(command.options ?? [])].map((option) => option.name);
  for (const { spec } of options) {
    if (taken.includes(spec.name)) continue;
    const option = `--${spec.name}`;
    throw usage(say('usage.option-elsewhere', { option, command: command.words }), option, command);
  }
}

function checkArguments(command: CommandSpec, given: readonly string[], { say }: Grammar): void {
  const specs = command.arguments ?? [];
  const missing = specs.find((spec, at) => spec.optional !== true && given[at] === undefined);
  if (missing !== undefined) {
    throw usage(say('usage.missing-argument', { argument: missing.name }), missing.name, command);
  }
  const extra = specs.at(-1)?.many === true ? undefined : given[specs.length];
  if (extra !== undefined) throw usage(say('usage.extra-argument', { argument: extra }), extra, command);
  for (const [at, { of, name }] of specs.entries()) {
    const value = given[at];
    if (of === undefined || value === undefined || of.includes(value)) continue;
    const suggestion = nearest(value, of);
    const problem = say('usage.not-a-choice', { option: name, value, choices: of.join(', ') });
    throw usage(problem, name, command, suggestion);
  }
}

function valuesOf(
  command: CommandSpec,
  options: readonly RawOption[],
  positionals: readonly string[],
  { say, standing }: Grammar,
): Values {
  // The union that split the words may have kept another command's option of the same name.
  const own = [...COMMON_OPTIONS, ...(command.options ?? [])];
  const given = options.map(({ spec, value }) => ({
    spec: own.find((option) => option.name === spec.name) ?? spec,
    value,
  }));
  try {
    return readValues(given, command.arguments ?? [], positionals, standing);
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error;
    throw usage(say(error.key, error.data), error.data['option'] ?? null, command);
  }
}
