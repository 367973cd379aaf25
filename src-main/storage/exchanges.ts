import type { BooksId, DeliveryKey } from '../../src-shared/model/index.ts';
import { DAY_MS } from '../../src-shared/time/units.ts';
import {
  type Exchange,
  EXCHANGES_KEPT_DAYS,
  EXCHANGES_PER_DELIVERY,
  EXCHANGES_PER_LEDGER,
  type ExchangeStore,
} from '../core/ports/index.ts';
import { booksKeyOf } from './books/accounts.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';

/** What went over the wire; nothing hangs on it, so that it is not written as durably as deliveries. */
export function createExchangeStore(db: LedgerDatabase): ExchangeStore {
  return {
    record: (books, keys, exchange) =>
      db.write((tx) => {
        const id = insertExchange(tx, books, exchange);
        const tie = tx.prepare(
          `INSERT INTO exchange_delivery (delivery_id, exchange_id)
           SELECT id, ? FROM delivery WHERE key = ?`,
        );
        for (const key of keys) tie.run(id, key);
        // Ids go up by one, so that no more than this many are above the lowest that stays.
        dropOld(tx, keys, {
          since: exchange.at - EXCHANGES_KEPT_DAYS * DAY_MS,
          upTo: id - EXCHANGES_PER_LEDGER,
        });
      }),
    async ofDelivery(key) {
      const rows = await db.read
        .selectFrom('exchange')
        .innerJoin('exchange_delivery', 'exchange_delivery.exchange_id', 'exchange.id')
        .innerJoin('delivery', 'delivery.id', 'exchange_delivery.delivery_id')
        .select([
          'exchange.at',
          'method',
          'target',
          'exchange.status',
          'duration_ms as durationMs',
          'request',
          'answer',
        ])
        .where('delivery.key', '=', key)
        .orderBy('exchange.at', 'desc')
        .orderBy('exchange.id', 'desc')
        .execute();
      return rows;
    },
  };
}

function insertExchange(tx: WriteTx, books: BooksId, exchange: Exchange): number {
  const { at, method, target, status, durationMs, request, answer } = exchange;
  return tx
    .prepare(
      `INSERT INTO exchange (books_id, at, method, target, status, duration_ms, request, answer)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(booksKeyOf(tx, books), at, method, target, status, Math.round(durationMs), request, answer).lastId;
}

/** An exchange goes when it is too old, when there are too many, or when no delivery keeps it any more. */
function dropOld(
  tx: WriteTx,
  keys: readonly DeliveryKey[],
  { since, upTo }: { readonly since: number; readonly upTo: number },
): void {
  const surplus = tx
    .prepare(
      `SELECT delivery_id, exchange_id FROM (
         SELECT tie.delivery_id, tie.exchange_id,
           row_number() OVER (PARTITION BY tie.delivery_id ORDER BY exchange.at DESC, exchange.id DESC) AS nth
         FROM json_each(?) AS wanted CROSS JOIN delivery ON delivery.key = wanted.value
         CROSS JOIN exchange_delivery AS tie ON tie.delivery_id = delivery.id
         CROSS JOIN exchange ON exchange.id = tie.exchange_id
       ) WHERE nth > ?
       UNION
       SELECT tie.delivery_id, tie.exchange_id FROM exchange
       CROSS JOIN exchange_delivery AS tie ON tie.exchange_id = exchange.id WHERE exchange.at < ?
       UNION
       SELECT tie.delivery_id, tie.exchange_id FROM exchange
       CROSS JOIN exchange_delivery AS tie ON tie.exchange_id = exchange.id WHERE exchange.id <= ?`,
    )
    .all<{ delivery_id: number; exchange_id: number }>(
      JSON.stringify(keys),
      EXCHANGES_PER_DELIVERY,
      since,
      upTo,
    );
  const untie = tx.prepare('DELETE FROM exchange_delivery WHERE delivery_id = ? AND exchange_id = ?');
  const drop = tx.prepare(
    `DELETE FROM exchange WHERE id = ?
       AND NOT EXISTS (SELECT 1 FROM exchange_delivery WHERE exchange_id = exchange.id)`,
  );
  for (const { delivery_id, exchange_id } of surplus) {
    untie.run(delivery_id, exchange_id);
    drop.run(exchange_id);
  }
  tx.prepare(
    `DELETE FROM exchange WHERE (at < ? OR id <= ?)
       AND NOT EXISTS (SELECT 1 FROM exchange_delivery WHERE exchange_id = exchange.id)`,
  ).run(since, upTo);
}
