import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import type { Texts } from '../../../platform/index.ts';
import type { Context } from '../command.ts';
import { type ReasonView, reasonView } from './reason.ts';

type Refusal = Responses['digests.settle-changes']['refused'][number];

/** Documents that stay as they are, with the reason in words. */
export type RefusalWords = Omit<Refusal, 'failure'> & { readonly failure: ReasonView };

export function refusalWords({ failure, ...refusal }: Refusal, texts: Texts): RefusalWords {
  return { ...refusal, failure: reasonView(failure, texts) };
}

/** A line for each reason, with the numbers of the receipts. */
export function refusalLines(
  refusals: readonly RefusalWords[],
  { say }: Pick<Context, 'say'>,
): readonly string[] {
  return refusals.map(({ count, numbers, failure: { cause, cure } }) => {
    const more = count > numbers.length ? count - numbers.length : undefined;
    return `  ${say('changes.left', { count, numbers: numbers.join(', '), more, cause, cure })}`;
  });
}
