import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { balanceAsked } from './asked.ts';
import { reportFile } from './report-file.ts';
import { trialBalance } from './trial-balance.ts';

/** As `books trial-balance`, and as a spreadsheet. */
export const reportsTrialBalance: CommandSpec = {
  words: 'reports trial-balance',
  options: [OPTIONS.books, OPTIONS.asOf, OPTIONS.tableFormat, OPTIONS.out],
  access: 'read',
  async run(context) {
    const file = await reportFile(context, { report: 'trial-balance', ...balanceAsked(context) });
    return file ?? trialBalance.run(context);
  },
};
