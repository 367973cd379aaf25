import { type Minor, minor } from '../../../src-shared/money/index.ts';
import type { OpenItem } from '../ports/index.ts';

/** One credit applied to one debit; ids of sub-ledger lines. */
export interface Allocation {
  readonly credit: number;
  readonly debit: number;
  readonly amount: Minor;
}

interface Side {
  readonly item: OpenItem;
  /** Positive on both sides. */
  left: number;
}

/**
 * Applies payments and credits to what is owed. Each pays its own shift's invoice first, then whatever its
 * customer owes on the same account, the oldest by date and number first. Nothing is paid twice.
 */
export function allocateOldestFirst(items: readonly OpenItem[]): readonly Allocation[] {
  const allocations: Allocation[] = [];
  for (const ofCustomer of byCustomer(items)) {
    const sorted = ofCustomer.toSorted(byDateAndNumber);
    const credits = sorted.flatMap((item) => (item.open < 0 ? [{ item, left: -item.open }] : []));
    const debits = sorted.flatMap((item) => (item.open > 0 ? [{ item, left: Number(item.open) }] : []));
    allocations.push(...ofOneShift(credits, debits), ...inTurn(credits, debits));
  }
  return allocations;
}

function byCustomer(items: readonly OpenItem[]): Iterable<readonly OpenItem[]> {
  return Map.groupBy(items, ({ subject, account }) => `${account}\u0000${subject}`).values();
}

function byDateAndNumber(a: OpenItem, b: OpenItem): number {
  return compare(a.date, b.date) || compare(a.document.number, b.document.number) || a.id - b.id;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Receipts of a shift pay its invoices. */
function ofOneShift(credits: readonly Side[], debits: readonly Side[]): Allocation[] {
  const shifts = Map.groupBy(
    debits.filter(({ item }) => item.group !== null),
    ({ item }) => item.group,
  );
  return credits.flatMap((credit) => {
    const own = credit.item.group === null ? [] : (shifts.get(credit.item.group) ?? []);
    return own.flatMap((debit) => apply(credit, debit));
  });
}

/** What is left of either side, in order: each pair uses one of the two up. */
function inTurn(credits: readonly Side[], debits: readonly Side[]): Allocation[] {
  const allocations: Allocation[] = [];
  let at = 0;
  for (const credit of credits) {
    while (credit.left > 0) {
      const debit = debits[at];
      if (debit === undefined) return allocations;
      allocations.push(...apply(credit, debit));
      if (debit.left === 0) at += 1;
    }
  }
  return allocations;
}

function apply(credit: Side, debit: Side): Allocation[] {
  const amount = Math.min(credit.left, debit.left);
  if (amount === 0) return [];
  credit.left -= amount;
  debit.left -= amount;
  return [{ credit: credit.item.id, debit: debit.item.id, amount: minor(amount) }];
}
