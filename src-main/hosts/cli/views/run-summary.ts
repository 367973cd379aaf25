import type { SyncResult } from '../../../../src-shared/ipc/contract.ts';
import type { Texts } from '../../../platform/index.ts';
import type { Context } from '../command.ts';
import { attentionLines, attentionViews, somebodyMustLook } from './attention.ts';
import type { UnreadFiles } from './unread-files.ts';

type Run = SyncResult['run'];

/** Whether a run leaves something that a person must look at: exit code 1. */
export function needsPerson({ documents, deliveries, attention }: Run): boolean {
  return (
    documents.rejected > 0 || deliveries.failed > 0 || deliveries.held > 0 || somebodyMustLook(attention)
  );
}

/** As `--json` prints it. */
export function runView(run: Run, texts: Texts): unknown {
  return { ...run, attention: attentionViews(run.attention, texts) };
}

/** What a run did, in a few lines. */
export function runSummary(run: Run, unread: UnreadFiles, context: Pick<Context, 'say' | 'texts'>): string {
  const { say } = context;
  const ofFiles = run.attention.reduce(
    (sum, item) => sum + (item.kind === 'rejected' && unread.has(item.import) ? item.rows : 0),
    0,
  );
  const rejected = run.documents.rejected - ofFiles;
  const lines = [
    say('run.documents', { ...run.documents, rejected }),
    ...(unread.size === 0 ? [] : [say('run.unread', { files: unread.size })]),
    say('run.digests', run.digests),
    say('run.deliveries', { ...run.deliveries }),
  ];
  return `${lines.join('\n')}\n${attentionLines(run.attention, unread, context)}`;
}
