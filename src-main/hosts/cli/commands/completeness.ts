import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context, Say } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';

type Days = Responses['completeness.list']['days'];
type Finding = Days[number]['findings'][number];

/** What may be missing of the tills, day by day; explained ones and whole days with `--details`. */
export const completeness: CommandSpec = {
  words: 'completeness',
  options: [OPTIONS.stream, OPTIONS.location, OPTIONS.from, OPTIONS.to, OPTIONS.details],
  access: 'read',
  async run(context) {
    const { ask, values } = context;
    const all = values.flag('details') === true;
    const found = await ask('completeness.list', {
      stream: values.text('stream'),
      location: values.text('location'),
      from: values.text('from'),
      to: values.text('to'),
      only: all ? 'all' : 'missing',
    });
    const isMissing = found.days.some((day) => day.findings.some(({ explained }) => explained === null));
    return { document: found, text: () => textOf(found, context), needsPerson: isMissing };
  },
};

function textOf({ from, to, days }: Responses['completeness.list'], { say, columns }: Context): string {
  if (days.length === 0) return `${say('completeness.none', { from, to })}\n`;
  const spec = [
    { header: say('column.date') },
    { header: say('column.stream') },
    { header: say('column.location') },
    { header: say('column.there'), align: 'right' },
    { header: say('column.expected'), align: 'right' },
    { header: say('column.missing'), flexible: true },
  ] as const;
  const rows = days.map((day) => [
    day.date,
    day.stream,
    day.location,
    String(day.there),
    String(day.expected),
    day.findings.map((finding) => findingText(finding, say)).join('; '),
  ]);
  return `${renderTable(spec, rows, columns)}\n`;
}

function findingText(finding: Finding, say: Say): string {
  const { kind, register, from, to, count, explained } = finding;
  const till = register === null ? '' : ` ${say('completeness.at', { register })}`;
  const single = kind === 'numbers' && count === 1 ? 'number' : kind;
  const what = say(`completeness.${single}`, { from: from ?? '', to: to ?? '', count });
  const text = `${what}${till}`;
  return explained === null ? text : say('completeness.explained', { text, reason: explained });
}
