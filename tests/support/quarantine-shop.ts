import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Services } from '../../src-main/core/ports/index.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import { createIds } from '../../src-main/platform/index.ts';
import { restoreLedger } from '../../src-main/storage/restore.ts';
import { watchLedger } from '../../src-main/sync/quarantine/watch.ts';
import { runSync } from '../../src-main/sync/run.ts';
import type { Channel, Reply, RequestInput, Responses } from '../../src-shared/ipc/contract.ts';
import { type BooksSystem, booksId, type SyncRun } from '../../src-shared/model/index.ts';
import { putFile } from '../crash/scene.ts';
import { MYR } from './builders.ts';
import { FakeBooks } from './delivery-shop.ts';
import { openServices } from './services.ts';
import { LATER, type SaleRow, salesFile } from './shop.ts';

export const HEAD_OFFICE = 'Head office';

/** Sales of one day in two shops: two invoices. */
function salesOf(date: string): readonly SaleRow[] {
  return ['KL', 'PJ'].map((location) => ({ id: `${location}-${date}`, date, location, total: '5.00' }));
}

/**
 * A shop whose books somebody else keeps, on a computer with a data folder of its own: its ledger can be closed,
 * copied, restored and opened again, while the books stay what they are.
 */
export class QuarantineShop {
  readonly home = mkdtempSync(path.join(tmpdir(), 'daybook-quarantine-'));
  readonly ledger = path.join(this.home, 'shop.daybook');
  readonly till = path.join(this.home, 'till');
  /** Where the program keeps its own files. */
  data = path.join(this.home, 'data');
  books = new FakeBooks();
  #services: Services | null = null;

  /** A new ledger, with a stream that posts to books of this kind. */
  static async open(system: BooksSystem = 'tryton'): Promise<QuarantineShop> {
    const shop = new QuarantineShop();
    mkdirSync(shop.till);
    await shop.start(system);
    const { ledger, defaultChart } = shop.services;
    shop.books.accounts = defaultChart;
    const account = { id: booksId('bks_office'), name: HEAD_OFFICE, system, currency: MYR, connection: {} };
    await ledger.books.create(account, system === 'embedded' ? defaultChart : []);
    await shop.ask('streams.connect', {
      provider: 'file',
      name: 'Till',
      folder: shop.till,
      currency: 'MYR',
      books: HEAD_OFFICE,
      settings: { autoInvoice: true, timeZone: 'UTC' },
    });
    return shop;
  }

  get services(): Services {
    if (this.#services === null) throw new Error('The ledger is closed');
    return this.#services;
  }

  /** As the engine opens a ledger. */
  async start(system: BooksSystem = 'tryton'): Promise<void> {
    const remote = { books: () => this.books };
    this.#services = await openServices(this.ledger, {
      data: this.data,
      ...(system === 'embedded' ? {} : remote),
    });
    await watchLedger(this.services);
  }

  async stop(): Promise<void> {
    await this.#services?.ledger.close();
    this.#services = null;
  }

  async restart(system: BooksSystem = 'tryton'): Promise<void> {
    await this.stop();
    await this.start(system);
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  sell(date: string): void {
    putFile({ folder: this.till }, `${date}.csv`, salesFile(salesOf(date)));
  }

  async sync(services = this.services): Promise<SyncRun> {
    const streams = await services.ledger.streams.list();
    return runSync(services, { streams, from: null, to: null, signal: services.signal });
  }

  /** Sells and posts. */
  async trade(...dates: readonly string[]): Promise<void> {
    for (const date of dates) this.sell(date);
    await this.sync();
  }

  reply<C extends Channel>(channel: C, input: RequestInput<C>, services = this.services): Promise<Reply<C>> {
    return serve(services, channel, input);
  }

  async ask<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]> {
    const reply = await this.reply(channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  }

  /** What of the books is in quarantine, as the panel says. */
  async quarantined() {
    return (await this.ask('status.panel', {})).quarantined;
  }

  async states(): Promise<Readonly<Record<string, string>>> {
    const { rows } = await this.services.ledger.deliveries.list(null, { cursor: null, limit: 200 });
    return Object.fromEntries(rows.map(({ number, state }) => [number, state]));
  }

  /** Numbers by key, to see that a document made anew is the same one. */
  async numbers(): Promise<Readonly<Record<string, string>>> {
    const { rows } = await this.services.ledger.deliveries.list(null, { cursor: null, limit: 200 });
    return Object.fromEntries(rows.map(({ key, number }) => [key, number]));
  }

  /** A copy of the ledger as a person makes one, with the program closed. */
  async copyTo(name: string): Promise<string> {
    await this.stop();
    const copy = path.join(this.home, name);
    cpSync(this.ledger, copy);
    return copy;
  }

  /** Puts a copy in the place of the ledger by hand. */
  async putInPlace(copy: string): Promise<void> {
    await this.stop();
    for (const end of ['', '-wal', '-shm']) rmSync(`${this.ledger}${end}`, { force: true });
    cpSync(copy, this.ledger);
  }

  async backUp(): Promise<string> {
    const backup = path.join(this.home, 'backup.daybook');
    await this.services.ledger.backup(backup);
    return backup;
  }

  /** As the program restores a backup. */
  async restore(backup: string): Promise<void> {
    await this.stop();
    const clock = { now: () => LATER };
    restoreLedger(this.ledger, backup, { clock, ids: createIds(clock) });
    await this.start();
  }
}
