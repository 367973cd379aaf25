import { accountInKey, type BillingDocument, type ReceiptDocument } from '../../../src-shared/model/index.ts';
import { formatMinor } from '../../../src-shared/money/index.ts';
import type { LookAlike } from '../../core/ports/index.ts';
import { anyOf } from './client.ts';
import type { Company, Party } from './company.ts';
import { numberOf } from './moves.ts';
import { billedTo, isOurs } from './tag.ts';
import { date, maybeText, wireDate } from './wire.ts';

/** What can come in by another way as well, with whom it is for in Tryton. */
export interface Wanted {
  readonly document: BillingDocument | ReceiptDocument;
  readonly party: Party;
}

/**
 * What another connection of Daybook's has brought of which Tryton made no invoice any more. Only Daybook makes
 * such moves, and says in them whom they are for and what they come to.
 */
export async function billedByMoves(
  company: Company,
  wanted: readonly Wanted[],
): Promise<readonly LookAlike[]> {
  if (wanted.length === 0) return [];
  const looked = wanted.map(({ document, party }) => ({
    document,
    party,
    ending: billedTo(party.code, formatMinor(document.total, document.currency)),
  }));
  const found = await company.client.read(
    'account.move',
    [
      ['company', '=', company.id],
      anyOf(
        looked.map(({ document: { type, date: day }, ending }) => [
          ['date', '=', wireDate(day)],
          ['description', 'like', `%/${type}/%${ending}`],
        ]),
      ),
    ],
    { date, description: maybeText, number: maybeText, post_number: maybeText },
  );
  return looked.flatMap(({ document, party, ending }) =>
    found
      // In a pattern some signs stand for any, and a text may say of another type what its key does not.
      .filter((move) => move.date === document.date && move.description.endsWith(ending))
      .filter(({ description }) => isOurs(description) && typeInKey(description) === document.type)
      .filter(({ description }) => accountInKey(description) !== accountInKey(document.key))
      .map((move) => ({
        key: document.key,
        number: numberOf(move),
        date: document.date,
        contact: party.name,
        total: document.total,
      })),
  );
}

/** The type in a text that begins with a key of ours: account, location (none for all of them) and date come first. */
export function typeInKey(text: string): string {
  return text.split('/', 4)[3] ?? '';
}
