import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { Exchange } from './http.ts';

/** Exchanges that a delivery keeps at most; the oldest go first. */
export const EXCHANGES_PER_DELIVERY = 5;

/**
 * Exchanges that a ledger keeps at most, the newest: each is some kilobytes, and where the books refuse
 * everything there may be a million.
 */
export const EXCHANGES_PER_LEDGER = 2_000;

/** How long they are kept. */
export const EXCHANGES_KEPT_DAYS = 30;

/** What went over the wire, for support. Whoever records it has taken all secrets out. */
export interface ExchangeStore {
  /** An exchange about these deliveries of the books; what has become too old or too much goes. */
  record(books: BooksId, keys: readonly DeliveryKey[], exchange: Exchange): Promise<void>;
  /** Newest first. */
  ofDelivery(key: DeliveryKey): Promise<readonly Exchange[]>;
}
