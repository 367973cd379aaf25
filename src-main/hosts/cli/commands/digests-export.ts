import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { DIGEST_FILTER_OPTIONS, digestFilter } from './digest-filter.ts';

/** The digest list as a spreadsheet; its format follows the file's name when it is not said. */
export const digestsExport: CommandSpec = {
  words: 'digests export',
  options: [OPTIONS.tableFormat, OPTIONS.out, ...DIGEST_FILTER_OPTIONS],
  access: 'read',
  async run({ ask, values }) {
    const out = values.text('out');
    const wanted = values.text('format') ?? (out?.toLowerCase().endsWith('.xlsx') === true ? 'xlsx' : 'csv');
    const format = wanted === 'xlsx' ? 'xlsx' : 'csv';
    return { file: await ask('digests.export', { ...digestFilter(values), format }), out };
  },
};
