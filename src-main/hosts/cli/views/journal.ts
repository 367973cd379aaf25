import type { JournalLineView, JournalView } from '../../../../src-shared/ipc/contract.ts';
import type { Context } from '../command.ts';
import { type TableColumn, printable, renderTable } from '../render.ts';

type View = Pick<Context, 'say' | 'columns'>;

/** Entries, each with its lines. */
export function journalTable(
  entries: readonly (Pick<JournalView, 'date' | 'narration' | 'lines'> & { readonly document?: string })[],
  view: View,
): string {
  if (entries.length === 0) return `${view.say('journal.none')}\n`;
  return entries
    .map(({ date, narration, document, lines }) => {
      const head = [date, document ?? '', narration].filter((part) => part !== '').join('  ');
      return `${printable(head)}\n${linesTable(lines, view)}`;
    })
    .join('\n');
}

function linesTable(lines: readonly JournalLineView[], { say, columns }: View): string {
  const spec: readonly TableColumn[] = [
    { header: say('column.account') },
    { header: say('column.name'), flexible: true },
    { header: say('column.debit'), align: 'right' },
    { header: say('column.credit'), align: 'right' },
    { header: say('column.memo'), flexible: true },
  ];
  const rows = lines.map((line) => [line.account, line.name, line.debit, line.credit, line.memo]);
  return renderTable(spec, rows, columns);
}
