import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import { mappingLines } from '../views/mapping-value.ts';
import { STREAM_ARGUMENT, chosenStream } from './stream-choice.ts';

/** A stream's mappings, what is unmapped first. */
export const mappingsList: CommandSpec = {
  words: 'mappings list',
  arguments: [STREAM_ARGUMENT],
  options: [OPTIONS.stream],
  access: 'read',
  async run(context) {
    const { ask, say, columns } = context;
    const { mappings } = await ask('mappings.list', { stream: await chosenStream(context) });
    const spec = [
      { header: say('column.type') },
      { header: say('column.key'), flexible: true },
      { header: say('column.value'), flexible: true },
      { header: say('column.from') },
      { header: say('column.origin') },
    ] as const;
    return {
      document: { mappings },
      text: () =>
        renderTable(
          spec,
          mappings.flatMap((row) => {
            const [first = '', ...more] = mappingLines(row, say);
            const rest = more.map((text) => ['', '', text, '', '']);
            return [[row.type, row.key, first, row.from ?? '', row.origin], ...rest];
          }),
          columns,
        ),
    };
  },
};
