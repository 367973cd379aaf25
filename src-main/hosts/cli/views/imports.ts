import type { ImportView } from '../../../../src-shared/ipc/contract.ts';
import type { Rejection } from '../../../../src-shared/model/index.ts';
import type { Context } from '../command.ts';
import { printable, renderTable } from '../render.ts';
import { isUnread } from './unread-files.ts';

type View = Pick<Context, 'say' | 'columns'>;

export function importTable(imports: readonly ImportView[], { say, columns }: View): string {
  if (imports.length === 0) return `${say('imports.none')}\n`;
  const spec = [
    { header: say('column.file'), flexible: true },
    { header: say('column.stream'), flexible: true },
    { header: say('column.state') },
    { header: say('column.new'), align: 'right' },
    { header: say('column.changed'), align: 'right' },
    { header: say('column.unchanged'), align: 'right' },
    { header: say('column.rejected'), align: 'right' },
    { header: say('column.id'), flexible: true },
  ] as const;
  const rows = imports.map(({ file, stream, state, documents, id }) => {
    const counts = [documents.new, documents.changed, documents.unchanged, documents.rejected];
    return [file, stream, state, ...counts.map(String), id];
  });
  return renderTable(spec, rows, columns);
}

/** One import with its remarks and its rejected rows. */
export function importDetail(
  view: Omit<ImportView, 'notices'> & { readonly notices: readonly { readonly text: string }[] },
  rejections: readonly (Rejection & { readonly reason: string })[],
  { say, columns }: View,
): string {
  const summary = isUnread(view, rejections)
    ? say('imports.unread')
    : say('run.documents', { ...view.documents });
  const head = [
    `${printable(view.file)}: ${summary}`,
    ...view.notices.map(({ text }) => `- ${printable(text)}`),
  ].join('\n');
  if (rejections.length === 0) return `${head}\n`;
  const spec = [
    { header: say('column.line'), align: 'right' },
    { header: say('column.column'), flexible: true },
    { header: say('column.value'), flexible: true },
    { header: say('column.reason'), flexible: true },
  ] as const;
  const rows = rejections.map((row) => [String(row.line), row.column ?? '', row.value ?? '', row.reason]);
  return `${head}\n\n${renderTable(spec, rows, columns)}`;
}
