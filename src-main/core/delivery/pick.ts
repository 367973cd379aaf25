import type { DeliveryPick } from '../ports/index.ts';
import type { AccountingDocumentType, Stream } from '../../../src-shared/model/index.ts';

/** What moves or counts goods without selling them. */
export const TRANSFER_TYPES = [
  'transfer-out',
  'transfer-in',
  'stock-adjustment',
  'stock-count',
] as const satisfies readonly AccountingDocumentType[];

/**
 * What a run takes to the books. One that runs by itself leaves transfers to their own hours, or to a person,
 * in every stream that says so; one at the hours of transfers takes nothing else. Null: everything.
 * @param inBooks every stream of the books, since a run delivers for all of them
 */
export function pickOf(
  scheduled: 'sync' | 'transfers' | 'deliver' | null,
  running: readonly Stream[],
  inBooks: readonly Stream[],
): DeliveryPick | null {
  if (scheduled === null) return null;
  if (scheduled === 'transfers') return { take: 'only', streams: idsOf(running), types: TRANSFER_TYPES };
  const apart = inBooks.filter(({ settings }) => settings.transferTimes !== 'with-sync');
  return apart.length === 0 ? null : { take: 'all-but', streams: idsOf(apart), types: TRANSFER_TYPES };
}

const idsOf = (streams: readonly Stream[]) => streams.map(({ id }) => id);
