import { movementsOf, type RehearsedDay, type Rehearsal } from '../actions/mappings/rehearse.ts';
import type { Draft } from '../core/ports/index.ts';
import type { RehearsalView } from '../../src-shared/ipc/contract.ts';
import type { Account, AccountNumber, Entry, FailureCode } from '../../src-shared/model/index.ts';
import { type CurrencyCode, formatMinor, minor } from '../../src-shared/money/index.ts';
import { accountNames, entryLineViews } from './entry-view.ts';

/** A person looks at some of them; the figures by account and day are whole. */
const MAX_ENTRIES = 200;

type Differences = RehearsalView['accounts'];

interface Shown {
  readonly chart: readonly Account[];
  readonly names: ReadonlyMap<AccountNumber, string>;
  readonly currency: CurrencyCode;
}

/** A rehearsal in figures: what differs, account by account and day by day. */
export function rehearsalView({ use, days, chart }: Rehearsal): RehearsalView {
  const shown: Shown = { chart, names: accountNames(chart), currency: use.books.currency };
  const all = {
    before: days.flatMap(({ before }) => before.drafts),
    after: days.flatMap(({ after }) => after.drafts),
  };
  const entries = days.flatMap((day) => changedEntries(day, shown));
  return {
    currency: shown.currency,
    from: days[0]?.date ?? null,
    to: days.at(-1)?.date ?? null,
    digests: days.length,
    accounts: differences(all.before, all.after, shown),
    days: days.flatMap(({ date, location, posted, before, after }) => {
      const accounts = differences(before.drafts, after.drafts, shown);
      return accounts.length === 0 ? [] : [{ date, location, posted, accounts }];
    }),
    held: heldOf(days),
    cost: costOf(all.before, all.after),
    entries: entries.slice(0, MAX_ENTRIES),
    more: Math.max(0, entries.length - MAX_ENTRIES),
  };
}

function differences(
  before: readonly Draft[],
  after: readonly Draft[],
  { names, currency }: Shown,
): Differences {
  const [were, are] = [movementsOf(before), movementsOf(after)];
  const money = (sum: number): string => formatMinor(minor(sum), currency);
  return [...new Set([...were.keys(), ...are.keys()])].toSorted().flatMap((account) => {
    const [was, is] = [were.get(account) ?? 0, are.get(account) ?? 0];
    if (was === is) return [];
    const name = names.get(account) ?? '';
    return [{ account, name, before: money(was), after: money(is), difference: money(is - was) }];
  });
}

function heldOf(days: readonly RehearsedDay[]): RehearsalView['held'] {
  const counts = new Map<FailureCode, { before: number; after: number }>();
  for (const { before, after } of days) {
    for (const [side, { held }] of [
      ['before', before],
      ['after', after],
    ] as const) {
      for (const [code, count] of held) {
        const known = counts.get(code) ?? { before: 0, after: 0 };
        counts.set(code, { ...known, [side]: known[side] + count });
      }
    }
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ code, ...count }));
}

const PURPOSES = [
  ['inventory', 'inventory'],
  ['cost-of-goods', 'costOfGoods'],
  ['cost-adjustment', 'costAdjustment'],
] as const;

/** Documents by their key: the key of a document does not depend on how it is mapped. */
function costOf(before: readonly Draft[], after: readonly Draft[]): RehearsalView['cost'] {
  const were = new Map(before.map((draft) => [draft.key, draft]));
  const changes = new Map<string, RehearsalView['cost'][number]>();
  for (const draft of after) {
    const was = were.get(draft.key);
    if (was === undefined || !('stockAccounts' in was) || !('stockAccounts' in draft)) continue;
    for (const [purpose, field] of PURPOSES) {
      const [from, to] = [was.stockAccounts[field], draft.stockAccounts[field]];
      if (from === to) continue;
      const key = `${purpose}/${from}/${to}`;
      const documents = (changes.get(key)?.documents ?? 0) + 1;
      changes.set(key, { purpose, before: from, after: to, documents });
    }
  }
  return [...changes.values()];
}

/** The entries of each document that are on one side only, those of before first. */
function changedEntries(
  { location, before, after }: RehearsedDay,
  { chart, currency }: Shown,
): RehearsalView['entries'] {
  const [were, are] = [byKey(before.drafts), byKey(after.drafts)];
  const onlyIn = (side: 'before' | 'after', key: string): RehearsalView['entries'] => {
    const [draft, other] = side === 'before' ? [were.get(key), are.get(key)] : [are.get(key), were.get(key)];
    if (draft === undefined) return [];
    const there = new Set(other?.entries.map(textOf));
    return draft.entries
      .filter((entry) => !there.has(textOf(entry)))
      .map(({ date, narration, lines }) => ({
        side,
        date,
        location,
        type: draft.type,
        narration,
        lines: entryLineViews(lines.map(signed), chart, currency),
      }));
  };
  const keys = new Set([...were.keys(), ...are.keys()]);
  return [...keys].flatMap((key) => [...onlyIn('before', key), ...onlyIn('after', key)]);
}

function byKey(drafts: readonly Draft[]): ReadonlyMap<string, Draft> {
  return new Map(drafts.map((draft) => [draft.key, draft]));
}

function signed({ account, side, amount, memo }: Entry['lines'][number]) {
  return { account, memo, amount: side === 'debit' ? amount : -amount };
}

/** Equal entries have equal texts. */
function textOf({ date, narration, lines }: Entry): string {
  return JSON.stringify([date, narration, lines.map(({ account, side, amount }) => [account, side, amount])]);
}
