import type { ImportView } from '../../../../src-shared/ipc/contract.ts';
import {
  type Attention,
  ExpectedFailure,
  type Rejection,
  type RejectionCode,
} from '../../../../src-shared/model/index.ts';
import { explainRejection } from '../../../platform/index.ts';
import type { Context } from '../command.ts';

/** Imports of files that were not read at all, with why. */
export type UnreadFiles = ReadonlyMap<string, string>;

/** What is wrong with a file, not with a row of it. */
const OF_A_FILE: ReadonlySet<RejectionCode> = new Set<RejectionCode>([
  'file-empty',
  'file-header-only',
  'file-not-readable',
  'file-not-a-spreadsheet',
  'file-encrypted',
  'file-too-large',
  'file-encoding-unknown',
  'column-missing',
]);

/** Whether nothing of a file could be read: then there is no row to speak of. */
export function isUnread(view: Pick<ImportView, 'documents'>, rejections: readonly Rejection[]): boolean {
  const { documents } = view;
  if (documents.new + documents.changed + documents.unchanged > 0) return false;
  return rejections.length > 0 && rejections.every(({ code }) => OF_A_FILE.has(code));
}

/** Asks for the files among a run's rejections that were not read at all. A script gets codes instead. */
export async function unreadFiles(
  attention: readonly Attention[],
  { ask, values, texts }: Pick<Context, 'ask' | 'values' | 'texts'>,
): Promise<UnreadFiles> {
  const unread = new Map<string, string>();
  if (values.flag('json') === true) return unread;
  for (const item of attention) {
    if (item.kind !== 'rejected') continue;
    try {
      const page = await ask('imports.show', { id: item.import });
      const [first] = page.rejections;
      if (first === undefined || !isUnread(page.import, page.rejections)) continue;
      const column = first.code === 'column-missing' ? first.column : null;
      const reason = explainRejection(first.code, texts);
      unread.set(item.import, column === null ? reason : `${column}: ${reason}`);
    } catch (error) {
      // The sentence for rows will do: a run is never lost over its words.
      if (!(error instanceof ExpectedFailure)) throw error;
    }
  }
  return unread;
}
