import path from 'node:path';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { needsPerson, runSummary, runView } from '../views/run-summary.ts';
import { unreadFiles } from '../views/unread-files.ts';

/** Pulls, consolidates and posts. Files may follow `--file` in one go, as a shell expands `*.csv`. */
export const sync: CommandSpec = {
  words: 'sync',
  arguments: [{ name: 'FILE', optional: true, many: true }],
  options: [OPTIONS.stream, OPTIONS.from, OPTIONS.to, OPTIONS.file],
  access: 'write',
  stoppable: true,
  async run(context) {
    const { ask, values, texts, world } = context;
    const more = values.rest('FILE').map((file) => path.resolve(world.standing, file));
    const files = [...values.list('file'), ...more];
    const { run } = await ask('sync.run', {
      stream: values.text('stream'),
      from: values.text('from'),
      to: values.text('to'),
      files: files.length === 0 ? undefined : files,
      by: 'command-line',
    });
    const unread = await unreadFiles(run.attention, context);
    return {
      document: { run: runView(run, texts) },
      needsPerson: needsPerson(run),
      text: () => runSummary(run, unread, context),
    };
  },
};
