import type { Say } from '../../i18n/index.ts';
import type { DetailRow, JournalLine, JournalSection } from './journal-lines.ts';

/** A line that a search has found. */
export interface FoundLine {
  readonly line: JournalLine;
  /** The details that were found when the line itself was not: then only these are shown. */
  readonly only: readonly DetailRow[] | null;
}

export interface FoundSection {
  readonly id: JournalSection['id'];
  readonly lines: readonly FoundLine[];
}

/** The lines that have the text in their number, words, accounts or details; categories without one are left out. */
export function journalSearch(
  sections: readonly JournalSection[],
  search: string,
  words: { readonly say: Say; readonly labelOf: (account: string) => string },
): readonly FoundSection[] {
  const wanted = search.trim().toLowerCase();
  return sections
    .map(({ id, lines }) => ({ id, lines: lines.flatMap((line) => find(line, wanted, words)) }))
    .filter(({ lines }) => lines.length > 0);
}

function find(
  line: JournalLine,
  wanted: string,
  { say, labelOf }: Parameters<typeof journalSearch>[2],
): readonly FoundLine[] {
  if (wanted === '') return [{ line, only: null }];
  const { state, saved, roleAccount, details } = line;
  const account = saved.account ?? roleAccount;
  const own = [
    state.number,
    say(`row.${state.id}`),
    say(`row.${state.id}.text`),
    say(`side.${state.side}`),
    account === null ? '' : labelOf(account),
    ...state.branches.map((branch) => branch.account.number),
  ].join(' ');
  if (own.toLowerCase().includes(wanted)) return [{ line, only: null }];
  const found = details.filter(({ name, present }) =>
    `${name} ${present.value === '' ? '' : labelOf(present.value)}`.toLowerCase().includes(wanted),
  );
  return found.length > 0 ? [{ line, only: found }] : [];
}
