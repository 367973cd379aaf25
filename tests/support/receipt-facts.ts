import type { ChangeFact } from '../../src-shared/model/index.ts';

/** What a receipt says as the till has it, as one side of a difference. */
export function said(text: string): readonly ChangeFact[] {
  return [{ fact: 'text', data: { text } }];
}
