import type { CompleteDayView, FindingView } from '../../../src-shared/ipc/contract.ts';
import type { Say } from '../../i18n/index.ts';

/** What may be missing, in words. */
export function findingText({ kind, register, from, to, count }: FindingView, say: Say): string {
  const single = kind === 'numbers' && count === 1 ? 'number' : kind;
  const text = say(`finding.${single}`, { from: from ?? '', to: to ?? '', count });
  return register === null ? text : say('finding.of-till', { text, register });
}

export function openFindings({ findings }: CompleteDayView): readonly FindingView[] {
  return findings.filter(({ explained }) => explained === null);
}

/** How much of a day is there, in whole percent; never 100 while something is missing. */
export function percentOf(day: CompleteDayView): number {
  const { there, expected, findings } = day;
  const isSilent = findings.some(({ kind, explained }) => kind === 'silent' && explained === null);
  if (isSilent) return 0;
  const percent = expected === 0 ? 100 : Math.floor((there * 100) / expected);
  return openFindings(day).length > 0 ? Math.min(99, percent) : percent;
}
