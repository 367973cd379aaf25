import type { QuarantineCause } from '../../../src-shared/model/index.ts';
import type {
  ComparedDelivery,
  ComparedPage,
  ComparePage,
  FoundDocument,
  LedgerStanding,
} from '../ports/index.ts';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';

/** What is known of a ledger and one set of books that it posts to over a network. */
export interface PostedBefore {
  readonly ledger: Pick<LedgerStanding, 'made' | 'restoredFrom' | 'unrecorded'>;
  /** The ledger says itself that it has sent something to them. */
  readonly sent: boolean;
  /** How far it had posted to them, as this computer has it on record; null: it has nothing. */
  readonly recorded: number | null;
  /** There is a record of one of the ledgers that it was before it was restored, or that it replaced. */
  readonly recordedBefore: boolean;
}

/** Why nothing may be posted to the books until they are compared with the ledger; null: it may. */
export function quarantineCause({
  ledger,
  sent,
  recorded,
  recordedBefore,
}: PostedBefore): QuarantineCause | null {
  if (recorded !== null) return recorded > ledger.made ? 'behind' : null;
  // What was sent after the backup was made the restored ledger does not know; the old records do, where it
  // is known whose they are.
  if (ledger.restoredFrom !== null) {
    return sent || recordedBefore || ledger.restoredFrom.unread ? 'restored' : null;
  }
  return sent && !ledger.unrecorded ? 'copied' : null;
}

/** What a page of deliveries comes to, and which of them are in the books without the ledger knowing. */
export interface Compared extends ComparedPage {
  readonly arrived: readonly ComparedDelivery[];
}

/** Holds deliveries against what the books hold under their keys. */
export function compared(
  { deliveries, through }: ComparePage,
  found: ReadonlyMap<DeliveryKey, FoundDocument>,
): Compared {
  const of = (wanted: Verdict): readonly ComparedDelivery[] =>
    deliveries.filter((delivery) => verdictOf(delivery, found.get(delivery.key)) === wanted);
  const arrived = deliveries.filter(
    ({ key, state, undone }) => state !== 'succeeded' && !undone && found.has(key),
  );
  return { through, same: of('same').length, different: of('different'), missing: of('missing'), arrived };
}

/** Whether the books hold a delivery as the ledger has it; `not-sent`: neither says that it is there. */
type Verdict = 'same' | 'different' | 'missing' | 'not-sent';

export function verdictOf(
  { contentHash, state, undone, byHand }: ComparedDelivery,
  found: FoundDocument | undefined,
): Verdict {
  if (found === undefined) return state === 'succeeded' ? 'missing' : 'not-sent';
  // What was withdrawn must not be there.
  if (undone && state !== 'succeeded') return 'different';
  const isSame = byHand || found.contentHash === null || found.contentHash === contentHash;
  return isSame ? 'same' : 'different';
}
