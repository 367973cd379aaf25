import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import { type BusinessDate, isBusinessDate } from '../../../../src-shared/time/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { printable } from '../render.ts';
import { usage } from '../usage.ts';
import { findingText } from '../views/finding.ts';

type Day = Responses['completeness.list']['days'][number];

/** Keeps a person's word why what may be missing of days is not. */
export const completenessExplain: CommandSpec = {
  words: 'completeness explain',
  arguments: [{ name: 'DATE', many: true }],
  options: [OPTIONS.stream, OPTIONS.location, OPTIONS.reason],
  access: 'write',
  async run(context) {
    const { ask, values, say } = context;
    const reason = values.text('reason');
    if (reason === undefined) {
      const option = '--reason';
      throw usage(say('usage.option-needed', { option }), option, completenessExplain);
    }
    // All of them are looked at before the first is explained: a wrong one must not leave half of it done.
    const open: Day[] = [];
    for (const date of new Set(datesOf(context))) open.push(...(await openDays(date, context)));
    const days: Day[] = [];
    for (const { stream, location, date, findings } of open) {
      const explained = await ask('completeness.explain', {
        stream,
        location,
        date,
        findings: findings.map(({ id }) => id),
        reason,
      });
      days.push(explained.day);
    }
    return { document: { days }, text: () => open.map((day) => dayText(day, say)).join('') };
  },
};

function datesOf({ values, say }: Context): readonly BusinessDate[] {
  return values.rest('DATE').map((value) => {
    if (isBusinessDate(value)) return value;
    throw usage(say('usage.not-a-date', { option: 'DATE', value }), 'DATE', completenessExplain);
  });
}

/** The locations' days of a date with what nobody has explained yet. */
async function openDays(date: BusinessDate, context: Context): Promise<readonly Day[]> {
  const { values, say } = context;
  const days = await allPages(
    context,
    'completeness.list',
    {
      stream: values.text('stream'),
      location: values.text('location'),
      from: date,
      to: date,
      only: 'missing',
    },
    (page) => page.days,
  );
  if (days.length === 0) throw usage(say('completeness.nothing-open', { date }), 'DATE', completenessExplain);
  return days.map((day) => ({ ...day, findings: day.findings.filter((one) => one.explained === null) }));
}

function dayText({ date, location, findings }: Day, say: Context['say']): string {
  const what = findings.map((finding) => findingText(finding, say)).join('; ');
  return `${printable(say('completeness.done', { date, location, what }))}\n`;
}
