import { fillText } from '../../platform/index.ts';
import { parseCommandLine } from './args.ts';
import type { CommandSpec, ExitCode, Say, World } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { exitCodeOf, failureLines, failureOf, failureText } from './failures.ts';
import { commandHelp, programHelp } from './help.ts';
import { openSession } from './session.ts';
import { showOutcome } from './show.ts';
import type { Values } from './values.ts';

/** Runs one command line from its words to its exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], world: World): Promise<ExitCode> {
  const json = asksForJson(argv);
  const say: Say = (key, data = {}) => fillText(world.texts.cli[key] ?? key, data);
  try {
    const request = parseCommandLine(argv, { commands: COMMANDS, say, standing: world.standing });
    switch (request.kind) {
      case 'version':
        await print({ version: world.version }, say('version', { version: world.version }), json, world);
        return 0;
      case 'help': {
        const { command } = request;
        const text = command === null ? programHelp(COMMANDS, say) : commandHelp(command, say);
        await print({ help: text }, text, json, world);
        return 0;
      }
      case 'run':
        return await perform(request.command, request.values, world, say);
    }
  } catch (error) {
    const value = failureOf(error, world.keepDefect);
    if (json) await world.stdout.write(`${JSON.stringify({ error: failureText(value, world.texts) })}\n`);
    else await world.stderr.write(failureLines(value, world.texts, say));
    return exitCodeOf(value);
  }
}

async function perform(command: CommandSpec, values: Values, world: World, say: Say): Promise<ExitCode> {
  const session = openSession(command, values, world);
  try {
    const outcome = await command.run({
      values,
      texts: world.texts,
      say,
      world,
      ledger: session.ledger,
      columns: world.stdout.columns,
      ask: session.ask,
    });
    await showOutcome(outcome, values.flag('json') === true, world, say);
    return 'needsPerson' in outcome && (outcome.needsPerson ?? false) ? 1 : 0;
  } finally {
    await session.close();
  }
}

async function print(document: unknown, text: string, json: boolean, world: World): Promise<void> {
  await world.stdout.write(`${json ? JSON.stringify(document) : text.trimEnd()}\n`);
}

/** Also when the rest of the line cannot be read: whoever reads the answer expects JSON. */
function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes('--json');
}
