import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Services } from '../../src-main/core/ports/index.ts';
import type { Client } from '../../src-main/books/tryton/client.ts';
import type { AccountingDocument } from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { HOUR_MS } from '../../src-shared/time/units.ts';
import { FaultProxy, type Passed } from '../support/fault-proxy.ts';
import { openServices } from '../support/services.ts';
import { LATER } from '../support/shop.ts';
import { clientOf, POS_USER } from '../support/tryton/company.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';
import { allDeliveries, connect, deliverOver, post, type Reached, TRYTON } from './daybook.ts';
import { BEFORE, documentsOf, type Made } from './documents.ts';
import { effectOf, goodsSums, waysOf } from './effect.ts';
import { accountSums, goodsWays, holdingsOf } from './holding.ts';
import { differing } from './judge.ts';
import type { Kind } from './kinds.ts';
import { nameOfCall } from './steps.ts';
import { flawsOf } from './whole.ts';

/** Longer than books are left alone after any failure. */
const LATER_BY_MS = 8 * HOUR_MS;
/** A run that finds the books well needs one; none needs more than this. */
const MOST_RUNS = 5;

/** A clock that moves when it is told to. */
class Watch {
  at: Instant = LATER;
  now(): Instant {
    return this.at;
  }
  advance(ms: number): void {
    this.at = instant(this.at + ms);
  }
}

/** How a document of a kind goes in when nothing is wrong, and what the books hold of it then. */
export interface Undisturbed {
  readonly kind: Kind;
  readonly passed: readonly Passed[];
  readonly wanted: readonly string[];
}

/** A ledger with one document on its way. */
export class Shop {
  readonly made: Made;
  readonly clock = new Watch();
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'daybook-matrix-'));
  readonly file = path.join(this.#folder, 'shop.daybook');
  #open: Promise<Services> | null = null;

  constructor(made: Made, ledger: Uint8Array) {
    this.made = made;
    writeFileSync(this.file, ledger);
  }

  /** The ledger, opened when it is not. */
  services(): Promise<Services> {
    this.#open ??= openServices(this.file, { clock: this.clock });
    return this.#open;
  }

  /** Closes the ledger, so that another process can open it. */
  async close(): Promise<void> {
    const services = await this.#open;
    this.#open = null;
    await services?.ledger.close();
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A company in a Tryton of its own, with a proxy before it: what is tried one by one. */
export class Lane {
  readonly server: TrytonServer;
  readonly proxy: FaultProxy;
  /** Asks Tryton itself, past the proxy. */
  readonly client: Client;
  readonly #ledger: Uint8Array;
  readonly #effects: AccountingDocument[] = [...BEFORE];
  #made = 0;

  private constructor(server: TrytonServer, proxy: FaultProxy, ledger: Uint8Array) {
    this.server = server;
    this.proxy = proxy;
    this.#ledger = ledger;
    this.client = clientOf(server, POS_USER);
  }

  /** Starts a Tryton in which what the kinds build on is there already, and one document of each of these. */
  static async open(kinds: readonly Kind[]): Promise<Lane> {
    const server = await startTryton();
    const proxy = await FaultProxy.open(() => server.url, nameOfCall);
    const lane = new Lane(server, proxy, await connectedLedger());
    try {
      for (const document of BEFORE) await lane.#deliver({ document, beside: [], parties: [], items: [] });
      for (const kind of kinds) await lane.#deliver(lane.make(kind));
    } catch (error) {
      await lane.close();
      throw error;
    }
    return lane;
  }

  /** Each kind without a fault. @throws Error when a document does not go in even so */
  async undisturbed(kinds: readonly Kind[]): Promise<readonly Undisturbed[]> {
    const went: { readonly kind: Kind; readonly made: Made; readonly passed: readonly Passed[] }[] = [];
    for (const kind of kinds) {
      const made = this.make(kind);
      await this.#deliver(made);
      went.push({ kind, made, passed: this.proxy.passed });
    }
    const held = await holdingsOf(
      this.client,
      went.map(({ made }) => made),
    );
    return went.map(({ kind, made, passed }) => {
      const holding = held.get(made.document.key) ?? { records: [], accounts: null };
      const flaws = flawsOf(kind, holding, passed);
      if (flaws.length > 0) throw new Error(`${kind.name} without any fault: ${flaws.join('; ')}`);
      return { kind, passed, wanted: holding.records };
    });
  }

  /** A document of a kind that no other cell has. */
  make(kind: Kind): Made {
    this.#made += 1;
    const made = kind.make(this.#made);
    if (!kind.stays) this.#effects.push(...documentsOf(made));
    return made;
  }

  /** A ledger of its own, connected to these books, in which the document waits. */
  async shopOf(made: Made): Promise<Shop> {
    const shop = new Shop(made, this.#ledger);
    await post(await shop.services(), TRYTON, documentsOf(made));
    return shop;
  }

  /** One delivery run, as the program makes one. */
  async run(shop: Shop, options: Pick<Reached, 'timeoutMs'> = {}): Promise<void> {
    const { database } = this.server;
    const services = await shop.services();
    await deliverOver(services, shop.clock, { url: this.proxy.url, database, ...options });
  }

  /** Runs as a schedule makes them, hours apart, until the delivery is in the books; else says why not. */
  async recover(shop: Shop): Promise<string | null> {
    let words: string | null = null;
    for (let runs = 0; runs < MOST_RUNS; runs += 1) {
      shop.clock.advance(LATER_BY_MS);
      await this.run(shop);
      words = await whyNotIn(shop);
      if (words === null) return null;
    }
    return words;
  }

  async #deliver(made: Made): Promise<void> {
    this.proxy.meet(null);
    const shop = await this.shopOf(made);
    try {
      await this.run(shop);
      const words = await whyNotIn(shop);
      if (words !== null) throw new Error(`${made.document.key} without any fault: ${words}`);
    } finally {
      await shop.remove();
    }
  }

  /** What accounts and goods differ in from what all documents together come to. */
  async sumsThatDiffer(): Promise<readonly string[]> {
    const ways = this.#effects.flatMap(waysOf);
    return [
      ...differing(effectOf(this.#effects), await accountSums(this.client)),
      ...differing(goodsSums(ways), goodsSums(await goodsWays(this.client))),
    ];
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.server.remove();
  }
}

/** Null when all that was to be delivered has succeeded. */
async function whyNotIn(shop: Shop): Promise<string | null> {
  const rows = await allDeliveries(await shop.services(), documentsOf(shop.made).length);
  const open = rows.filter(({ state }) => state !== 'succeeded');
  return open.length === 0
    ? null
    : open.map(({ state, cause }) => `${state} ${JSON.stringify(cause)}`).join(', ');
}

/** Made once: migrating a new file for each cell takes longer than most cells. */
async function connectedLedger(): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-matrix-'));
  try {
    const file = path.join(folder, 'empty.daybook');
    const services = await openServices(file, { clock: new Watch() });
    await connect(services, TRYTON);
    await services.ledger.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
