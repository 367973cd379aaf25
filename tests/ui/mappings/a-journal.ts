import type { z } from 'zod';
import type { journalRowView } from '../../../src-shared/ipc/mappings.ts';
import {
  JOURNAL_CATEGORIES,
  JOURNAL_ROWS,
  type JournalRow,
  type JournalRowId,
} from '../../../src-shared/model/index.ts';

type JournalRowView = z.input<typeof journalRowView>;

const ROLES: Readonly<Record<string, { readonly number: string; readonly name: string }>> = {
  revenue: { number: '4000', name: 'Sales' },
  discount: { number: '4200', name: 'Discounts' },
  'pay-out': { number: '6100', name: 'Petty expenses' },
};

/** The POS journal as it is shipped, with what a test wants different. */
export function aJournal(parts: Partial<Record<JournalRowId, Partial<JournalRowView>>> = {}) {
  const rows: readonly JournalRow[] = JOURNAL_ROWS;
  return {
    categories: JOURNAL_CATEGORIES.map((id) => ({
      id,
      rows: rows
        .filter(({ category }) => category === id)
        .map((row) => ({ ...shipped(row), ...parts[row.id] })),
    })),
  };
}

function shipped({ number, id, side, detail, role }: JournalRow): JournalRowView {
  const base = role === null ? null : (ROLES[role] ?? { number: '1010', name: 'Cash on hand' });
  return {
    number,
    id,
    side,
    detail,
    details: id === 'pay-outs.expense' ? 'required' : role === null ? 'optional' : 'off',
    role,
    own: null,
    base: role === 'gift-card-expiry' ? null : base,
    from: null,
    branch: false,
    branches: [],
    accounts: [],
    unmapped: [],
  };
}
