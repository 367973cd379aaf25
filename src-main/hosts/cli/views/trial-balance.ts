import type { TrialBalanceView } from '../../../../src-shared/ipc/contract.ts';
import type { Context } from '../command.ts';
import { renderTable } from '../render.ts';

/** As `--json` prints it. */
export function trialBalanceDocument({
  currency,
  rows,
  totals,
}: TrialBalanceView): Omit<TrialBalanceView, 'books'> {
  return { currency, rows, totals };
}

export function trialBalanceTable(
  { books, currency, rows, totals }: TrialBalanceView,
  { say, columns }: Pick<Context, 'say' | 'columns'>,
): string {
  const spec = [
    { header: say('column.account') },
    { header: say('column.name'), flexible: true },
    { header: say('column.type') },
    { header: say('column.debit'), align: 'right' },
    { header: say('column.credit'), align: 'right' },
  ] as const;
  const lines = rows.map((row) => [row.account, row.name, row.type, row.debit, row.credit]);
  const total = ['', say('trial-balance.total'), '', totals.debit, totals.credit];
  return `${say('trial-balance.title', { books, currency })}\n\n${renderTable(spec, [...lines, total], columns)}`;
}
