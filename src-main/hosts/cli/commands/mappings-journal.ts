import type { CommandSpec, Say } from '../command.ts';
import type { JournalRowView } from '../../../../src-shared/ipc/contract.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import { STREAM_ARGUMENT, chosenStream } from './stream-choice.ts';

/** The POS journal of a stream: its rows with their accounts, branches and details. */
export const mappingsJournal: CommandSpec = {
  words: 'mappings journal',
  arguments: [STREAM_ARGUMENT],
  options: [OPTIONS.stream],
  access: 'read',
  async run(context) {
    const { ask, say, columns } = context;
    const { categories } = await ask('mappings.journal', { stream: await chosenStream(context) });
    const spec = [
      { header: say('column.number') },
      { header: say('column.row'), flexible: true },
      { header: say('column.side') },
      { header: say('column.account'), flexible: true },
      { header: say('column.details'), flexible: true },
      { header: say('column.branch'), flexible: true },
    ] as const;
    const rows = categories.flatMap((category) => category.rows.flatMap((row) => linesOf(row, say)));
    return { document: { categories }, text: () => renderTable(spec, rows, columns) };
  },
};

/** The row, then a line for each detail that has an account or was seen without one. */
function linesOf(row: JournalRowView, say: Say): readonly (readonly string[])[] {
  const { number, id, side, base, detail, details, branch, branches, accounts, unmapped } = row;
  const first = [
    number,
    id,
    say(`journal-row.${side}`),
    base === null ? '-' : accountText(base),
    detail === null ? '' : say('journal-row.details', { detail, use: say(`journal-row.details-${details}`) }),
    branch ? [say('yes'), ...branches.map(({ account }) => account.number)].join(' ') : '',
  ];
  const waiting = details === 'required' ? unmapped : [];
  return [
    first,
    ...accounts.map(({ detail: name, account }) => ['', `  ${name}`, '', accountText(account), '', '']),
    ...waiting.map(({ detail: name, suggestion }) => [
      '',
      `  ${name}`,
      '',
      say('journal-row.unmapped', { suggestion }),
      '',
      '',
    ]),
  ];
}

function accountText({ number, name }: { readonly number: string; readonly name: string }): string {
  return name === '' ? number : `${number} ${name}`;
}
