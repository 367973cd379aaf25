import type { RollForwardView } from '../../../src-shared/ipc/contract.ts';
import { SUBLEDGER_MOVEMENTS, type SubledgerMovement } from '../../../src-shared/model/index.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { isZero } from '../../components/index.ts';

export type Day = RollForwardView['days'][number];

/** What happens to balances in these days: a column for each, none for what never happens. */
export function movementsIn(days: readonly Day[]): readonly SubledgerMovement[] {
  return SUBLEDGER_MOVEMENTS.filter((movement) => days.some((day) => !isZero(day.movements[movement])));
}

/** Days with something to see: a movement, or a balance that is not what the ledger says. */
export function daysThatMoved(days: readonly Day[]): readonly Day[] {
  return days.filter(
    ({ movements, ties }) => !ties || SUBLEDGER_MOVEMENTS.some((movement) => !isZero(movements[movement])),
  );
}

/** What the ledger has more than the balances behind it, exact; negative: less. */
export function offBy({ control, closing, others }: Day): string {
  return sumDecimals([control, negated(closing), negated(others)]);
}

/** What one movement comes to over all days. */
export function totalOf(days: readonly Day[], movement: SubledgerMovement): string {
  return sumDecimals(days.map((day) => day.movements[movement]));
}

function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
