import type { CommandSpec } from '../command.ts';
import { renderTable } from '../render.ts';

/** What each stream does by itself: when it runs next, and what the last run came to. */
export const schedule: CommandSpec = {
  words: 'schedule',
  access: 'read',
  async run({ ask, say, columns }) {
    const { jobs } = await ask('schedule.list', {});
    const spec = [
      { header: say('column.stream'), flexible: true },
      { header: say('column.job') },
      { header: say('column.next-run') },
      { header: say('column.last-run') },
      { header: say('column.outcome') },
    ] as const;
    const rows = jobs.map((row) => [
      row.stream,
      say(`schedule.job.${row.job}`),
      [row.nextRunAt, row.whyNot === null ? null : say(`schedule.why-not.${row.whyNot}`)]
        .filter((part) => part !== null)
        .join(' '),
      row.lastRunAt ?? '-',
      row.lastOutcome === null ? '-' : say(`schedule.outcome.${row.lastOutcome}`),
    ]);
    return {
      document: { jobs },
      text: () => `${renderTable(spec, rows, columns)}\n${say('schedule.needs-daybook')}\n`,
    };
  },
};
