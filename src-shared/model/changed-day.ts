/** What a person can decide about a posted day that changed. */
export const CHANGE_CHOICES = ['adjust', 'replace', 'leave'] as const;
/**
 * - `adjust`: what differs is posted, by the kind of document and the tax codes of the original.
 * - `replace`: the posting is taken back and made anew; only in open periods of books that can.
 * - `leave`: the books stay as they are, until the document changes once more.
 */
export type ChangeChoice = (typeof CHANGE_CHOICES)[number];

/** What has become of a posted document. */
export const CHANGE_KINDS = ['edited', 'cancelled', 'moved'] as const;
/** `moved`: it belongs to another day or location now, with whatever else is different. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Of what part of a receipt something differs. */
export const CHANGE_PARTS = ['head', 'line', 'tender', 'tax', 'count'] as const;
/** `count`: what was counted of a payment method as a shift was closed. */
export type ChangePart = (typeof CHANGE_PARTS)[number];

/** What can be said of one side of a difference, each with a text of its own in every language. */
export const CHANGE_FACTS = [
  'text',
  'instant',
  'item',
  'discount',
  'line-total',
  'cost',
  'tip',
  'taxed',
  'counted',
  'refers-to',
  'yes',
  'no',
  'own-card',
  'network-card',
] as const;
export type ChangeFactKind = (typeof CHANGE_FACTS)[number];

/** One thing that a receipt says, as data: the words for it are in the locale files. */
export interface ChangeFact {
  readonly fact: ChangeFactKind;
  /** What fills the placeholders of its text: amounts, names and codes as the till has them. */
  readonly data: Readonly<Record<string, string>>;
}

/** One thing that reads differently; null where there is nothing on that side. */
export interface ChangeDifference {
  readonly part: ChangePart;
  /** Of a line its item, of a tender or count its method, of a tax its code, of the head the name of the field. */
  readonly label: string;
  readonly before: readonly ChangeFact[] | null;
  readonly after: readonly ChangeFact[] | null;
}
