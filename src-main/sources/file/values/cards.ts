/** What stands in the place of a card number. */
export const CARD_REMOVED = '[card number removed]';

const MIN_DIGITS = 13;

/**
 * 13 to 19 digits, in groups by spaces or dashes, beginning like a card of some issuer: 3 to 6, or
 * 2 for one network. Without the first digit, one in ten long receipt numbers would look like a card.
 */
const CANDIDATE = /(?<!\d)[2-6](?:[ -]?\d){12,18}(?!\d)/gu;

/** The text with card numbers taken out. Bar codes stay: SKUs are told apart by them. */
export function withoutCards(text: string): string {
  if (text.length < MIN_DIGITS) return text;
  return text.replace(CANDIDATE, (found) => (isCard(found) ? CARD_REMOVED : found));
}

function isCard(candidate: string): boolean {
  const digits = [...candidate].flatMap((char) => (char >= '0' && char <= '9' ? [Number(char)] : []));
  const prefix = digits.slice(0, 4).reduce((number, digit) => number * 10 + digit, 0);
  if (digits[0] === 2 && (prefix < 2221 || prefix > 2720)) return false;
  return luhnHolds(digits) && !isBarcode(digits);
}

function luhnHolds(digits: readonly number[]): boolean {
  const sum = digits.toReversed().reduce((total, digit, i) => {
    const weighted = i % 2 === 0 ? digit : digit * 2;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** 13 digits whose check digit is that of an EAN; cards of 13 digits are no longer issued. */
function isBarcode(digits: readonly number[]): boolean {
  if (digits.length !== 13) return false;
  const sum = digits.reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit * 3), 0);
  return sum % 10 === 0;
}
