import type { Locator } from 'vitest/browser';
import { MappingsScreen } from '../../../src-renderer/features/mappings/mappings-screen.tsx';
import { type Answers, fakeBridge, renderScreen } from '../support/index.ts';
import { aJournal } from './a-journal.ts';
import { ANSWERS } from './some-mappings.ts';

const TIPS = { detail: 'Tips', suggestion: '2200' };
const MILK = { detail: 'Milk', suggestion: '6100' };

/** Some rows and one whole category: with all of them each step would take long. */
const SOME: ReadonlySet<string> = new Set([
  'sales.revenue',
  'sales.discount',
  'sales.tender',
  'pay-outs.expense',
  'gift-cards.expiry',
  'remittance.rounding',
]);

const WHOLE = aJournal({
  'sales.revenue': {
    branches: [
      { location: 'KL', department: 'KL', account: { number: '4000-KL', name: 'Sales KL' } },
      { location: 'PG', department: 'PG', account: { number: '4000-PG', name: 'Sales PG' } },
      { location: 'JB', department: 'JB', account: { number: '4000-JB', name: 'Sales JB' } },
    ],
    unmapped: [{ detail: 'Coffee', suggestion: '4000' }],
  },
  'pay-outs.expense': { unmapped: [MILK, TIPS] },
});

const JOURNAL = {
  categories: WHOLE.categories.map(({ id, rows }) => ({
    id,
    rows: id === 'returns' ? rows : rows.filter((row) => SOME.has(row.id)),
  })),
};

const PROBLEMS = [
  {
    problem: 'undecided',
    type: 'journal-detail',
    key: 'pay-outs.expense:Milk',
    account: null,
    from: '2026-11-22',
    needed: true,
  },
  {
    problem: 'undecided',
    type: 'payment-method',
    key: 'Boost',
    account: null,
    from: '2026-11-22',
    needed: true,
  },
  {
    problem: 'no-account',
    type: 'journal-row',
    key: 'gift-cards.expiry',
    account: null,
    from: '2026-11-22',
    needed: false,
  },
] as const;

/** The POS journal with a detail that a row asks for, and three things that are missing. */
export async function openJournal(more: Answers = {}, scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({
    ...ANSWERS,
    'mappings.journal': JOURNAL,
    'mappings.validate': { problems: [...PROBLEMS] },
    ...more,
  });
  const rendered = await renderScreen(<MappingsScreen />, {
    bridge,
    path: '/streams/Bangsar/mappings/journal',
    route: '/streams/:name/mappings/:section',
    scheme,
  });
  const { screen } = rendered;
  const account = (name: string) =>
    screen.getByRole('combobox', { name: `Account for ${name}`, exact: true });
  const line = (name: string) => screen.getByRole('row', { name, exact: true });
  const pick = async (field: Locator, option: RegExp) => {
    await field.click();
    await screen.getByRole('option', { name: option }).click();
  };
  const saved = () => bridge.inputsOf('mappings.set-many').flatMap(({ rows }) => rows);
  return { bridge, account, line, pick, saved, ...rendered };
}
