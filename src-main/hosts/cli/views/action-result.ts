import type { ActionResultView } from '../../../../src-shared/ipc/contract.ts';
import type { Context, Outcome } from '../command.ts';
import { failureText } from '../failures.ts';
import { reasonView } from './reason.ts';

/** What came of doing something with documents: what each made, and why others were refused. */
export function actionOutcome(
  { done, refused }: ActionResultView,
  { say, texts }: Pick<Context, 'say' | 'texts'>,
): Outcome {
  return {
    document: {
      done,
      refused: refused.map(({ number, failure }) => ({ number, failure: reasonView(failure, texts) })),
    },
    needsPerson: refused.length > 0,
    text: () => {
      const lines = done.map(({ number, state, made }) =>
        say('actions.done', {
          number,
          state: say(`open-state.${state}`),
          made: made.map((each) => each.number).join(', '),
        }),
      );
      const problems = refused.map(({ failure }) => {
        const { cause, cure } = failureText(failure, texts);
        return `  ! ${cause} ${cure}`;
      });
      return `${[say('actions.count', { count: done.length }), ...lines, ...problems].join('\n')}\n`;
    },
  };
}
