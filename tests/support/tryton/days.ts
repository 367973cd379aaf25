import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type Engine, openEngine } from '../../../src-main/engine/engine.ts';
import { createPlainSecrets } from '../../../src-main/platform/index.ts';
import { readAccountingDocument } from '../../../src-main/storage/accounting-document.ts';
import {
  ACCOUNTING_DOCUMENT_TYPES,
  type AccountingDocument,
  DELIVERY_STATES,
  type DeliveryState,
  type Failure,
} from '../../../src-shared/model/index.ts';
import { addDays, businessDate } from '../../../src-shared/time/index.ts';
import { LATER, RESOURCES } from '../shop.ts';

/** The last of the days, whatever their number; all are in one fiscal year. */
export const UNTIL = businessDate('2026-10-31');

/** What became of one document that the days were posted as. */
export interface Delivered {
  readonly document: AccountingDocument;
  readonly state: DeliveryState;
  readonly cause: Failure | null;
}

/** The sample store's days in a ledger of their own, posted to books that the caller connects as "Books". */
export class StoreDays {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'daybook-days-'));
  readonly #ledger = path.join(this.#folder, 'shop.daybook');

  /** From connecting to the last delivery, as people use it: one sync takes all the days. */
  async post(
    days: number,
    books: Readonly<Record<string, string>>,
    onDelivered: (deliveries: number) => void = () => {},
  ): Promise<void> {
    const from = addDays(UNTIL, 1 - days);
    const engine = await openEngine({
      ledger: this.#ledger,
      resources: RESOURCES,
      programVersion: 'test',
      clock: { now: () => LATER },
      host: { secrets: createPlainSecrets(this.#folder), notify: () => Promise.resolve() },
      onProgress: ({ phase, done }) => {
        if (phase === 'deliver') onDelivered(done);
      },
    });
    try {
      await ok(engine, 'books.connect', { name: 'Books', ...books });
      const settings = { autoInvoice: true, acceptSuggestions: true, startDate: from };
      const stream = { provider: 'sample', name: 'Sample store', seed: 1, books: 'Books', settings };
      await ok(engine, 'streams.connect', stream);
      await ok(engine, 'sync.run', { from, to: UNTIL });
    } finally {
      await engine.close();
    }
  }

  /** Every document that was made of the days, and where it is. */
  delivered(): readonly Delivered[] {
    return this.#rows(
      z.object({
        document: z.string(),
        hash: z.string(),
        state: z.enum(DELIVERY_STATES),
        cause: z.string().nullable(),
      }),
      `SELECT stored.document, lower(hex(content_hash)) AS hash, state, cause
       FROM delivery JOIN delivery_document AS stored ON stored.delivery_id = delivery.id
       ORDER BY delivery.id`,
    ).map(({ document, hash, state, cause }) => ({
      document: readAccountingDocument(document, hash),
      state,
      cause: cause === null ? null : (JSON.parse(cause) as Failure),
    }));
  }

  /** What embedded books of these days come to, account by account. */
  balances(): ReadonlyMap<string, number> {
    const rows = this.#rows(
      z.object({ number: z.string(), balance: z.int() }),
      `SELECT number, sum(amount) AS balance FROM book_entry_line AS line
       JOIN book_account AS account ON account.id = line.account_id GROUP BY number HAVING balance <> 0`,
    );
    return new Map(rows.map(({ number, balance }) => [number, balance]));
  }

  /** The documents that embedded books have taken in. */
  documents(): readonly { readonly type: AccountingDocument['type'] }[] {
    return this.#rows(
      z.object({ type: z.enum(ACCOUNTING_DOCUMENT_TYPES) }),
      `SELECT type FROM book_document`,
    );
  }

  /** Goods in embedded books, in thousandths, by "location sku". */
  stock(): ReadonlyMap<string, number> {
    const rows = this.#rows(
      z.object({ what: z.string(), quantity: z.int() }),
      `SELECT location || ' ' || sku AS what, quantity FROM book_stock
       JOIN book_item AS item ON item.id = item_id WHERE quantity <> 0`,
    );
    return new Map(rows.map(({ what, quantity }) => [what, quantity]));
  }

  #rows<Shape extends z.ZodType>(shape: Shape, sql: string): readonly z.output<Shape>[] {
    const ledger = new Database(this.#ledger, { readonly: true });
    try {
      return z.array(shape).parse(ledger.prepare(sql).all());
    } finally {
      ledger.close();
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

async function ok(engine: Engine, channel: Parameters<Engine['call']>[0], input: unknown): Promise<void> {
  const reply = await engine.call(channel, input);
  if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
}
