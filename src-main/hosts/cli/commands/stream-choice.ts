import { ExpectedFailure } from '../../../../src-shared/model/index.ts';
import type { Context } from '../command.ts';
import type { ArgumentSpec } from '../options.ts';

/** A stream's name as an argument; `--stream` says the same. */
export const STREAM_ARGUMENT: ArgumentSpec = { name: 'STREAM', optional: true };

/**
 * The stream that is meant: named, or the only one there is.
 * @throws ExpectedFailure stream-choice-needed
 */
export async function chosenStream({ values, ask }: Pick<Context, 'values' | 'ask'>): Promise<string> {
  const named = values.argument('STREAM') ?? values.text('stream');
  if (named !== undefined) return named;
  const { streams } = await ask('streams.list', {});
  const [only, ...others] = streams.map(({ name }) => name);
  if (only !== undefined && others.length === 0) return only;
  const names = streams.map(({ name }) => name).join(', ');
  throw new ExpectedFailure('stream-choice-needed', { where: '--stream', data: { names } });
}
