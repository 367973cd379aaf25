import type { FindingView } from '../../../../src-shared/ipc/contract.ts';
import type { Say } from '../command.ts';

/** What may be missing of a day, in words. */
export function findingText(finding: FindingView, say: Say): string {
  const { kind, register, from, to, count, explained } = finding;
  const till = register === null ? '' : ` ${say('completeness.at', { register })}`;
  const single = kind === 'numbers' && count === 1 ? 'number' : kind;
  const what = say(`completeness.${single}`, { from: from ?? '', to: to ?? '', count });
  const text = `${what}${till}`;
  return explained === null ? text : say('completeness.explained', { text, reason: explained });
}
