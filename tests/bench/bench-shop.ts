import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectStream } from '../../src-main/actions/streams/connect.ts';
import type { BooksAccount, Services, StreamInUse } from '../../src-main/core/ports/index.ts';
import type { PullRequest } from '../../src-main/sync/pull.ts';
import { booksOf } from '../../src-main/sync/books-of.ts';
import type { Stream } from '../../src-shared/model/index.ts';
import { openServices } from '../support/services.ts';
import { TILL_ZONE } from './till-file.ts';

/** What is wanted of everything, and never cancelled. */
export const ALL: PullRequest = { from: null, to: null, signal: new AbortController().signal };

/** A place with a ledger and a watched folder. */
export interface BenchShop {
  readonly home: string;
  readonly folder: string;
  readonly ledger: string;
  remove(): void;
}

export function makeShop(): BenchShop {
  const home = mkdtempSync(path.join(tmpdir(), 'daybook-bench-'));
  const folder = path.join(home, 'till');
  mkdirSync(folder);
  return {
    home,
    folder,
    ledger: path.join(home, 'shop.daybook'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** The ledger opened, and the till's stream in it, connected where it is not. */
export async function openShop(shop: BenchShop): Promise<{
  readonly services: Services;
  readonly stream: Stream;
  readonly books: BooksAccount;
  readonly use: StreamInUse;
}> {
  const services = await openServices(shop.ledger);
  const name = 'Tills';
  const stream =
    (await services.ledger.streams.byName(name)) ??
    (await connectStream(services, {
      provider: 'file',
      name,
      folder: shop.folder,
      currency: 'MYR',
      settings: { timeZone: TILL_ZONE, acceptSuggestions: true, autoInvoice: true },
    }));
  const books = await booksOf(services, stream);
  return { services, stream, books, use: { stream, books } };
}
