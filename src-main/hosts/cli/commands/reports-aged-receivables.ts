import type { AgedReceivablesView } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import { balanceAsked } from './asked.ts';
import { reportFile } from './report-file.ts';

/** What customers owe, by age. */
export const reportsAgedReceivables: CommandSpec = {
  words: 'reports aged-receivables',
  options: [OPTIONS.books, OPTIONS.asOf, OPTIONS.tableFormat, OPTIONS.out],
  access: 'read',
  async run(context) {
    const { ask } = context;
    const input = balanceAsked(context);
    const file = await reportFile(context, { report: 'aged-receivables', ...input });
    if (file !== null) return file;
    const view = await ask('reports.aged-receivables', input);
    return { document: view, text: () => agedText(view, context), needsPerson: !view.ties };
  },
};

function agedText(view: AgedReceivablesView, { say, columns }: Context): string {
  const { books, currency, asOf, rows, totals, control, ties } = view;
  const spec = [
    { header: say('column.code') },
    { header: say('column.name'), flexible: true },
    { header: say('column.current'), align: 'right' },
    { header: say('column.days30'), align: 'right' },
    { header: say('column.days60'), align: 'right' },
    { header: say('column.days90'), align: 'right' },
    { header: say('column.older'), align: 'right' },
    { header: say('column.unapplied'), align: 'right' },
    { header: say('column.total'), align: 'right' },
  ] as const;
  const cells = (row: AgedReceivablesView['totals']): readonly string[] => [
    row.current,
    row.days30,
    row.days60,
    row.days90,
    row.older,
    row.unapplied,
    row.total,
  ];
  const lines = rows.map((row) => [row.code, row.name, ...cells(row)]);
  const total = ['', say('trial-balance.total'), ...cells(totals)];
  const accounts = control.accounts.join(', ');
  return [
    `${say('reports.aged', { books, currency, asOf })}\n`,
    renderTable(spec, [...lines, total], columns),
    `${say(ties ? 'reports.ties' : 'reports.differs', { accounts, balance: control.balance })}\n`,
  ].join('\n');
}
