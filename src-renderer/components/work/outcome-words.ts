import { useCallback } from 'react';
import {
  type ActionResultView,
  type DeliveryCounts,
  requests,
  type Responses,
  type SyncRun,
  type TaskChannel,
  type TaskView,
} from '../../../src-shared/ipc/contract.ts';
import { assertNever } from '../../../src-shared/model/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** What a task that is done came to, in one line. Empty for one that is not done. */
export function useOutcomeWords(): (task: TaskView) => string {
  const say = useTexts('work');
  return useCallback((task) => outcomeWords(task, say), [say]);
}

function outcomeWords(task: TaskView, say: Say): string {
  const { channel } = task;
  switch (channel) {
    case 'sync.run':
    case 'demo.run': {
      const run = resultOf(task, channel)?.run;
      return run === undefined ? '' : runWords(run, say);
    }
    case 'digests.post': {
      const result = resultOf(task, channel);
      return result === null ? '' : postWords(result, say);
    }
    case 'status.refresh': {
      const result = resultOf(task, channel);
      if (result === null) return '';
      const words = deliveryWords(result.deliveries, say).filter(Boolean);
      return words.length === 0 ? say('refresh.none') : words.join(' ');
    }
    case 'digests.settle-changes': {
      const result = resultOf(task, channel);
      return result === null ? '' : settledWords(result, say);
    }
    case 'status.verify': {
      const result = resultOf(task, channel);
      if (result === null) return '';
      return say(result.quarantine === null ? 'verify.same' : 'verify.differs');
    }
    case 'books.process':
    case 'books.activate':
    case 'books.make-normal': {
      const result = resultOf(task, channel);
      return result === null ? '' : actedWords(result, say);
    }
    case 'ledger.check': {
      const problems = resultOf(task, channel)?.problems.length;
      if (problems === undefined) return '';
      return problems === 0 ? say('check.fine') : say('check.problems', { count: problems });
    }
    case 'mappings.rehearse': {
      const accounts = resultOf(task, channel)?.accounts.length;
      if (accounts === undefined) return '';
      return accounts === 0 ? say('rehearsal.same') : say('rehearsal.differs', { count: accounts });
    }
    case 'ledger.backup': {
      const file = resultOf(task, channel)?.file;
      return file === undefined ? '' : say('backup.done', { file });
    }
    default:
      return assertNever(channel);
  }
}

/** The result of a task of this channel that is done; null when it is not, or not understood. */
function resultOf<C extends TaskChannel>({ outcome }: TaskView, channel: C): Responses[C] | null {
  if (outcome?.ok !== true) return null;
  const parsed = requests[channel].output.safeParse(outcome.value);
  return parsed.success ? (parsed.data as Responses[C]) : null;
}

function runWords({ documents, digests, deliveries }: SyncRun, say: Say): string {
  return [
    // Rows that nobody could read are news, too.
    documents.new + documents.changed + documents.rejected === 0 ? say('run.nothing-new') : '',
    documents.new > 0 ? say('run.new', { count: documents.new }) : '',
    documents.changed > 0 ? say('run.changed', { count: documents.changed }) : '',
    documents.rejected > 0 ? say('run.rejected', { count: documents.rejected }) : '',
    digests.built > 0 ? say('run.digests', { count: digests.built }) : '',
    ...deliveryWords(deliveries, say),
  ]
    .filter(Boolean)
    .join(' ');
}

function postWords({ posted, notReady, deliveries }: Responses['digests.post'], say: Say): string {
  return [
    say('post.posted', { count: posted }),
    notReady > 0 ? say('post.not-ready', { count: notReady }) : '',
    ...deliveryWords(deliveries, say),
  ]
    .filter(Boolean)
    .join(' ');
}

function settledWords(result: Responses['digests.settle-changes'], say: Say): string {
  const { settled, refused, documents, deliveries } = result;
  const left = refused.reduce((all, { count }) => all + count, 0);
  return [
    say('settle.settled', { count: settled }),
    left > 0 ? say('settle.left', { count: left }) : '',
    documents.length > 0 ? say('settle.documents', { count: documents.length }) : '',
    ...deliveryWords(deliveries, say),
  ]
    .filter(Boolean)
    .join(' ');
}

function actedWords({ done, refused }: ActionResultView, say: Say): string {
  return [
    say('acted.done', { count: done.length }),
    refused.length > 0 ? say('acted.refused', { count: refused.length }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function deliveryWords({ succeeded, failed, held, waiting }: DeliveryCounts, say: Say): readonly string[] {
  return [
    succeeded > 0 ? say('run.delivered', { count: succeeded }) : '',
    failed + held > 0 ? say('run.failed', { count: failed + held }) : '',
    waiting > 0 ? say('run.waiting', { count: waiting }) : '',
  ];
}

/** How many things a finished task has left for a person. */
export function needsPerson(task: TaskView): number {
  const { channel } = task;
  if (channel === 'sync.run' || channel === 'demo.run')
    return resultOf(task, channel)?.run.attention.length ?? 0;
  if (channel === 'digests.post' || channel === 'digests.settle-changes')
    return resultOf(task, channel)?.attention.length ?? 0;
  return 0;
}
