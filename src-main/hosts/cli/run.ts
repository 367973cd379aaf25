import { fillText } from '../../platform/index.ts';
import { parseCommandLine } from './args.ts';
import type { CommandSpec, Context, ExitCode, Outcome, Say, World } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { exitCodeOf, failureLines, failureOf, failureText } from './failures.ts';
import { commandHelp, programHelp } from './help.ts';
import { chooseByCount } from './plural.ts';
import { openSession } from './session.ts';
import { showOutcome } from './show.ts';
import type { Values } from './values.ts';

/** Runs one command line from its words to its exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], world: World): Promise<ExitCode> {
  const json = asksForJson(argv);
  const say: Say = (key, data = {}) => fillText(chooseByCount(world.texts.cli[key] ?? key, data), data);
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
  const stopping = new AbortController();
  const release = command.stoppable === true ? world.onInterrupt(stopNow) : () => {};
  function stopNow(): void {
    stopping.abort();
    void world.stderr.write(`\n${say('stopping')}\n`);
  }
  const session = openSession(command, values, world, stopping.signal);
  try {
    const outcome = await outcomeOf(
      command,
      {
        values,
        texts: world.texts,
        say,
        world,
        ledger: session.ledger,
        columns: world.stdout.columns,
        ask: session.ask,
      },
      stopping.signal,
    );
    const json = values.flag('json') === true;
    if (stopping.signal.aborted && 'document' in outcome) {
      await showOutcome(asStopped(outcome), json, world, say);
      const sentence = say(session.temporary ? 'stopped.temporary' : 'stopped');
      await (json ? world.stderr : world.stdout).write(`${sentence}\n`);
      return 3;
    }
    await showOutcome(outcome, json, world, say);
    return 'needsPerson' in outcome && (outcome.needsPerson ?? false) ? 1 : 0;
  } finally {
    try {
      await session.close();
    } finally {
      release();
    }
  }
}

/** What a command came to; nothing, where it was stopped before it could tell. */
async function outcomeOf(command: CommandSpec, context: Context, signal: AbortSignal): Promise<Outcome> {
  try {
    return await command.run(context);
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    return { document: {}, text: () => '' };
  }
}

/** A script must be able to tell a part from the whole. */
function asStopped(outcome: Extract<Outcome, { readonly document: unknown }>): Outcome {
  const { document, text } = outcome;
  return { document: { ...(document as object), stopped: true }, text };
}

async function print(document: unknown, text: string, json: boolean, world: World): Promise<void> {
  await world.stdout.write(`${json ? JSON.stringify(document) : text.trimEnd()}\n`);
}

/** Also when the rest of the line cannot be read: whoever reads the answer expects JSON. */
function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes('--json');
}
