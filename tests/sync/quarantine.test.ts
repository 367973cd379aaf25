import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import Database from 'better-sqlite3';
import type { BooksAccount, Services } from '../../src-main/core/ports/index.ts';
import { verifyBooks } from '../../src-main/sync/quarantine/verify.ts';
import { booksId, failure } from '../../src-shared/model/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { Fate, Killed } from '../support/delivery-shop.ts';
import { HEAD_OFFICE, QuarantineShop } from '../support/quarantine-shop.ts';

const opened: QuarantineShop[] = [];
afterEach(async () => {
  for (const shop of opened.splice(0)) await shop.remove();
});

async function aShop(...args: Parameters<typeof QuarantineShop.open>): Promise<QuarantineShop> {
  const shop = await QuarantineShop.open(...args);
  opened.push(shop);
  return shop;
}

const books = HEAD_OFFICE;
const [DAY_1, DAY_2, DAY_3] = ['2026-10-01', '2026-10-02', '2026-10-03'] as const;
const ALL_FOUND = ['succeeded'];

describe('an older backup is restored after more was posted', () => {
  test('nothing is posted or doubled, what differs is listed, and a person lets posting go on', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    const backup = await shop.backUp();
    await shop.trade(DAY_2, DAY_3);
    const made = [...shop.books.made];
    const before = await shop.numbers();
    expect(made).toHaveLength(6);
    const [first, second] = made;
    // One of what the backup knows was deleted in the books, another one changed there.
    shop.books.held.delete(first!);
    shop.books.held.set(second!, { number: 'CHANGED', contentHash: 'other' });
    await shop.restore(backup);
    expect(await shop.quarantined()).toMatchObject([{ books, cause: 'restored', findings: null }]);
    expect(await shop.ask('books.connections', {})).toMatchObject({
      books: [{ name: books, quarantine: { cause: 'restored', compared: false } }],
    });

    const run = await shop.sync();
    expect(run.attention).toMatchObject([
      { kind: 'failed', stream: 'Till', failure: { code: 'posting-quarantined', where: books } },
    ]);
    expect(run.digests.built).toBe(4);
    expect(await shop.ask('digests.post', {})).toMatchObject({ posted: 0 });
    expect((await shop.reply('status.refresh', {})).ok).toBe(false);
    expect(Object.keys(await shop.states())).toHaveLength(2);
    expect(shop.books.made).toEqual(made);

    const refused = await shop.reply('status.end-quarantine', { books, reason: 'I know' });
    expect(refused).toMatchObject({ failure: { code: 'status-not-verified' } });
    const verified = await shop.ask('status.verify', { books });
    const unknownHere = made.slice(2).map((key) => before[key] ?? '');
    expect(verified).toMatchObject({
      quarantine: { findings: { same: 0, different: 1, missing: 1, unknownHere: 4 } },
      different: [before[second!]],
      missing: [before[first!]],
      unknownHere: unknownHere.toSorted((a, b) => (a < b ? -1 : 1)),
    });
    // Who was not there when it was compared finds the same.
    const { different, missing, unknownHere: onlyThere } = verified;
    const numbers = { different, missing, unknownHere: onlyThere };
    expect(await shop.quarantined()).toMatchObject([{ ...verified.quarantine, numbers }]);
    await shop.ask('status.end-quarantine', { books, reason: 'Compared one by one' });
    expect(await shop.quarantined()).toEqual([]);
    expect(await shop.ask('books.connections', {})).toMatchObject({ books: [{ quarantine: null }] });

    await shop.sync();
    expect(shop.books.made).toEqual(made);
    expect(await shop.numbers()).toEqual(before);
    expect([...new Set(Object.values(await shop.states()))]).toEqual(ALL_FOUND);
    await shop.restart();
    expect(await shop.quarantined()).toEqual([]);
    await shop.trade('2026-10-04');
    expect(shop.books.made).toHaveLength(8);
    expect(new Set(shop.books.made).size).toBe(8);
  });

  test('what was not posted since agrees, and posting goes on by itself', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    await shop.restore(await shop.backUp());
    expect(await shop.quarantined()).toHaveLength(1);
    expect(await shop.ask('status.verify', { books })).toEqual({
      quarantine: null,
      different: [],
      missing: [],
      unknownHere: [],
    });
    await shop.trade(DAY_2);
    expect(shop.books.made).toHaveLength(4);
    await shop.restart();
    expect(await shop.quarantined()).toEqual([]);
  });

  test('a backup of before the first posting is compared too', async () => {
    const shop = await aShop();
    const backup = await shop.backUp();
    await shop.trade(DAY_1);
    await shop.restore(backup);
    expect(await shop.quarantined()).toMatchObject([{ cause: 'restored' }]);
    expect(await shop.ask('status.verify', { books })).toMatchObject({
      quarantine: { findings: { same: 0, unknownHere: 2 } },
    });
  });

  test('a backup is restored once more, after postings of the ledger that it was restored to', async () => {
    const shop = await aShop();
    const backup = await shop.backUp();
    await shop.restore(backup);
    expect(await shop.quarantined()).toEqual([]);
    await shop.trade(DAY_1);
    for (const time of ['second', 'third']) {
      await shop.restore(backup);
      expect(await shop.quarantined(), time).toMatchObject([{ cause: 'restored' }]);
      await shop.trade(DAY_2);
      expect(shop.books.made).toHaveLength(2);
    }
    expect(await shop.ask('status.verify', { books })).toMatchObject({
      quarantine: { findings: { unknownHere: 2 } },
    });
  });

  test('a backup in the place of a ledger that cannot be read is compared too', async () => {
    const shop = await aShop();
    const backup = await shop.backUp();
    await shop.restore(backup);
    await shop.trade(DAY_1);
    await shop.stop();
    writeFileSync(shop.ledger, new Uint8Array(8192).fill(9));
    await shop.restore(backup);
    expect(await shop.quarantined()).toMatchObject([{ cause: 'restored' }]);
  });

  test('what the backup had on its way has come to the books meanwhile: it is not made again', async () => {
    const shop = await aShop();
    shop.books.answer = () => 'lost on the way there';
    await shop.trade(DAY_1);
    const backup = await shop.backUp();
    shop.books.answer = () => 'created';
    await shop.services.ledger.deliveries.release({});
    await shop.sync();
    expect(shop.books.made).toHaveLength(2);
    await shop.restore(backup);
    // Nothing of it is due while it is not compared, so that nobody runs for it in vain.
    expect(await shop.services.ledger.deliveries.dueAt(booksId('bks_office'))).toBeNull();
    expect(await shop.ask('status.verify', { books })).toMatchObject({ quarantine: null });
    expect([...new Set(Object.values(await shop.states()))]).toEqual(ALL_FOUND);
    await shop.sync();
    expect(shop.books.made).toHaveLength(2);
  });

  test('what the books refused before it is not posted anew for a lock: they may have it by now', async () => {
    const shop = await aShop();
    shop.books.answer = () => ({ refused: failure('period-locked') });
    await shop.trade(DAY_1);
    const backup = await shop.backUp();
    shop.books.answer = () => 'created';
    await shop.services.ledger.deliveries.release({});
    await shop.sync();
    expect(shop.books.made).toHaveLength(2);
    shop.books.locked = businessDate(DAY_2);
    await shop.restore(backup);
    await shop.sync();
    await shop.ask('digests.post', {});
    expect(Object.values(await shop.states())).toEqual(['failed', 'failed']);
    expect(await shop.ask('status.verify', { books })).toMatchObject({ quarantine: null });
    await shop.sync();
    expect(Object.values(await shop.states())).toEqual(['succeeded', 'succeeded']);
    expect(shop.books.made).toHaveLength(2);
    // Nobody has asked for anything to be tried again.
    const { entries } = await shop.ask('audit.list', { group: 'retry' });
    expect(entries).toEqual([]);
  });

  test('numbers that the books have are kept by their documents and given to no others', async () => {
    const shop = await aShop();
    const backup = await shop.backUp();
    await shop.trade(DAY_1);
    const before = await shop.numbers();
    // The books have one of the numbers on a document that the till does not tell of any more.
    const [key, held] = [...shop.books.held][0]!;
    shop.books.held.delete(key);
    const other = key.replace('r1', 'r9') as typeof key;
    shop.books.held.set(other, held);
    await shop.restore(backup);
    await shop.ask('status.verify', { books });
    await shop.ask('status.end-quarantine', { books, reason: 'Compared' });
    await shop.sync();
    const after = await shop.numbers();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after[key]).not.toBe(before[key]);
    expect(Object.values(after)).not.toContain(held.number);
    const { [key]: _, ...rest } = before;
    expect(after).toMatchObject(rest);
  });
});

describe('which ledgers are held up', () => {
  test('not a new one, and not one that is opened again', async () => {
    const shop = await aShop();
    expect(await shop.quarantined()).toEqual([]);
    await shop.trade(DAY_1);
    for (const day of [DAY_2, DAY_3]) {
      await shop.restart();
      expect(await shop.quarantined()).toEqual([]);
      await shop.trade(day);
    }
    expect(shop.books.made).toHaveLength(6);
  });

  test('a copy that is opened on another computer', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    await shop.stop();
    shop.data = path.join(shop.home, 'other computer');
    await shop.start();
    expect(await shop.quarantined()).toMatchObject([{ books, cause: 'copied' }]);
    await shop.restart();
    expect(await shop.quarantined()).toMatchObject([{ books, cause: 'copied' }]);
    expect(await shop.ask('status.verify', { books })).toMatchObject({ quarantine: null });
    await shop.trade(DAY_2);
    await shop.restart();
    expect(await shop.quarantined()).toEqual([]);
    expect(shop.books.made).toHaveLength(4);
  });

  test('an older copy that somebody puts back by hand', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    const copy = await shop.copyTo('older');
    await shop.start();
    await shop.trade(DAY_2);
    await shop.putInPlace(copy);
    await shop.start();
    expect(await shop.quarantined()).toMatchObject([{ books, cause: 'behind' }]);
    await shop.sync();
    expect(shop.books.made).toHaveLength(4);
    expect(await shop.ask('status.verify', { books })).toMatchObject({
      quarantine: { findings: { same: 2, different: 0, missing: 0, unknownHere: 2 } },
    });
    await shop.ask('status.end-quarantine', { books, reason: 'Compared' });
    await shop.restart();
    expect(await shop.quarantined()).toEqual([]);
    await shop.sync();
    expect(shop.books.made).toHaveLength(4);
    expect([...new Set(Object.values(await shop.states()))]).toEqual(ALL_FOUND);
  });

  test('not one that is older than the record, which begins with it', async () => {
    const shop = await aShop();
    const { data } = shop;
    await shop.trade(DAY_1);
    await shop.stop();
    const raw = new Database(shop.ledger);
    raw.exec('UPDATE ledger SET unrecorded = 1');
    raw.close();
    shop.data = path.join(shop.home, 'new program');
    await shop.start();
    expect(await shop.quarantined()).toEqual([]);
    await shop.stop();
    shop.data = data;
    await shop.start();
    expect(await shop.quarantined()).toEqual([]);
    await shop.stop();
    shop.data = path.join(shop.home, 'other computer');
    await shop.start();
    expect(await shop.quarantined()).toMatchObject([{ cause: 'copied' }]);
  });

  test('never the embedded books, which are in the ledger', async () => {
    const shop = await aShop('embedded');
    await shop.trade(DAY_1);
    const backup = await shop.backUp();
    await shop.trade(DAY_2);
    await shop.stop();
    shop.data = path.join(shop.home, 'other computer');
    await shop.start('embedded');
    expect(await shop.quarantined()).toEqual([]);
    await shop.restore(backup);
    expect(await shop.quarantined()).toEqual([]);
  });
});

describe('the record outside of the ledger', () => {
  test('is written before anything is sent: a crash in between harms nobody', async () => {
    const shop = await aShop();
    shop.sell(DAY_1);
    const create = shop.books.create.bind(shop.books);
    shop.books.create = () => Promise.reject(new Error('killed'));
    await expect(shop.sync()).rejects.toThrow('killed');
    shop.books.create = create;
    const { generation } = await shop.services.ledger.info();
    expect(shop.services.postingRecord?.read(generation)?.get(booksId('bks_office'))).toBe(2);
    await shop.restart();
    expect(await shop.quarantined()).toEqual([]);
    await shop.sync();
    expect(shop.books.made).toHaveLength(2);
    expect([...new Set(Object.values(await shop.states()))]).toEqual(ALL_FOUND);
  });

  test('that cannot be written lets nothing go out', async () => {
    const shop = await aShop();
    writeFileSync(path.join(shop.home, 'no folder'), '');
    await shop.stop();
    shop.data = path.join(shop.home, 'no folder');
    await shop.start();
    shop.sell(DAY_1);
    const run = await shop.sync();
    expect(run.attention).toMatchObject([{ kind: 'failed', failure: { code: 'file-not-writable' } }]);
    expect(shop.books.made).toEqual([]);
    expect([...new Set(Object.values(await shop.states()))]).toEqual(['waiting']);
    await shop.stop();
    shop.data = path.join(shop.home, 'a folder');
    mkdirSync(shop.data);
    await shop.start();
    await shop.sync();
    expect(shop.books.made).toHaveLength(2);
  });
});

describe('comparing', () => {
  /** A restored ledger with something of everything to be found, and more keys in the books than one page has. */
  async function restored(): Promise<QuarantineShop> {
    const shop = await aShop();
    await shop.trade(DAY_1);
    shop.books.answer = () => 'lost on the way there';
    await shop.trade(DAY_2);
    const backup = await shop.backUp();
    shop.books.answer = () => 'created';
    await shop.services.ledger.deliveries.release({});
    await shop.trade(DAY_3);
    const [first, second] = shop.books.made;
    shop.books.held.delete(first!);
    shop.books.held.set(second!, { number: 'CHANGED', contentHash: 'other' });
    await shop.restore(backup);
    return shop;
  }

  /** All that is left of it, but for clocks. */
  async function outcome(shop: QuarantineShop): Promise<unknown> {
    const { quarantine } = shop.services.ledger;
    const office = booksId('bks_office');
    return [
      (await quarantine.of(office))?.findings,
      await quarantine.numbers(office),
      await shop.states(),
      shop.books.made,
    ];
  }

  test('goes on where it was killed, before and after any of its commits, and finds the same', async () => {
    const undisturbed = await restored();
    await undisturbed.ask('status.verify', { books });
    const expected = await outcome(undisturbed);
    expect(expected).toMatchObject([{ same: 2, different: 1, missing: 1, unknownHere: 2 }, {}, {}, {}]);
    const start = await restored();
    const copy = await start.copyTo('start');
    let kills = 0;
    for (let step = 1; ; step += 1) {
      let ended = true;
      for (const when of ['before', 'after'] as const) {
        await start.putInPlace(copy);
        await start.start();
        const fate = new Fate([[step, when]]);
        const dying = dyingBy(fate, start.services);
        const killed = await verifyBooks(dying, await account(start)).catch((error: unknown) => error);
        if (!(killed instanceof Killed)) continue;
        ended = false;
        kills += 1;
        await start.restart();
        expect(await start.quarantined()).toHaveLength(1);
        await start.ask('status.verify', { books });
        expect(await outcome(start), `${when} commit ${step}`).toEqual(expected);
      }
      if (ended) break;
    }
    expect(kills).toBeGreaterThanOrEqual(14);
  });

  test('that agrees and is killed at its end leaves no ledger that posts twice', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    await shop.restore(await shop.backUp());
    const copy = await shop.copyTo('start');
    for (let step = 1; ; step += 1) {
      await shop.putInPlace(copy);
      await shop.start();
      const dying = dyingBy(new Fate([[step, 'after']]), shop.services);
      const killed = await verifyBooks(dying, await account(shop)).catch((error: unknown) => error);
      await shop.restart();
      await shop.ask('status.verify', { books });
      expect(await shop.quarantined(), `step ${step}`).toEqual([]);
      await shop.restart();
      expect(await shop.quarantined(), `after step ${step}`).toEqual([]);
      if (!(killed instanceof Killed)) break;
    }
  });

  test('stops when a person wants it to, tells how far it is, and does not end the quarantine', async () => {
    const shop = await restored();
    const stop = new AbortController();
    const told: unknown[] = [];
    const services: Services = {
      ...shop.services,
      signal: stop.signal,
      onProgress: (progress) => {
        told.push(progress);
        stop.abort();
      },
    };
    expect(await shop.reply('status.verify', { books }, services)).toMatchObject({
      value: { quarantine: { findings: null } },
    });
    expect(told).toEqual([{ phase: 'check', subject: books, done: 4, total: 4, unit: 'deliveries' }]);
    expect(await shop.ask('status.verify', { books })).toMatchObject({
      quarantine: { findings: { same: 2, different: 1, missing: 1, unknownHere: 2 } },
    });
  });

  test('once more begins anew: what was mended in the books agrees', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    const [key, held] = [...shop.books.held][0]!;
    shop.books.held.delete(key);
    await shop.restore(await shop.backUp());
    expect(await shop.ask('status.verify', { books })).toMatchObject({
      quarantine: { findings: { missing: 1 } },
    });
    shop.books.held.set(key, held);
    expect(await shop.ask('status.verify', { books })).toMatchObject({ quarantine: null });
  });

  test('finds what a till has brought that was connected after the backup, but no contacts of other companies', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    const backup = await shop.backUp();
    const [key, held] = [...shop.books.held][0]!;
    const account = key.slice(0, key.indexOf('/'));
    const contact = key.replace(account, 'other:1').replace('/invoice/', '/contact/') as typeof key;
    shop.books.held.set(contact, held);
    await shop.restore(backup);
    expect(await shop.ask('status.verify', { books })).toMatchObject({ quarantine: null });
    shop.books.held.set(key.replace(account, 'other:1') as typeof key, { ...held, number: 'OTHER-1' });
    await shop.restore(backup);
    expect(await shop.ask('status.verify', { books })).toMatchObject({
      quarantine: { findings: { same: 2, unknownHere: 1 } },
      unknownHere: ['OTHER-1'],
    });
  });

  test('with books that cannot tell what they have is ended by a person', async () => {
    const shop = await aShop();
    await shop.trade(DAY_1);
    await shop.restore(await shop.backUp());
    Object.defineProperty(shop.books, 'heldKeys', { value: undefined });
    expect(await shop.ask('status.verify', { books })).toMatchObject({
      quarantine: { findings: { same: 2, different: 0, missing: 0, unknownHere: 0 } },
    });
    await shop.ask('status.end-quarantine', { books, reason: 'Looked at the books' });
    expect(await shop.quarantined()).toEqual([]);
  });

  test('of books that do not answer says why, and of books in no quarantine nothing', async () => {
    const shop = await aShop();
    expect(await shop.ask('status.verify', { books })).toMatchObject({ quarantine: null });
    await shop.trade(DAY_1);
    await shop.restore(await shop.backUp());
    shop.books.down = () => failure('books-unreachable');
    expect(await shop.reply('status.verify', { books })).toMatchObject({
      failure: { code: 'books-unreachable' },
    });
    expect(await shop.quarantined()).toHaveLength(1);
  });
});

async function account(shop: QuarantineShop): Promise<BooksAccount> {
  return (await shop.services.ledger.books.list())[0]!;
}

/** Services of a program that dies at a commit. */
function dyingBy(fate: Fate, services: Services): Services {
  const { ledger } = services;
  const quarantine = fate.over(ledger.quarantine, [
    'beginComparing',
    'noteCompared',
    'noteHeld',
    'endComparing',
    'end',
  ]);
  const deliveries = fate.over(ledger.deliveries, ['recover', 'release', 'settle']);
  return { ...services, ledger: { ...ledger, quarantine, deliveries } };
}
