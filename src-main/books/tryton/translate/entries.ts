import type { Outgoing } from '../outgoing.ts';
import type { Company } from '../company.ts';
import { linesOf, type Move, type MoveWanted, putMove } from '../moves.ts';
import { type Part, writeTag } from '../tag.ts';

interface Kept {
  readonly parts: readonly Part[];
  readonly journal?: 'general' | 'revenue' | 'cash';
  /** Ends its text; left out: nothing does. */
  readonly ending?: string;
}

/**
 * The entries of a document as one move: journals, receipts, the value of goods that came in, and what
 * cannot be an invoice any more.
 * @throws CallFailed
 */
export async function putEntries(company: Company, outgoing: Outgoing, kept: Kept): Promise<Move> {
  return putMove(company, await moveOf(company, outgoing, kept));
}

/** The move that it is to be. @throws CallFailed */
export async function moveOf(
  company: Company,
  { document, contentHash }: Outgoing,
  { parts, journal = 'general', ending = '' }: Kept,
): Promise<MoveWanted> {
  const { key, number, date, currency } = document;
  const narration = document.entries[0]?.narration ?? '';
  return {
    key,
    description: writeTag({ key, contentHash, parts }, `${number} ${narration}`.trim() + ending),
    beginning: `${key} `,
    date,
    number,
    currency,
    journal,
    lines: await linesOf(company, document),
    stays: parts.includes('draft'),
  };
}
