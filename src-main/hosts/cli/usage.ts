import { ExpectedFailure, type FailureData } from '../../../src-shared/model/index.ts';

/** A failure of the person's line, with where to read how it is written. */
export function usage(
  problem: string,
  where: string | null,
  command: { readonly words?: string },
  suggestion?: string,
): ExpectedFailure {
  const data: FailureData = {
    problem,
    ...(command.words === undefined ? {} : { command: command.words }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
  return new ExpectedFailure('bad-usage', where === null ? { data } : { where, data });
}
