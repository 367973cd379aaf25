import type { Failure, FailureData } from '../../../../src-shared/model/index.ts';
import type { Texts } from '../../../platform/index.ts';
import { type FailureText, failureText } from '../failures.ts';

/** Why something is held, in words, with what a script may want of it (such as the difference). */
export interface ReasonView extends FailureText {
  readonly data: FailureData;
}

export function reasonView(reason: Failure, texts: Texts): ReasonView {
  return { ...failureText(reason, texts), data: reason.data };
}
