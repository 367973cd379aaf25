import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import type { Context } from '../command.ts';

type Quarantine = Responses['status.panel']['quarantined'][number];

/** What differs is listed in this order: the worst first. */
const DIFFERING = ['different', 'missing', 'unknownHere'] as const;

/** What comparing books with the ledger has found, a line each, with the numbers to look up there. */
export function findingLines(
  findings: NonNullable<Quarantine['findings']>,
  numbers: Quarantine['numbers'],
  say: Context['say'],
): readonly string[] {
  return [
    say('status.finding.same', { count: findings.same }),
    ...DIFFERING.filter((finding) => findings[finding] > 0).map((finding) =>
      say(`status.finding.${finding}`, {
        count: findings[finding],
        numbers: listed(numbers[finding], findings[finding], say),
      }),
    ),
  ].map((line) => `  ${line}`);
}

/** The ledger keeps the first few numbers; the rest is counted, so that the list does not look whole. */
function listed(numbers: readonly string[], count: number, say: Context['say']): string {
  const rest = count - numbers.length;
  const more = rest > 0 ? [say('status.finding.more', { count: rest })] : [];
  return [...numbers, ...more].join(', ');
}
