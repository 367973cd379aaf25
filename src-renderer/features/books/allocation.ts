import type { OpenItemView } from '../../../src-shared/ipc/contract.ts';
import {
  currencyCode,
  formatMinor,
  isCurrencyCode,
  type Minor,
  minor,
  parseMinor,
  subtract,
  sum,
  ZERO,
} from '../../../src-shared/money/index.ts';

/** What a document has left to apply, and what it can be applied to. */
export interface Sides {
  /** The document's own open lines. */
  readonly own: readonly OpenItemView[];
  /** Open lines of the other sign of the same customer, the oldest first. */
  readonly others: readonly OpenItemView[];
  /** Whether the document is the one that pays. */
  readonly isCredit: boolean;
  readonly currency: string;
}

/** The two sides of an allocation of this document; null when nothing of it is open. */
export function sidesOf(number: string, items: readonly OpenItemView[]): Sides | null {
  const own = items.filter((item) => item.number === number);
  const [first] = own;
  if (first === undefined) return null;
  const isCredit = isOwedBack(first);
  return {
    own: own.filter((item) => isOwedBack(item) === isCredit),
    others: items.filter((item) => item.number !== number && isOwedBack(item) !== isCredit),
    isCredit,
    currency: first.currency,
  };
}

const isOwedBack = ({ open }: OpenItemView): boolean => open.startsWith('-');

const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u;

/** An amount as a person types it, thousands marked or not; null when it is none, or less than nothing. */
export function readAmount(text: string, currency: string): Minor | null {
  const typed = text.replaceAll(/\s/gu, '');
  // A comma elsewhere may have been meant for the decimal point: 1,50 is not a hundred and fifty.
  const plain = THOUSANDS.test(typed) ? typed.replaceAll(',', '') : typed;
  if (plain === '') return ZERO;
  if (!isCurrencyCode(currency)) return null;
  const read = parseMinor(plain, currencyCode(currency));
  return read === null || read < 0 ? null : read;
}

/** What is open of an item, without its sign. */
export function openOf({ open, currency }: OpenItemView): Minor {
  return readAmount(open.replace(/^-/u, ''), currency) ?? ZERO;
}

export function textOf(amount: Minor, currency: string): string {
  return isCurrencyCode(currency) ? formatMinor(amount, currencyCode(currency)) : String(amount);
}

/** Everything that the document has left. */
export function openOfAll(items: readonly OpenItemView[]): Minor {
  return sum(items.map(openOf));
}

/** As much as fits, the oldest first: the amounts by the other item's id. */
export function oldestFirst({ own, others }: Sides): ReadonlyMap<number, Minor> {
  let left = openOfAll(own);
  const filled = new Map<number, Minor>();
  for (const item of others) {
    const taken = minor(Math.min(left, openOf(item)));
    if (taken > 0) filled.set(item.id, taken);
    left = subtract(left, taken);
  }
  return filled;
}

/** One credit applied to one debit; ids of open items. */
export interface Allocation {
  readonly credit: number;
  readonly debit: number;
  readonly amount: string;
}

/** The amounts that a person has given, line by line of the document. */
export function allocationsOf(sides: Sides, wanted: ReadonlyMap<number, Minor>): readonly Allocation[] {
  const left = new Map(sides.own.map((item) => [item.id, openOf(item)]));
  const allocations: Allocation[] = [];
  for (const [other, amount] of wanted) {
    let open = amount;
    for (const [own, has] of left) {
      const taken = minor(Math.min(open, has));
      if (taken === 0) continue;
      const text = textOf(taken, sides.currency);
      allocations.push(
        sides.isCredit
          ? { credit: own, debit: other, amount: text }
          : { credit: other, debit: own, amount: text },
      );
      left.set(own, subtract(has, taken));
      open = subtract(open, taken);
    }
  }
  return allocations;
}
