import type { z } from 'zod';
import type { rehearsalView } from '../../../src-shared/ipc/rehearsal.ts';

type RehearsalView = z.input<typeof rehearsalView>;

const CASH = {
  account: '1010',
  name: 'Cash on hand',
  before: '120.00',
  after: '20.00',
  difference: '-100.00',
};
const CARDS = {
  account: '1110',
  name: 'Card clearing',
  before: '0.00',
  after: '100.00',
  difference: '100.00',
};

/** Cash goes to another account: two days differ, the entries of the second are listed. */
export function aRehearsal(parts: Partial<RehearsalView> = {}): RehearsalView {
  return {
    currency: 'MYR',
    from: '2026-11-08',
    to: '2026-11-21',
    digests: 28,
    accounts: [CASH, CARDS],
    days: [
      {
        date: '2026-11-20',
        location: 'KL',
        posted: true,
        accounts: [
          { ...CASH, difference: '-60.00' },
          { ...CARDS, difference: '60.00' },
        ],
      },
      {
        date: '2026-11-21',
        location: 'KL',
        posted: false,
        accounts: [
          { ...CASH, difference: '-40.00' },
          { ...CARDS, difference: '40.00' },
        ],
      },
    ],
    held: [{ code: 'tender-unmapped', before: 3, after: 0 }],
    cost: [{ purpose: 'inventory', before: '1010', after: '1110', documents: 2 }],
    entries: [anEntry('before', '1010', 'Cash on hand'), anEntry('after', '1110', 'Card clearing')],
    more: 4,
    ...parts,
  };
}

function anEntry(side: 'before' | 'after', account: string, name: string): RehearsalView['entries'][number] {
  return {
    side,
    date: '2026-11-21',
    location: 'KL',
    type: 'invoice',
    narration: 'Sales of KL, 21 Nov 2026',
    lines: [
      { account, name, debit: '40.00', credit: '0.00', memo: 'Cash' },
      { account: '4000', name: 'Sales', debit: '0.00', credit: '40.00', memo: '' },
    ],
  };
}
