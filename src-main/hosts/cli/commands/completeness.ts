import { isShortEnough, MAX_COMPLETENESS_DAYS } from '../../../../src-shared/ipc/completeness.ts';
import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import { isBusinessDate } from '../../../../src-shared/time/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { renderTable } from '../render.ts';
import { usage } from '../usage.ts';
import type { Values } from '../values.ts';
import { findingText } from '../views/finding.ts';

type List = Responses['completeness.list'];

/** What may be missing from the tills, day by day; explained ones and whole days with `--all`. */
export const completeness: CommandSpec = {
  words: 'completeness',
  options: [OPTIONS.stream, OPTIONS.location, OPTIONS.from, OPTIONS.to, OPTIONS.all],
  access: 'read',
  async run(context) {
    const { values, say } = context;
    const range = { from: dateOf(values, 'from'), to: dateOf(values, 'to') };
    if (!isShortEnough(range)) {
      throw usage(say('completeness.range', { max: MAX_COMPLETENESS_DAYS }), '--from', completeness);
    }
    let first: List | null = null;
    const days = await allPages(
      context,
      'completeness.list',
      {
        stream: values.text('stream'),
        location: values.text('location'),
        ...range,
        only: values.flag('all') === true ? 'all' : 'missing',
      },
      (page) => {
        first ??= page;
        return page.days;
      },
    );
    const { from, to, open, total } = present(first);
    const found = { from, to, open, locations: total.value, days: days.toSorted(byDate) };
    return {
      document: found,
      text: () => textOf(found, context),
      // Of what was never read nothing can be said: no job may take that for whole days.
      needsPerson: open > 0 || found.locations === 0,
    };
  },
};

/** The parser has looked at it already. */
function dateOf(values: Values, option: 'from' | 'to') {
  const text = values.text(option);
  return text !== undefined && isBusinessDate(text) ? text : undefined;
}

function present(list: List | null): List {
  if (list === null) throw new RangeError('The days were read without a page');
  return list;
}

function byDate(a: List['days'][number], b: List['days'][number]): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

function textOf(
  found: Pick<List, 'from' | 'to' | 'days'> & { readonly locations: number },
  { say, columns }: Context,
): string {
  const { from, to, days, locations } = found;
  if (locations === 0) return `${say('completeness.nothing-read', { from, to })}\n`;
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
