import type { CommandSpec, Say } from './command.ts';
import { type ArgumentSpec, COMMON_OPTIONS, type OptionSpec, placeholderOf } from './options.ts';

/** All commands with what they do. */
export function programHelp(commands: readonly CommandSpec[], say: Say): string {
  const rows = commands.map((command) => [
    [command.words, ...(command.arguments ?? []).map(argumentText)].join(' '),
    say(`command.${command.words}`),
  ]);
  const common = COMMON_OPTIONS.map((option) => [optionText(option), say(`option.${option.name}`)]);
  return [
    say('help.program'),
    '',
    say('help.commands'),
    ...aligned(rows),
    '',
    say('help.everywhere'),
    ...aligned(common),
    '',
    say('help.exit-codes'),
  ].join('\n');
}

/** One command with its arguments and options. */
export function commandHelp(command: CommandSpec, say: Say): string {
  const args = command.arguments ?? [];
  const options = [...(command.options ?? []), ...COMMON_OPTIONS];
  const usage = ['daybook', command.words, ...args.map(argumentText), `[${say('help.options')}]`].join(' ');
  return [
    usage,
    '',
    say(`command.${command.words}`),
    '',
    ...aligned([
      ...args.map((spec) => [spec.name, say(`argument.${spec.name}`)]),
      ...options.map((option) => [optionText(option), say(`option.${option.name}`)]),
    ]),
  ].join('\n');
}

function argumentText({ name, optional, many }: ArgumentSpec): string {
  const text = `${name}${many === true ? '…' : ''}`;
  return optional === true ? `[${text}]` : text;
}

function optionText(option: OptionSpec): string {
  const placeholder = placeholderOf(option);
  const negatable = option.is === 'flag' && option.negatable === true;
  return `--${negatable ? '[no-]' : ''}${option.name}${placeholder === null ? '' : ` ${placeholder}`}`;
}

/** Longer terms push their text to the next line instead of every other text to the right. */
const MAX_TERM_CHARS = 34;

function aligned(rows: readonly (readonly string[])[]): string[] {
  const terms = rows.map(([term = '']) => term.length).filter((length) => length <= MAX_TERM_CHARS);
  const width = Math.max(...terms);
  return rows.map(([term = '', text = '']) =>
    term.length <= width ? `  ${term.padEnd(width)}  ${text}` : `  ${term}\n  ${' '.repeat(width)}  ${text}`,
  );
}
