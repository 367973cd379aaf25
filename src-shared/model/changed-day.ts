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
export const CHANGE_PARTS = ['head', 'line', 'tender', 'tax'] as const;
export type ChangePart = (typeof CHANGE_PARTS)[number];
