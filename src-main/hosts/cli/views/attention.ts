import { type Attention, failure } from '../../../../src-shared/model/index.ts';
import type { Texts } from '../../../platform/index.ts';
import type { Context } from '../command.ts';
import { failureText } from '../failures.ts';
import { reasonView } from './reason.ts';
import type { UnreadFiles } from './unread-files.ts';

/** Kinds that no version posts yet wait for a newer Daybook, not for a person. */
const WAITS_FOR_DAYBOOK = 'kind-not-posted-yet';

/** Whether anything on the list needs a person. */
export function somebodyMustLook(attention: readonly Attention[]): boolean {
  return attention.some((item) => item.kind !== 'held' || item.code !== WAITS_FOR_DAYBOOK);
}

/** As `--json` prints it: failures in words. */
export function attentionViews(attention: readonly Attention[], texts: Texts): readonly unknown[] {
  return attention.map((item) => {
    switch (item.kind) {
      case 'failed':
      case 'undelivered':
      case 'unsettled':
        return { ...item, failure: reasonView(item.failure, texts) };
      case 'held': {
        const { cause, cure } = failureText(failure(item.code), texts);
        return { ...item, cause, cure };
      }
      case 'unmapped':
      case 'rejected':
      case 'changed':
      case 'incomplete':
        return item;
    }
  });
}

/** A line for each, empty when nobody needs to look at anything. */
export function attentionLines(
  attention: readonly Attention[],
  unread: UnreadFiles,
  { say, texts }: Pick<Context, 'say' | 'texts'>,
): string {
  if (attention.length === 0) return '';
  const lines = attention.map((item) => `  ${mark(item)} ${line(item, unread, say, texts)}\n`);
  return `\n${say(somebodyMustLook(attention) ? 'attention.title' : 'attention.note')}\n${lines.join('')}`;
}

function mark(item: Attention): string {
  return somebodyMustLook([item]) ? '!' : '-';
}

function line(item: Attention, unread: UnreadFiles, say: Context['say'], texts: Texts): string {
  switch (item.kind) {
    case 'unmapped':
      return say('attention.unmapped', item);
    case 'rejected': {
      const reason = unread.get(item.import);
      if (reason === undefined) return say('attention.rejected', item);
      return say('attention.unread', { stream: item.stream, file: item.file, reason });
    }
    case 'held': {
      const { cause, cure } = failureText(failure(item.code), texts);
      return say('attention.held', { stream: item.stream, count: item.count, cause, cure });
    }
    case 'changed':
      return say('attention.changed', item);
    case 'incomplete':
      return say('attention.incomplete', item);
    case 'unsettled': {
      const { cause, cure } = failureText(item.failure, texts);
      const more = item.days > 1 ? say('attention.more-days', { days: item.days - 1 }) : undefined;
      const { stream, location, date, digest, documents } = item;
      return say('attention.unsettled', { stream, location, date, digest, documents, more, cause, cure });
    }
    case 'undelivered': {
      const { cause, cure } = failureText(item.failure, texts);
      return say('attention.undelivered', { stream: item.stream, number: item.number, cause, cure });
    }
    case 'failed': {
      const { cause, cure } = failureText(item.failure, texts);
      return say('attention.failed', { stream: item.stream, cause, cure });
    }
  }
}
