import type { RehearsalView } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import { mappingTypeOf, MAPPING_ARGUMENTS } from './mapping-argument.ts';
import { chosenStream } from './stream-choice.ts';

/** What one mapping would have changed in the last days; saves nothing. */
export const mappingsRehearse: CommandSpec = {
  words: 'mappings rehearse',
  arguments: MAPPING_ARGUMENTS,
  options: [OPTIONS.stream, OPTIONS.from, OPTIONS.days],
  access: 'read',
  async run(context) {
    const { ask, values } = context;
    const rehearsal = await ask('mappings.rehearse', {
      stream: await chosenStream(context),
      rows: [
        {
          type: mappingTypeOf(values),
          key: values.argument('KEY') ?? '',
          value: values.argument('VALUE') ?? '',
        },
      ],
      from: values.text('from'),
      days: values.integer('days'),
    });
    return { document: { rehearsal }, text: () => textOf(rehearsal, context) };
  },
};

function textOf({ from, to, digests, accounts, days, cost }: RehearsalView, context: Context): string {
  const { say, columns } = context;
  const title = `${say('rehearsal.title', { from, to, digests })}\n`;
  if (accounts.length + cost.length === 0) return `${title}${say('rehearsal.same')}\n`;
  const spec = [
    { header: say('column.date') },
    { header: say('column.location'), flexible: true },
    { header: say('column.account'), flexible: true },
    { header: say('column.before'), align: 'right' },
    { header: say('column.after'), align: 'right' },
    { header: say('column.difference'), align: 'right' },
  ] as const;
  const row = (date: string, location: string, line: RehearsalView['accounts'][number]) => [
    date,
    location,
    `${line.account} ${line.name}`,
    line.before,
    line.after,
    line.difference,
  ];
  const rows = [
    ...accounts.map((line) => row(say('rehearsal.all'), '', line)),
    ...days.flatMap((day) => day.accounts.map((line) => row(day.date, day.location, line))),
  ];
  const costs = cost.map((change) => `${say(`rehearsal.${change.purpose}`, change)}\n`);
  return [title, rows.length === 0 ? '' : renderTable(spec, rows, columns), ...costs].join('');
}
