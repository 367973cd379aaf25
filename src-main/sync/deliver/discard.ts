import { isOfBooks, isPerhapsOfOne } from '../../core/delivery/outcomes.ts';
import type { Services, WithdrawnDelivery } from '../../core/ports/index.ts';
import {
  type BooksId,
  type DeliveryKey,
  ExpectedFailure,
  type Failure,
  failure,
} from '../../../src-shared/model/index.ts';
import { type Instant, instant } from '../../../src-shared/time/index.ts';
import { DAY_MS } from '../../../src-shared/time/units.ts';
import { noteAnswer } from './park.ts';
import type { Round } from './round.ts';

/** Keys that the books are asked about with one question. */
const AT_A_TIME = 100;

/** So long after a withdrawal the books may still do what they gave no answer to. */
const LATE_MS = DAY_MS;

/** Something about withdrawn documents that a person has to put right in the books. */
export interface DraftProblem {
  readonly books: BooksId;
  /** Of which document; null: of none alone. */
  readonly key: DeliveryKey | null;
  readonly failure: Failure;
}

/**
 * When the drafts of all that was withdrawn by then were seen to be gone. Only while the program runs: at its first
 * go it looks for all of them, also in books that somebody has put back to an older state meanwhile.
 */
const seenGone = new WeakMap<Services['ledger'], Map<BooksId, Instant>>();

/**
 * Deletes the drafts that interrupted calls have left in the books of what was withdrawn since: it is posted under
 * another key, or never. They are looked for before each go, for a day after each withdrawal and until all are gone.
 * Whatever the books refuse about them keeps nothing else from going in.
 * @returns what a person has to put right
 * @throws ExpectedFailure when the books do not answer
 */
export async function discardWithdrawn(round: Round): Promise<readonly DraftProblem[]> {
  const { services, account, books } = round;
  if (books.discardDrafts === undefined) return [];
  const now = services.clock.now();
  const seen = seenGone.get(services.ledger) ?? new Map<BooksId, Instant>();
  seenGone.set(services.ledger, seen);
  const last = seen.get(account.id);
  const since = last === undefined ? null : instant(last - LATE_MS);
  const withdrawn = await services.ledger.deliveries.withdrawn(account.id, since);
  const problems: DraftProblem[] = [];
  for (let at = 0; at < withdrawn.length; at += AT_A_TIME) {
    problems.push(...(await discard(round, withdrawn.slice(at, at + AT_A_TIME))));
  }
  if (problems.length === 0) seen.set(account.id, now);
  for (const { key, failure: cause } of problems) {
    services.log.warn('drafts-left', { books: account.id, key: key ?? '', code: cause.code });
  }
  return problems;
}

async function discard(
  { services, account, books, exchanges, ...round }: Round,
  withdrawn: readonly WithdrawnDelivery[],
): Promise<readonly DraftProblem[]> {
  const { deliveries } = services.ledger;
  const numbers = new Map(withdrawn.map(({ key, number }) => [key, number]));
  exchanges.forget();
  try {
    const { discarded = [], left = [] } = (await books.discardDrafts?.([...numbers.keys()])) ?? {};
    await noteAnswer({ services, account, books, exchanges, ...round });
    if (discarded.length > 0) await deliveries.noteDiscarded(discarded);
    return left.map((key) => {
      const data = { number: numbers.get(key) ?? '', key };
      return {
        books: account.id,
        key,
        failure: failure('draft-not-discarded', { where: account.name, data }),
      };
    });
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || isOfTheWay(error.failure)) throw error;
    await exchanges.keepAll();
    return [{ books: account.id, key: null, failure: error.failure }];
  }
}

/** Whether nothing else would get through to the books either. */
function isOfTheWay(cause: Failure): boolean {
  return isOfBooks(cause) && !isPerhapsOfOne(cause);
}
