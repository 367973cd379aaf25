// What can go wrong. Each has to happen somewhere in a large run: what never happens proves nothing.

/** What arrives otherwise than a shop would wish. */
export const ARRIVALS = [
  'arrives-late',
  'arrives-twice',
  'arrives-out-of-order',
  'arrives-in-batches',
  'edited-before-posting',
  'edited-after-posting',
  'cancelled-after-posting',
] as const;

/** What a server does with a document. */
export const ANSWERS = [
  'not-sent',
  'no-answer-without-effect',
  'no-answer-with-effect',
  'not-spoken-of',
  'call-breaks-off',
] as const;
export type AnswerFault = (typeof ANSWERS)[number];

/** Where a program dies. */
export const CRASHES = [
  'crash-before-commit',
  'crash-after-commit',
  'crash-before-call',
  'crash-before-answer',
] as const;
export type CrashFault = (typeof CRASHES)[number];

export const FAULTS = [
  ...ARRIVALS,
  ...ANSWERS,
  'refused-then-mended',
  'refused-for-good',
  'asked-to-wait',
  'outage',
  'period-locked-in-between',
  ...CRASHES,
  'restore',
  'unknown-after-restore',
  'look-alike',
  'look-alike-posted-anyway',
  'adjusted-after-posting',
  'disk-full',
  'disk-busy',
  'clock-back',
  'clock-ahead',
  'till-away',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How often each has really happened. */
export class Happened {
  readonly counts = new Map<Fault, number>();

  note(fault: Fault): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
  }

  of(fault: Fault): number {
    return this.counts.get(fault) ?? 0;
  }
}
