import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { reportFile } from './report-file.ts';
import { trialBalance } from './trial-balance.ts';

/** As `books trial-balance`, and as a spreadsheet. */
export const reportsTrialBalance: CommandSpec = {
  words: 'reports trial-balance',
  options: [OPTIONS.books, OPTIONS.asOf, OPTIONS.tableFormat, OPTIONS.out],
  access: 'read',
  async run(context) {
    const { values } = context;
    const input = { books: values.text('books'), asOf: values.text('as-of') };
    return (await reportFile(context, { report: 'trial-balance', ...input })) ?? trialBalance.run(context);
  },
};
