/**
 * What becomes of a part that has no whole unit. `up` is away from zero and `down` towards it;
 * `ceiling` and `floor` go to plus and minus infinity. The `half-…` rules go to the nearest unit
 * and differ on exact halves only: away from zero, to plus infinity (`half-up`), to minus infinity
 * (`half-down`), or to the even neighbour.
 */
export type Rounding =
  | 'half-away-from-zero'
  | 'half-up'
  | 'half-even'
  | 'half-down'
  | 'up'
  | 'down'
  | 'ceiling'
  | 'floor';

type LeavesZero = (negative: boolean, odd: boolean, aboveHalf: number) => boolean;

const RULES: Readonly<Record<Rounding, LeavesZero>> = {
  up: () => true,
  down: () => false,
  ceiling: (negative) => !negative,
  floor: (negative) => negative,
  'half-away-from-zero': (_negative, _odd, aboveHalf) => aboveHalf >= 0,
  'half-up': (negative, _odd, aboveHalf) => (aboveHalf === 0 ? !negative : aboveHalf > 0),
  'half-down': (negative, _odd, aboveHalf) => (aboveHalf === 0 ? negative : aboveHalf > 0),
  'half-even': (_negative, odd, aboveHalf) => (aboveHalf === 0 ? odd : aboveHalf > 0),
};

/** The rule where nobody chose another: what tills and receipts do. */
export const DEFAULT_ROUNDING: Rounding = 'half-away-from-zero';

/**
 * The whole number that numerator / denominator rounds to, exact at any size.
 * @throws RangeError when the denominator is zero.
 */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const negative = numerator < 0n !== denominator < 0n;
  const twice = 2n * magnitude(remainder) - magnitude(denominator);
  const aboveHalf = twice > 0n ? 1 : twice < 0n ? -1 : 0;
  if (!leavesZero(rounding, negative, quotient % 2n !== 0n, aboveHalf)) return quotient;
  return negative ? quotient - 1n : quotient + 1n;
}

/**
 * Whether a quotient cut off towards zero, with something left over, moves one unit away from zero.
 * @param odd whether the cut-off quotient is odd
 * @param aboveHalf positive when more than half a unit is left over, 0 for exactly half
 */
export function leavesZero(rounding: Rounding, negative: boolean, odd: boolean, aboveHalf: number): boolean {
  return RULES[rounding](negative, odd, aboveHalf);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
