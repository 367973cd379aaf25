import type { CommandSpec } from '../command.ts';
import { allPages } from '../pages.ts';
import { renderTable } from '../render.ts';
import { reasonView } from '../views/reason.ts';
import { DIGEST_FILTER_OPTIONS, digestFilter } from './digest-filter.ts';

/** Everything that is kept out of the books, with why and what to do. */
export const holdsList: CommandSpec = {
  words: 'holds list',
  options: DIGEST_FILTER_OPTIONS,
  access: 'read',
  async run(context) {
    const { say, texts, columns } = context;
    const rows = await allPages(context, 'holds.list', digestFilter(context.values), (page) => page.holds);
    const holds = rows.map((hold) => ({ ...hold, reason: reasonView(hold.reason, texts) }));
    const spec = [
      { header: say('column.date') },
      { header: say('column.location'), flexible: true },
      { header: say('column.kind'), flexible: true },
      { header: say('column.number') },
      { header: say('column.amount'), align: 'right' },
      { header: say('column.reason'), flexible: true },
    ] as const;
    return {
      document: { holds },
      text: () =>
        holds.length === 0
          ? `${say('holds.none')}\n`
          : renderTable(
              spec,
              holds.map((hold) => [
                hold.date,
                hold.location,
                hold.kind,
                hold.number,
                hold.amount,
                hold.reason.cause,
              ]),
              columns,
            ),
    };
  },
};
