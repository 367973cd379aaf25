import type { JournalRowState, PosJournal } from '../actions/mappings/journal.ts';
import type { JournalRowView, Responses } from '../../src-shared/ipc/contract.ts';
import type { AccountNumber } from '../../src-shared/model/index.ts';

type NamedAccount = NonNullable<JournalRowView['base']>;

/** The POS journal as its editor shows it. */
export function posJournalView({ categories, chart }: PosJournal): Responses['mappings.journal'] {
  const names = new Map(chart.map(({ number, name }) => [number, name]));
  const named = (number: AccountNumber): NamedAccount => ({ number, name: names.get(number) ?? '' });
  return {
    categories: categories.map(({ category, rows }) => ({
      id: category,
      rows: rows.map((state) => rowView(state, named)),
    })),
  };
}

function rowView(
  { row, mapping, base, from, branches, details, unmapped }: JournalRowState,
  named: (number: AccountNumber) => NamedAccount,
): JournalRowView {
  return {
    number: row.number,
    id: row.id,
    side: row.side,
    detail: row.detail,
    details: mapping.details,
    role: row.role,
    own: mapping.account === null ? null : named(mapping.account),
    base: base === null ? null : named(base),
    from,
    branch: mapping.branch,
    branches: branches.map((branch) => ({ ...branch, account: named(branch.account) })),
    accounts: details.map(({ detail, account }) => ({ detail, account: named(account) })),
    unmapped,
  };
}
