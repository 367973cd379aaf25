import type { RequestInput } from '../../../../src-shared/ipc/contract.ts';
import { type OptionSpec, OPTIONS } from '../options.ts';
import type { Values } from '../values.ts';

/** Options that choose digests. */
export const DIGEST_FILTER_OPTIONS: readonly OptionSpec[] = [
  OPTIONS.stream,
  OPTIONS.from,
  OPTIONS.to,
  OPTIONS.location,
];

/** Which digests are meant; all where nothing is said. */
export function digestFilter(
  values: Values,
): Pick<RequestInput<'digests.list'>, 'stream' | 'location' | 'from' | 'to'> {
  return {
    stream: values.text('stream'),
    location: values.text('location'),
    from: values.text('from'),
    to: values.text('to'),
  };
}
