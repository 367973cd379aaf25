import type { RollForwardView } from '../../../../src-shared/ipc/contract.ts';
import { SUBLEDGERS } from '../../../../src-shared/model/index.ts';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { usage } from '../usage.ts';
import { rollForwardText } from '../views/rollforward.ts';
import { reportFile } from './report-file.ts';

/** What is owed to or by the shop, day by day, beside the ledger; all sub-ledgers unless one is named. */
export const reportsRollforward: CommandSpec = {
  words: 'reports rollforward',
  arguments: [{ name: 'SUBLEDGER', optional: true, of: SUBLEDGERS }],
  options: [OPTIONS.books, OPTIONS.from, OPTIONS.to, OPTIONS.tableFormat, OPTIONS.out],
  access: 'read',
  async run(context) {
    const { ask, values, say } = context;
    const named = SUBLEDGERS.find((ledger) => ledger === values.argument('SUBLEDGER'));
    const input = { books: values.text('books'), from: values.text('from'), to: values.text('to') };
    if (named === undefined && (values.text('out') ?? values.text('format')) !== undefined) {
      throw usage(say('usage.missing-argument', { argument: 'SUBLEDGER' }), 'SUBLEDGER', reportsRollforward);
    }
    if (named !== undefined) {
      const file = await reportFile(context, { report: 'rollforward', ledger: named, ...input });
      if (file !== null) return file;
    }
    const views: RollForwardView[] = [];
    for (const ledger of named === undefined ? SUBLEDGERS : [named]) {
      views.push(await ask('reports.rollforward', { ...input, ledger }));
    }
    const ties = views.every((view) => view.ties);
    return {
      document: { ties, rollforwards: views },
      text: () => views.map((view) => rollForwardText(view, context)).join('\n'),
      needsPerson: !ties,
    };
  },
};
