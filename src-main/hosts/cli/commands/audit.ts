import type { RequestInput, Responses } from '../../../../src-shared/ipc/contract.ts';
import { AUDIT_ACTORS, AUDIT_GROUPS } from '../../../../src-shared/model/index.ts';
import {
  changesLine,
  explainAction,
  explainChanges,
  explainDetail,
} from '../../../../src-shared/text/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import type { Values } from '../values.ts';

type Entry = Responses['audit.list']['entries'][number];

/** Shown on the terminal; a file has all of them. */
const MAX_SHOWN = 1_000;

const WRITING = {
  locale: 'en-GB',
  // As the moments of the entries themselves.
  zone: 'UTC',
  money: (amount: string, currency: string): string => `${amount} ${currency}`,
};

/** What was done, by whom, and what it changed, newest first; with `--out` as a file. */
export const audit: CommandSpec = {
  words: 'audit',
  options: [
    OPTIONS.from,
    OPTIONS.to,
    OPTIONS.auditGroup,
    OPTIONS.who,
    OPTIONS.subject,
    OPTIONS.search,
    OPTIONS.tableFormat,
    OPTIONS.out,
  ],
  access: 'read',
  async run(context) {
    const { ask, values } = context;
    const filter = filterOf(values);
    const out = values.text('out');
    const format = values.text('format');
    if (out !== undefined || format !== undefined) {
      const wanted = format ?? (out?.toLowerCase().endsWith('.xlsx') === true ? 'xlsx' : 'csv');
      return {
        file: await ask('audit.export', { ...filter, format: wanted === 'xlsx' ? 'xlsx' : 'csv' }),
        out,
      };
    }
    const entries: Entry[] = [];
    let cursor: string | null = null;
    do {
      const page: Responses['audit.list'] = await ask('audit.list', { ...filter, cursor });
      entries.push(...page.entries);
      cursor = page.next;
    } while (cursor !== null && entries.length < MAX_SHOWN);
    return {
      document: { entries, more: cursor !== null },
      text: () => textOf(entries, cursor !== null, context),
    };
  },
};

function filterOf(values: Values): RequestInput<'audit.list'> {
  const group = AUDIT_GROUPS.find((known) => known === values.text('group'));
  const who = AUDIT_ACTORS.find((known) => known === values.text('who'));
  return {
    from: values.text('from'),
    to: values.text('to'),
    subject: values.text('subject'),
    search: values.text('search'),
    ...(group === undefined ? {} : { group }),
    ...(who === undefined ? {} : { who }),
  };
}

function textOf(entries: readonly Entry[], isCut: boolean, { say, columns, texts }: Context): string {
  if (entries.length === 0) return `${say('audit.none')}\n`;
  const spec = [
    { header: say('column.when') },
    { header: say('column.who') },
    { header: say('column.what') },
    { header: say('column.acted-on'), flexible: true },
    { header: say('column.changes'), flexible: true },
  ] as const;
  const rows = entries.map((entry) => [
    entry.at,
    say(`who.${entry.who}`),
    explainAction(entry.action, texts),
    subjectOf(entry, texts),
    changesLine(explainChanges(entry.action, entry.changes, texts, WRITING), texts),
  ]);
  const more = isCut ? `${say('audit.more', { rows: entries.length })}\n` : '';
  return `${renderTable(spec, rows, columns)}\n${more}`;
}

function subjectOf({ subject }: Entry, texts: Context['texts']): string {
  const { name, stream, books } = subject;
  return [name, explainDetail(subject, texts), stream === name ? null : stream, books === name ? null : books]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}
