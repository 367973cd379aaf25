import type { BooksAccount, MissingOpening, Services, SubledgerDay } from '../../core/ports/index.ts';
import {
  type AccountNumber,
  ExpectedFailure,
  type Subledger,
  SUBLEDGER_MOVEMENTS,
  type SubledgerMovement,
} from '../../../src-shared/model/index.ts';
import { add, type Minor, minor, sum, ZERO } from '../../../src-shared/money/index.ts';
import { addDays, type BusinessDate, datesFrom, daysBetween } from '../../../src-shared/time/index.ts';
import { findOwnBooks } from '../books/find.ts';
import { type Control, controlAt, readControl } from './control.ts';

/** Ten years of days: more than anybody reads, and an answer that still fits a message. */
export const MAX_ROLLFORWARD_DAYS = 3_660;

/** Balances on whose credit side more is more: what we owe. The others are what is owed to us. */
const OWED_BY_US: ReadonlySet<Subledger> = new Set([
  'deposit',
  'layby',
  'gift-card',
  'store-credit',
  'contract',
]);

/** One day; amounts are positive where the balance grows: opening + movements = closing. */
export interface RollForwardDay {
  readonly date: BusinessDate;
  readonly opening: Minor;
  readonly movements: Readonly<Record<SubledgerMovement, Minor>>;
  readonly closing: Minor;
  /** Balance of the control accounts at the end of the day. */
  readonly control: Minor;
  /** Balance of other sub-ledgers on the same accounts; nothing where each has its own. */
  readonly others: Minor;
  /** Closing and others come to the control accounts. */
  readonly ties: boolean;
}

/** A sub-ledger day by day beside the ledger. */
export interface RollForward {
  readonly books: BooksAccount;
  readonly ledger: Subledger;
  readonly accounts: readonly AccountNumber[];
  readonly days: readonly RollForwardDay[];
  /** Movements of what nothing was ever added to; signs as in the days. */
  readonly missing: readonly MissingOpening[];
  /** Every day ties. */
  readonly ties: boolean;
}

/**
 * Every calendar day from `from` to `to`; where left out, of the whole journal without its opening balances,
 * and of a longer one the last MAX_ROLLFORWARD_DAYS.
 * @throws ExpectedFailure books-not-found, books-choice-needed, bad-input for a longer stretch
 */
export async function rollForward(
  services: Services,
  input: {
    readonly books?: string | undefined;
    readonly ledger: Subledger;
    readonly from?: BusinessDate | undefined;
    readonly to?: BusinessDate | undefined;
  },
): Promise<RollForward> {
  const books = await findOwnBooks(services, input.books);
  const { ledger } = input;
  const range = await rangeOf(services, books, input);
  const [lines, control, missing] = await Promise.all([
    services.ledger.embedded.subledgerDays(books.id, ledger),
    readControl(services, books.id, ledger),
    services.ledger.reports.missingOpenings(books.id, ledger, additionsOf(ledger)),
  ]);
  const side = OWED_BY_US.has(ledger) ? -1 : 1;
  const days = range === null ? [] : daysOf(lines, control, range, side);
  return {
    books,
    ledger,
    accounts: control.accounts,
    days,
    missing: missing.map((row) => ({ ...row, amount: signed(row.amount, side) })),
    ties: days.every((day) => day.ties),
  };
}

interface Range {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

async function rangeOf(
  services: Services,
  books: BooksAccount,
  input: { readonly from?: BusinessDate | undefined; readonly to?: BusinessDate | undefined },
): Promise<Range | null> {
  const span = await services.ledger.reports.span(books.id);
  const to = input.to ?? span?.to;
  const from = input.from ?? span?.from;
  if (from === undefined || to === undefined || from > to) return null;
  if (daysBetween(from, to) < MAX_ROLLFORWARD_DAYS) return { from, to };
  if (input.from !== undefined) {
    throw new ExpectedFailure('bad-input', {
      where: 'from',
      data: { expected: `at most ${MAX_ROLLFORWARD_DAYS} days` },
    });
  }
  return { from: addDays(to, 1 - MAX_ROLLFORWARD_DAYS), to };
}

function daysOf(
  lines: readonly SubledgerDay[],
  control: Control,
  { from, to }: Range,
  side: 1 | -1,
): readonly RollForwardDay[] {
  const before = addDays(from, -1);
  const byDate = Map.groupBy(lines, (line) => line.date);
  let closing = sum(lines.filter((line) => line.date < from).map((line) => line.amount));
  let { entries, others } = controlAt(control, before);
  return [...datesFrom(from, to)].map((date) => {
    const opening = closing;
    const ofDay = byDate.get(date) ?? [];
    closing = add(closing, sum(ofDay.map((line) => line.amount)));
    const moved = control.days.get(date);
    entries = add(entries, moved?.entries ?? ZERO);
    others = add(others, moved?.others ?? ZERO);
    return {
      date,
      opening: signed(opening, side),
      movements: movementsOf(ofDay, side),
      closing: signed(closing, side),
      control: signed(entries, side),
      others: signed(others, side),
      ties: add(closing, others) === entries,
    };
  });
}

function movementsOf(lines: readonly SubledgerDay[], side: 1 | -1): Record<SubledgerMovement, Minor> {
  const amounts: Record<SubledgerMovement, Minor> = {
    opening: ZERO,
    added: ZERO,
    paid: ZERO,
    used: ZERO,
    returned: ZERO,
    forfeited: ZERO,
    expired: ZERO,
    reversed: ZERO,
  };
  for (const movement of SUBLEDGER_MOVEMENTS) {
    const ofMovement = lines.filter((line) => line.movement === movement);
    amounts[movement] = signed(sum(ofMovement.map((line) => line.amount)), side);
  }
  return amounts;
}

/** Goods given back for store credit begin a balance; on an account they only lessen one. */
function additionsOf(ledger: Subledger): readonly SubledgerMovement[] {
  return ledger === 'store-credit' ? ['opening', 'added', 'returned'] : ['opening', 'added'];
}

/** Nothing is nothing, without a sign: −0 would be another text than 0. */
function signed(amount: Minor, side: 1 | -1): Minor {
  return amount === 0 ? ZERO : minor(side * amount);
}
