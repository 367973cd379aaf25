import type { Minor } from '../money/index.ts';
import type { AccountNumber } from './account.ts';

/**
 * The sub-ledgers behind control accounts. What of a control account belongs to whom is kept line by
 * line beside the entries; the lines of an account always come to its balance.
 */
export const SUBLEDGERS = [
  'receivable',
  'deposit',
  'layby',
  'gift-card',
  'store-credit',
  'network',
  'contract',
  'work-in-progress',
  'layby-tax',
] as const;
export type Subledger = (typeof SUBLEDGERS)[number];

/** Why a balance moved, as a roll-forward shows it: opening + each of these = closing. */
export const SUBLEDGER_MOVEMENTS = [
  'opening',
  /** A sale on account, a deposit taken, a card sold, goods issued to a job. */
  'added',
  /** A payment on account, a deposit given back in money. */
  'paid',
  /** A deposit, card or credit that paid for goods; work that was completed; tax that came due with the sale. */
  'used',
  /** Goods given back for credit on the account, or for store credit. */
  'returned',
  'forfeited',
  'expired',
  /** An undone posting. */
  'reversed',
] as const;
export type SubledgerMovement = (typeof SUBLEDGER_MOVEMENTS)[number];

/** What one document does to one subject's balance. */
export interface SubledgerLine {
  readonly ledger: Subledger;
  /** The control account that it is part of. */
  readonly account: AccountNumber;
  /** Contact code, card, or name of a case (see caseName): what the balance belongs to. */
  readonly subject: string;
  readonly movement: SubledgerMovement;
  /** Debits positive, as in the entry lines of the account; never zero. */
  readonly amount: Minor;
  /** Of tax on layby deposits: the tax account that it was credited to, and is taken from again. Left out otherwise. */
  readonly against?: AccountNumber;
}
