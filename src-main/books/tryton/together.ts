import type { AccountingDocument, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { Company } from './company.ts';
import { CallFailed } from './faults.ts';
import { type MoveWanted, putNewMoves } from './moves.ts';
import type { Outgoing } from './outgoing.ts';
import type { Part } from './tag.ts';
import { moveOf } from './translate/entries.ts';

/**
 * Puts the documents of a batch that are one move each into the books together: two calls for all of them.
 * Those of which anything is there already, and those that cannot be read into a move, are left out; when
 * Tryton refuses one, all are left for one after the other, which tells which it was.
 * @returns numbers of those that are in
 * @throws CallFailed `not-sent` and `no-answer` are of all that `alone` names, when they were being sent
 */
export async function putTogether(
  company: Company,
  documents: readonly Outgoing[],
): Promise<ReadonlyMap<DeliveryKey, string>> {
  const moves: MoveWanted[] = [];
  for (const outgoing of documents) {
    const move = await readable(company, outgoing);
    if (move !== null) moves.push(move);
  }
  if (moves.length < 2) return new Map();
  try {
    const numbers = await putNewMoves(company, moves);
    return new Map(moves.map(({ key, number }, at) => [key, numbers[at] ?? number]));
  } catch (error) {
    if (!(error instanceof CallFailed) || error.kind !== 'refused') throw error;
    // They may be there as drafts now.
    for (const { key } of moves) company.untouched.delete(key);
    return new Map();
  }
}

/** Whether a document is nothing but a move. */
export function isOneMove(document: AccountingDocument): boolean {
  if (document.entries.length === 0) return false;
  return document.type === 'receipt' || (document.type === 'journal' && document.stock.length === 0);
}

/** Null for what is refused: it is said so when its turn comes. */
async function readable(company: Company, outgoing: Outgoing): Promise<MoveWanted | null> {
  const { document } = outgoing;
  const isDraft = 'state' in document && document.state !== 'normal' && document.state !== 'active';
  const parts: readonly Part[] = isDraft ? ['draft'] : [];
  const journal = document.type === 'receipt' ? 'cash' : 'general';
  try {
    await company.periodOf(document.date, document.number);
    return await moveOf(company, outgoing, { parts, journal });
  } catch (error) {
    if (error instanceof CallFailed && error.kind === 'refused') return null;
    throw error;
  }
}
