import type {
  Books,
  BooksAccount,
  BooksOutage,
  CancelSignal,
  DeliveryPick,
  Services,
} from '../../core/ports/index.ts';
import type { Moment } from '../../core/delivery/outcomes.ts';
import type { ExchangeRecorder } from '../exchanges/recorder.ts';

/** One delivery run for one set of books. */
export interface Round {
  readonly services: Services;
  readonly account: BooksAccount;
  readonly books: Books;
  /** Sees what goes over the wire. */
  readonly exchanges: ExchangeRecorder;
  readonly signal: CancelSignal;
  /** A person has asked for it. */
  readonly asked: boolean;
  /** What it takes; null: everything. */
  readonly pick: DeliveryPick | null;
  /** What is over, when the books answer now. */
  readonly outage: BooksOutage | null;
}

/** Now, and what is drawn now. */
export function momentOf({ services: { clock, random } }: Pick<Round, 'services'>): Moment {
  return { now: clock.now(), random };
}
