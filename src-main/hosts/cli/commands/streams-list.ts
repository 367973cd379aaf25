import type { CommandSpec } from '../command.ts';
import { renderTable } from '../render.ts';

/** All streams. */
export const streamsList: CommandSpec = {
  words: 'streams list',
  access: 'read',
  async run({ ask, say, columns }) {
    const { streams } = await ask('streams.list', {});
    return {
      document: { streams },
      text: () =>
        streams.length === 0
          ? `${say('streams.none')}\n`
          : renderTable(
              [
                { header: say('column.name'), flexible: true },
                { header: say('column.provider') },
                { header: say('column.books'), flexible: true },
                { header: say('column.currency') },
                { header: say('column.status') },
                { header: say('column.folder'), flexible: true },
              ],
              streams.map((stream) => [
                stream.name,
                stream.provider,
                stream.books,
                stream.currency,
                stream.status,
                stream.folder ?? '',
              ]),
              columns,
            ),
    };
  },
};
