import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { digestTable } from '../views/digest-table.ts';
import { needsPerson, runSummary, runView } from '../views/run-summary.ts';
import { trialBalanceDocument, trialBalanceTable } from '../views/trial-balance.ts';
import { unreadFiles } from '../views/unread-files.ts';

/** The sample store's days, from its tills to the books. */
export const demo: CommandSpec = {
  words: 'demo',
  options: [OPTIONS.seed, OPTIONS.until, OPTIONS.days],
  access: 'temporary',
  stoppable: true,
  async run(context) {
    const { ask, values, say, texts, ledger } = context;
    const { stream, books, run } = await ask('demo.run', {
      seed: values.integer('seed'),
      until: values.text('until'),
      days: values.integer('days'),
    });
    const digests = await allPages(context, 'digests.list', { stream }, (page) => page.digests);
    const trialBalance = await ask('books.trial-balance', { books });
    const unread = await unreadFiles(run.attention, context);
    const kept = values.text('ledger') !== undefined;
    return {
      document: { digests, trialBalance: trialBalanceDocument(trialBalance), run: runView(run, texts) },
      needsPerson: needsPerson(run),
      text: () =>
        [
          digestTable(digests, context),
          trialBalanceTable(trialBalance, context),
          runSummary(run, unread, context),
          say(kept ? 'demo.kept' : 'demo.temporary', { ledger }),
          '',
        ].join('\n'),
    };
  },
};
