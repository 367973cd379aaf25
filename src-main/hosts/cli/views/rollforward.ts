import type { RollForwardView } from '../../../../src-shared/ipc/contract.ts';
import { SUBLEDGER_MOVEMENTS } from '../../../../src-shared/model/index.ts';
import type { Context } from '../command.ts';
import { type TableColumn, renderTable } from '../render.ts';

type View = Pick<Context, 'say' | 'columns'>;
type Day = RollForwardView['days'][number];

/** One sub-ledger: the days on which something moved, what is missing, and whether it ties. */
export function rollForwardText(view: RollForwardView, context: View): string {
  const { say } = context;
  const { ledger, books, currency, days, accounts, ties } = view;
  const title = say('reports.rollforward', { name: say(`subledger.${ledger}`), books, currency });
  const last = days.at(-1);
  const untied = days.filter((day) => !day.ties).length;
  const verdict = ties
    ? say('reports.ties', { accounts: accounts.join(', '), balance: last?.control ?? '' })
    : say('reports.days-differ', { accounts: accounts.join(', '), count: untied });
  const moved = days.filter((day) => !isQuiet(day));
  return [
    `${title}\n`,
    moved.length === 0 ? `${say('reports.nothing-moved')}\n` : daysTable(moved, context),
    ...(view.missing.length === 0 ? [] : [missingTable(view, context)]),
    `${verdict}\n`,
  ].join('\n');
}

/** Nobody reads a line for a day on which nothing happened and nothing is wrong. */
function isQuiet(day: Day): boolean {
  return day.ties && SUBLEDGER_MOVEMENTS.every((movement) => isNothing(day.movements[movement]));
}

function isNothing(amount: string): boolean {
  return !/[1-9]/u.test(amount);
}

function daysTable(days: readonly Day[], { say, columns }: View): string {
  const used = SUBLEDGER_MOVEMENTS.filter((movement) =>
    days.some((day) => !isNothing(day.movements[movement])),
  );
  const shared = days.some((day) => !isNothing(day.others));
  const spec: readonly TableColumn[] = [
    { header: say('column.date') },
    { header: say('column.opening'), align: 'right' },
    ...used.map((movement): TableColumn => ({ header: say(`movement.${movement}`), align: 'right' })),
    { header: say('column.closing'), align: 'right' },
    { header: say('column.control'), align: 'right' },
    ...(shared ? [{ header: say('column.others'), align: 'right' } as const] : []),
    { header: say('column.ties') },
  ];
  const rows = days.map((day) => [
    day.date,
    day.opening,
    ...used.map((movement) => day.movements[movement]),
    day.closing,
    day.control,
    ...(shared ? [day.others] : []),
    say(day.ties ? 'yes' : 'no'),
  ]);
  return renderTable(spec, rows, columns);
}

function missingTable({ missing }: RollForwardView, { say, columns }: View): string {
  const spec = [
    { header: say('column.date') },
    { header: say('column.subject'), flexible: true },
    { header: say('column.movement') },
    { header: say('column.document'), flexible: true },
    { header: say('column.amount'), align: 'right' },
  ] as const;
  const rows = missing.map((row) => [
    row.date,
    row.subject,
    say(`movement.${row.movement}`),
    row.document,
    row.amount,
  ]);
  return `${say('reports.opening-missing')}\n\n${renderTable(spec, rows, columns)}`;
}
