import type { DigestView } from '../../../../src-shared/ipc/contract.ts';
import type { Context } from '../command.ts';
import { renderTable } from '../render.ts';

/** Digests with what came of each. The id comes last: it is long, and only the next command wants it. */
export function digestTable(
  digests: readonly DigestView[],
  { say, columns }: Pick<Context, 'say' | 'columns'>,
): string {
  if (digests.length === 0) return `${say('digests.none')}\n`;
  const spec = [
    { header: say('column.date') },
    { header: say('column.location'), flexible: true },
    { header: say('column.status') },
    { header: say('column.amount'), align: 'right' },
    { header: say('column.posted'), align: 'right' },
    { header: say('column.waiting'), align: 'right' },
    { header: say('column.held'), align: 'right' },
    { header: say('column.documents'), flexible: true },
    { header: say('column.id'), flexible: true },
  ] as const;
  const rows = digests.map((digest) => [
    digest.date,
    digest.location,
    digest.status,
    digest.amount,
    digest.posted,
    digest.waiting,
    digest.held,
    documentsOf(digest),
    digest.id,
  ]);
  return renderTable(spec, rows, columns);
}

/** The first invoice, and how many other documents there are. */
function documentsOf({ documents: [first], documentCount }: DigestView): string {
  if (first === undefined) return '';
  return documentCount === 1 ? first.number : `${first.number} +${documentCount - 1}`;
}
