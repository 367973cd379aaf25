import type { Outgoing } from '../outgoing.ts';
import type { Company } from '../company.ts';
import { linesOf, type Move, putMove } from '../moves.ts';
import { type Part, writeTag } from '../tag.ts';

/**
 * The entries of a document as one move: journals, receipts, the value of goods that came in, and what
 * cannot be an invoice any more.
 * @throws CallFailed
 */
export async function putEntries(
  company: Company,
  { document, contentHash }: Outgoing,
  {
    parts,
    journal = 'general',
  }: { readonly parts: readonly Part[]; readonly journal?: 'general' | 'revenue' | 'cash' },
): Promise<Move> {
  const { key, number, date, currency } = document;
  const narration = document.entries[0]?.narration ?? '';
  return putMove(company, {
    key,
    description: writeTag({ key, contentHash, parts }, `${number} ${narration}`.trim()),
    beginning: `${key} `,
    date,
    number,
    currency,
    journal,
    lines: await linesOf(company, document),
    stays: parts.includes('draft'),
  });
}
