import type { BooksAccount, BooksOutage, Quarantine, Services } from '../../core/ports/index.ts';

/** A set of books with what a person wants to know of how it is reached. */
export interface Connection {
  readonly account: BooksAccount;
  /** Names of those that post there and are in use. */
  readonly streams: readonly string[];
  /** How many accounts its chart has, as it was read last. */
  readonly accounts: number;
  readonly outage: BooksOutage | null;
  /** Why nothing is posted there until it has been compared with this ledger; null: it is posted to. */
  readonly quarantine: Quarantine | null;
}

/** Every set of books, in the order in which they were opened. */
export async function listConnections({ ledger }: Services): Promise<readonly Connection[]> {
  const streams = (await ledger.streams.list()).filter(({ status }) => status !== 'disconnected');
  const quarantined = new Map((await ledger.quarantine.list()).map((one) => [one.books, one]));
  const connections: Connection[] = [];
  for (const account of await ledger.books.list()) {
    connections.push({
      account,
      streams: streams.filter(({ books }) => books === account.id).map(({ name }) => name),
      accounts: (await ledger.embedded.chart(account.id)).length,
      outage: await ledger.outages.of(account.id),
      quarantine: quarantined.get(account.id) ?? null,
    });
  }
  return connections;
}
