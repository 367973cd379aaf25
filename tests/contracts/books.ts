import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BOOKS_LISTS, type Books, type CreateOutcome } from '../../src-main/core/ports/index.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import {
  type AccountingDocument,
  type AccountingDocumentType,
  accountNumber,
  balancedEntry,
  type BillingDocument,
  type DeliveryKey,
  deliveryKey,
  type ReceiptDocument,
} from '../../src-shared/model/index.ts';
import { minor, quantity, unitPrice, ZERO } from '../../src-shared/money/index.ts';
import { addDays, type BusinessDate, businessDate } from '../../src-shared/time/index.ts';
import {
  aBillingLine,
  accountInvoiceOf,
  adjustmentOf,
  billingOf,
  contactOf,
  countOf,
  goodsOf,
  journalOf,
  openingOf,
  pieces,
  receiptOf,
  reversalOf,
  transferOf,
} from '../support/accounting-documents.ts';
import { MONDAY, WEDNESDAY } from '../support/builders.ts';

/** What a suite needs of the books it looks at: with our default chart, and nothing in them yet. */
export interface BooksUnderContract {
  readonly books: Books;
  /** Locks every period up to a day, the last of February, as a person does in the books. */
  lockThrough(day: BusinessDate): Promise<void>;
  /**
   * Enters a document with the contact, date and total of one of ours, as a person or another program does;
   * answers its number. Left out by books that get nothing but what Daybook sends.
   */
  enter?(like: BillingDocument | ReceiptDocument): Promise<string>;
  /**
   * The same books over a connection that breaks at the nth call that changes something: before it gets
   * there, or when its answer is on its way back. Left out by books without a connection.
   */
  breaking?(at: { readonly call: number; readonly when: 'before' | 'after' }): Books;
  close(): Promise<void>;
}

/** A sale with tax, a discount, two tenders and cash rounding: 21.20 and 0.02 rounded. */
export function aDaysInvoice(key: string, parts: Partial<BillingDocument> = {}): BillingDocument {
  const base = billingOf(key, []);
  const entry = (narration: string, lines: readonly (readonly [string, number])[]) => {
    const made = balancedEntry(
      base.date,
      narration,
      lines.map(([account, amount]) => ({
        account: accountNumber(account),
        amount: minor(amount),
        memo: narration,
      })),
    );
    return made === null ? [] : [made];
  };
  return {
    ...base,
    total: minor(2_120),
    lines: [
      aBillingLine(minor(1_590), {
        quantity: quantity(3_000),
        unitPrice: unitPrice(6_000_000),
        discount: minor(300),
        net: minor(1_500),
        tax: minor(90),
        taxCode: 'SR6',
        discountAccount: accountNumber('4200'),
      }),
      aBillingLine(minor(530), {
        sku: 'CUP-1',
        description: 'Cup',
        net: minor(500),
        tax: minor(30),
        taxCode: 'SR6',
      }),
    ],
    payments: [
      { method: 'Cash', account: accountNumber('1010'), amount: minor(1_122) },
      { method: 'Card', account: accountNumber('1110'), amount: minor(1_000) },
    ],
    rounding: minor(2),
    entries: [
      ...entry('Sales', [
        ['1200', 2_120],
        ['4200', 300],
        ['4000', -2_300],
        ['2100', -120],
      ]),
      ...entry('Payments', [
        ['1010', 1_122],
        ['1110', 1_000],
        ['6900', -2],
        ['1200', -2_120],
      ]),
    ],
    ...parts,
  };
}

/** What comes back of it: 5.30 refunded in cash. */
export function aDaysCreditNote(key: string): BillingDocument {
  const turned = (lines: readonly (readonly [string, number])[]) => {
    const made = balancedEntry(
      MONDAY,
      'Returns',
      lines.map(([account, amount]) => ({
        account: accountNumber(account),
        amount: minor(amount),
        memo: 'Returns',
      })),
    );
    return made === null ? [] : [made];
  };
  return {
    ...billingOf(key, [], { type: 'credit-note' }),
    total: minor(530),
    lines: [
      aBillingLine(minor(530), {
        account: accountNumber('4100'),
        net: minor(500),
        tax: minor(30),
        taxCode: 'SR6',
      }),
    ],
    payments: [{ method: 'Cash', account: accountNumber('1010'), amount: minor(530) }],
    entries: [
      ...turned([
        ['1200', -530],
        ['4100', 500],
        ['2100', 30],
      ]),
      ...turned([
        ['1010', -530],
        ['1200', 530],
      ]),
    ],
  };
}

/** What every accounting system promises, whatever it is. */
export function describeBooksContract(name: string, open: () => Promise<BooksUnderContract>): void {
  describe(`books contract: ${name}`, () => {
    let under: BooksUnderContract;
    let books: Books;
    let made = 0;
    beforeAll(async () => {
      under = await open();
      ({ books } = under);
    });
    afterAll(() => under.close());

    /** A key of its own for each document: these books are shared by all tests of the suite. */
    const key = (type: string): string => `sample:1/KL/2026-03-02/${type}/${(made += 1)} of_50%25/r1`;
    const takes = (type: AccountingDocumentType): boolean => books.capabilities.types.has(type);

    test('they say who they are, and what they can', async () => {
      expect(await books.test()).toMatchObject({
        currency: 'MYR',
        company: expect.stringMatching(/./u) as string,
      });
      expect(books.capabilities.types.size).toBeGreaterThan(0);
      expect(books.capabilities.limits.batch).toBeGreaterThan(0);
      const numbers = (await books.chart()).map(({ number }) => number);
      expect(numbers).toEqual(expect.arrayContaining(['1010', '1200', '2100', '4000', '6910']));
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(await books.balances(null)).toEqual([]);
    });

    test.each(BOOKS_LISTS)('they list their %s, each code once', async (what) => {
      const codes = (await books.list(what)).map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    });

    test('what they have never heard of they do not find', async () => {
      expect(await books.find([])).toEqual(new Map());
      expect(await books.find([deliveryKey(key('journal'))])).toEqual(new Map());
    });

    describe('a document is taken in, found again, and has moved what its entries say', () => {
      beforeAll(async () => {
        if (takes('contact')) await taken(books, contactOf(key('contact')));
      });

      test.each([
        ['contact', () => contactOf(key('contact'))],
        ['journal', () => journalOf(key('journal'))],
        ['receipt', () => receiptOf(key('receipt'))],
        ['invoice', () => aDaysInvoice(key('invoice'))],
        ['invoice', () => accountInvoiceOf(key('invoice'))],
        ['invoice', () => partlyPaid(key('invoice'))],
        ['credit-note', () => aDaysCreditNote(key('credit-note'))],
        ['goods-received', () => goodsOf(key('goods-received'), [{ sku: 'TEA-1', count: 3, cost: 600 }])],
        [
          'opening-balance',
          () => openingOf(key('opening-balance'), [{ sku: 'CUP-1', count: 2, value: 300 }]),
        ],
      ] as const)('%s', async (type, makeDocument) => {
        if (!takes(type)) return;
        const document = makeDocument();
        const before = await balancesOf(books);
        await taken(books, document);
        expect(await balancesOf(books)).toEqual(withEntries(before, [document]));
        expect([...(await books.find([document.key])).keys()]).toEqual([document.key]);
      });

      test('a document that is taken back leaves the accounts as they were', async () => {
        if (!takes('reversal')) return;
        const before = await balancesOf(books);
        const journal = journalOf(key('journal'));
        await taken(books, journal);
        await taken(books, reversalOf(journal));
        expect(await balancesOf(books)).toEqual(before);
      });

      test('a pending journal and an inactive receipt move nothing yet', async () => {
        const before = await balancesOf(books);
        const waiting = [
          journalOf(key('journal'), { state: 'pending' }),
          receiptOf(key('receipt'), { state: 'inactive' }),
        ].filter(({ type }) => takes(type));
        await taken(books, ...waiting);
        expect(await balancesOf(books)).toEqual(before);
        expect((await books.find(waiting.map((document) => document.key))).size).toBe(waiting.length);
      });

      test('an invoice that comes later than one of a later day is taken in all the same', async () => {
        const before = await balancesOf(books);
        const late = aDaysInvoice(key('invoice'));
        const later = onDay(aDaysInvoice(key('invoice')), WEDNESDAY);
        await taken(books, later);
        await taken(books, late);
        expect(await balancesOf(books)).toEqual(withEntries(before, [late, later]));
        expect((await books.find([late.key, later.key])).size).toBe(2);
      });

      test('balances as of a day leave out what comes after it', async () => {
        const before = await balancesOf(books, MONDAY);
        await taken(books, onDay(journalOf(key('journal')), addDays(WEDNESDAY, 1)));
        expect(await balancesOf(books, MONDAY)).toEqual(before);
      });
    });

    describe('goods', () => {
      const keepsGoods = (): boolean => books.capabilities.stock !== 'none';
      const each = (document: AccountingDocument, ...moved: readonly (readonly [string, number])[]) =>
        [document, moved] as const;

      test.each([
        [
          'that come in, and go back to the supplier',
          () =>
            each(
              goodsOf(key('goods-received'), [
                { sku: 'TEA-2', count: 12, cost: 1_200 },
                { sku: 'CUP-2', count: 1.5, cost: 150 },
                { sku: 'POT-2', count: -1, cost: -100 },
              ]),
              ['KL TEA-2', 12],
              ['KL CUP-2', 1.5],
              ['KL POT-2', -1],
            ),
        ],
        [
          'that are nothing worth',
          () => each(goodsOf(key('goods-received'), [{ sku: 'BAG-2', count: 5, cost: 0 }]), ['KL BAG-2', 5]),
        ],
        [
          'of several shops in one opening balance',
          () =>
            each(
              openingOf(key('opening-balance'), [
                { sku: 'TEA-2', count: 7, value: 700, location: 'PJ' },
                { sku: 'TEA-2', count: 2, value: 200 },
                { sku: 'PEN-2', count: 4, value: 80, location: 'PJ' },
              ]),
              ['PJ TEA-2', 7],
              ['KL TEA-2', 2],
              ['PJ PEN-2', 4],
            ),
        ],
        ['that are sold', () => each(sold(key('invoice')), ['KL TEA-2', -2.5])],
        [
          'that are sold where there are none, while others come back, beside what is no item',
          () =>
            each(
              billingOf(key('invoice'), [pieces('PEN-2', 1), pieces('TEA-2', -1), pieces('REPAIR', 1)]),
              ['KL PEN-2', -1],
              ['KL TEA-2', 1],
            ),
        ],
        [
          'that come back',
          () =>
            each(billingOf(key('credit-note'), [pieces('TEA-2', -1)], { type: 'credit-note' }), [
              'KL TEA-2',
              1,
            ]),
        ],
        [
          'that move with a journal',
          () => each(journalOf(key('journal'), { stock: [pieces('TEA-2', 1)] }), ['KL TEA-2', -1]),
        ],
        [
          'that are gone, and found',
          () =>
            each(
              adjustmentOf(key('stock-adjustment'), [pieces('TEA-2', 1), pieces('PEN-2', -3)]),
              ['KL TEA-2', -1],
              ['KL PEN-2', 3],
            ),
        ],
        [
          'that are counted, until somebody confirms it',
          () => each(countOf(key('stock-count'), { 'TEA-2': 4 })),
        ],
      ] as const)('%s, once', async (_, makeDocument) => {
        const [document, moved] = makeDocument();
        if (takes(document.type)) await movesGoods(document, moved);
      });

      test('that travel, first half and second', async () => {
        const name = key('transfer');
        const lines = [pieces('TEA-2', 3), pieces('PEN-2', 1)];
        if (takes('transfer-out')) {
          await movesGoods(transferOf('transfer-out', name, lines), [
            ['KL TEA-2', -3],
            ['KL PEN-2', -1],
          ]);
        }
        if (takes('transfer-in')) {
          await movesGoods(transferOf('transfer-in', name, lines), [
            ['PJ TEA-2', 3],
            ['PJ PEN-2', 1],
          ]);
        }
      });

      test('go back to where they came from when their document is taken back', async () => {
        if (!books.capabilities.undo || !takes('reversal')) return;
        const transfer = transferOf('transfer-out', key('transfer'), [pieces('TEA-2', 1)]);
        const adjusted = [pieces('TEA-2', 1), pieces('PEN-2', -3)];
        const documents = [
          sold(key('invoice')),
          goodsOf(key('goods-received'), [{ sku: 'TEA-2', count: 5, cost: 500 }]),
          adjustmentOf(key('stock-adjustment'), adjusted),
          transfer,
        ].filter(({ type }) => takes(type));
        for (const document of documents) {
          const before = [await stockOf(books), await balancesOf(books)];
          await taken(books, document);
          await taken(books, reversalOf(document));
          expect([await stockOf(books), await balancesOf(books)], document.type).toEqual(before);
        }
      });

      /** Takes it in twice: goods are where they should be, and the accounts what its entries say, once. */
      async function movesGoods(document: AccountingDocument, moved: Moved): Promise<void> {
        const before = { stock: await stockOf(books), balances: await balancesOf(books) };
        await taken(books, document);
        await taken(books, document);
        expect([...(await books.find([document.key])).keys()]).toEqual([document.key]);
        expect(await stockOf(books)).toEqual(keepsGoods() ? withGoods(before.stock, moved) : {});
        // Books that keep goods with their value add what they cost.
        if (books.capabilities.stock === 'values') return;
        expect(await balancesOf(books)).toEqual(withEntries(before.balances, [document]));
      }
    });

    describe('nothing is taken in twice', () => {
      test('the same key with the same content is the document that they have', async () => {
        for (const document of [journalOf(key('journal')), aDaysInvoice(key('invoice'))]) {
          const [first] = await offered(books, document);
          const after = await balancesOf(books);
          const [again] = await offered(books, document);
          expect(again).toEqual(first);
          expect(await balancesOf(books)).toEqual(after);
        }
      });

      test('the same key with other content is an alarm', async () => {
        for (const document of [journalOf(key('journal')), aDaysInvoice(key('invoice'))]) {
          await taken(books, document);
          const after = await balancesOf(books);
          const [again] = await offered(books, { ...document, location: 'PJ' });
          expect(again).toMatchObject({ kind: 'refused', cause: { code: 'duplicate-with-other-content' } });
          expect(await balancesOf(books)).toEqual(after);
          const found = (await books.find([document.key])).get(document.key);
          expect([null, hashOf(document)]).toContain(found?.contentHash);
        }
      });
    });

    describe('what others have entered', () => {
      test('of the same contact, date and total looks like ours, and nothing else does', async () => {
        if (under.enter === undefined) return;
        const contact = contactOf(key('contact'));
        await taken(books, contact);
        const customer = { code: contact.customer.code, name: contact.customer.name };
        const invoice = { ...accountInvoiceOf(key('invoice')), customer };
        const counter = aDaysInvoice(key('invoice'));
        const credit = aDaysCreditNote(key('credit-note'));
        const receipt = receiptOf(key('receipt'), { customer });
        const all = [invoice, counter, credit, receipt];
        expect(await looksLike(books, all)).toEqual([]);
        for (const like of all) {
          const number = await under.enter(like);
          expect(await looksLike(books, all)).toContainEqual({
            key: like.key,
            number,
            date: like.date,
            contact: expect.stringMatching(/./u) as string,
            total: like.total,
          });
        }
        expect(await looksLike(books, all)).toHaveLength(all.length);
        const others = [
          onDay(counter, WEDNESDAY),
          { ...counter, total: minor(2_121) },
          journalOf(key('journal')),
        ];
        expect(await looksLike(books, others)).toEqual([]);
      });

      test('is not what Daybook has sent itself', async () => {
        if (books.lookAlikes === undefined) return;
        const [sent, next] = [key('invoice'), key('invoice')].map((each) =>
          onDay(partlyPaid(each), addDays(MONDAY, 1)),
        );
        await taken(books, sent!);
        expect(await looksLike(books, [next!])).toEqual([]);
      });

      test('may be what another connection of Daybook has sent', async () => {
        const contact = contactOf(key('contact'));
        await taken(books, contact);
        const customer = { code: contact.customer.code, name: contact.customer.name };
        // After every other invoice: in books that number them by their dates a late one is only a move.
        const later = addDays(WEDNESDAY, 3);
        const sent = [
          { ...accountInvoiceOf(key('invoice')), customer },
          aDaysCreditNote(key('credit-note')),
          receiptOf(key('receipt'), { customer }),
        ].map((each) => onDay(each, later));
        await taken(books, ...sent);
        expect(await looksLike(books, sent)).toEqual([]);
        const again = sent.map((each) => ({
          ...each,
          key: deliveryKey(each.key.replace('sample:', 'file:')),
        }));
        const alike = await looksLike(books, again);
        expect(new Set(alike.map((each) => each.key))).toEqual(new Set(again.map((each) => each.key)));
        expect(alike).toContainEqual({
          key: again[0]?.key,
          number: (await books.find([sent[0]!.key])).get(sent[0]!.key)?.number,
          date: later,
          contact: expect.stringContaining(customer.name) as string,
          total: again[0]?.total,
        });
        const others = again.flatMap((each) => [
          onDay(each, addDays(later, 1)),
          { ...each, total: minor(each.total + 1) },
        ]);
        expect(await looksLike(books, others)).toEqual([]);
      });

      test('and may have come too late to be more than a journal', async () => {
        const contact = contactOf(key('contact'));
        const later = addDays(WEDNESDAY, 4);
        await taken(books, contact, onDay(aDaysInvoice(key('invoice')), later));
        const customer = { code: contact.customer.code, name: contact.customer.name };
        const late = [
          { ...accountInvoiceOf(key('invoice')), customer },
          aDaysInvoice(key('invoice')),
          { ...aDaysCreditNote(key('credit-note')), customer },
        ].map((each) => onDay(each, addDays(MONDAY, -1)));
        await taken(books, ...late);
        expect(await looksLike(books, late)).toEqual([]);
        const again = late.map((each) => ({
          ...each,
          key: deliveryKey(each.key.replace('sample:', 'file:')),
        }));
        const numbers = await books.find(late.map((each) => each.key));
        expect(await looksLike(books, again)).toEqual(
          expect.arrayContaining(
            again.map((each, at) => ({
              key: each.key,
              number: numbers.get(late[at]!.key)?.number,
              date: each.date,
              contact: expect.stringContaining(each.customer?.name ?? each.contact) as string,
              total: each.total,
            })),
          ),
        );
        const others = again.flatMap((each) => [
          onDay(each, addDays(MONDAY, -2)),
          { ...each, total: minor(each.total + 1) },
          { ...each, customer: { code: 'NOBODY-YET', name: 'Nobody yet' } },
        ]);
        expect(await looksLike(books, others)).toEqual([]);
      });
    });

    test('all that they hold of us they tell, page by page', async () => {
      if (books.heldKeys === undefined) return;
      const other = aDaysInvoice(key('invoice').replace('sample:1/', 'nobody:2/'));
      const mine = [
        journalOf(key('journal')),
        aDaysInvoice(key('invoice')),
        contactOf(key('contact')),
        other,
      ];
      await taken(books, ...mine);
      const held = new Map<DeliveryKey, { readonly number: string; readonly said: string }>();
      let place: string | null = null;
      do {
        const page: Awaited<ReturnType<NonNullable<Books['heldKeys']>>> = await books.heldKeys(place);
        for (const { key: one, ...rest } of page.held) {
          expect(held.has(one), one).toBe(false);
          held.set(one, rest);
        }
        place = page.next;
      } while (place !== null);
      for (const { key: one, number, type } of mine) {
        expect(held.get(one)?.number).toMatch(/./u);
        if (type !== 'contact') expect(`${held.get(one)?.said} `).toMatch(`${number} `);
      }
    });

    describe('what is refused', () => {
      test('names the account that the books do not have', async () => {
        const entry = balancedEntry(MONDAY, 'x', [
          { account: accountNumber('9876'), amount: minor(5), memo: 'x' },
          { account: accountNumber('1010'), amount: minor(-5), memo: 'x' },
        ]);
        const document = journalOf(key('journal'), { entries: entry === null ? [] : [entry] });
        const [outcome] = await offered(books, document);
        expect(outcome).toMatchObject({
          kind: 'refused',
          cause: { code: 'account-unknown', cure: { target: 'account:9876' } },
        });
        expect((await books.find([document.key])).size).toBe(0);
      });

      test('does not stop the others of its batch', async () => {
        const [first, last] = [journalOf(key('journal')), journalOf(key('journal'))];
        const before = await balancesOf(books);
        // After every other invoice, so that books which number them by their dates would take it as one.
        const unknown = onDay(
          { ...billingOf(key('invoice'), []), entries: entriesOn('9876') },
          addDays(WEDNESDAY, 2),
        );
        const outcomes = await offered(books, first, unknown, last);
        expect(outcomes.map(({ key: of, kind }) => [of, kind])).toEqual([
          [first.key, 'created'],
          [unknown.key, 'refused'],
          [last.key, 'created'],
        ]);
        expect(await balancesOf(books)).toEqual(withEntries(before, [first, last]));
      });

      test('a closed period refuses what is dated in it, and nothing else', async () => {
        const through = businessDate('2026-02-28');
        await under.lockThrough(through);
        expect(await books.lockedThrough()).toBe(through);
        const before = await balancesOf(books);
        const closed = [journalOf(key('journal')), aDaysInvoice(key('invoice'))].map((document) =>
          onDay(document, through),
        );
        const open = journalOf(key('journal'));
        const outcomes = await offered(books, ...closed, open);
        expect(
          outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.cause.code : outcome.kind)),
        ).toEqual(['period-locked', 'period-locked', 'created']);
        expect(await balancesOf(books)).toEqual(withEntries(before, [open]));
      });
    });
  });
}

/** Of what a shop sells by weight, too. */
export function sold(key: string): BillingDocument {
  return billingOf(key, [pieces('TEA-2', 2.5)]);
}

/** The same document of another day. */
export function onDay<D extends AccountingDocument>(document: D, date: BusinessDate): D {
  const entries = document.entries.flatMap(({ narration, lines }) => {
    const signed = lines.map(({ account, side, amount, memo }) => ({
      account,
      amount: side === 'debit' ? amount : minor(-amount),
      memo,
    }));
    const entry = balancedEntry(date, narration, signed);
    return entry === null ? [] : [entry];
  });
  return { ...document, date, entries };
}

function entriesOn(account: string) {
  const entry = balancedEntry(MONDAY, 'x', [
    { account: accountNumber('1010'), amount: minor(1_000), memo: 'x' },
    { account: accountNumber(account), amount: minor(-1_000), memo: 'x' },
  ]);
  return entry === null ? [] : [entry];
}

/** Of 10.00 a customer has paid 4.00. */
export function partlyPaid(key: string): BillingDocument {
  const invoice = accountInvoiceOf(key);
  const paid = balancedEntry(MONDAY, 'Payments', [
    { account: accountNumber('1010'), amount: minor(400), memo: 'Cash' },
    { account: accountNumber('1200'), amount: minor(-400), memo: 'Settled' },
  ]);
  return {
    ...invoice,
    payments: [{ method: 'Cash', account: accountNumber('1010'), amount: minor(400) }],
    due: minor(600),
    entries: [...invoice.entries, ...(paid === null ? [] : [paid])],
    subledger: invoice.subledger.map((line) => ({ ...line, amount: minor(600) })),
  };
}

async function looksLike(books: Books, documents: readonly AccountingDocument[]) {
  return (await books.lookAlikes?.(documents)) ?? [];
}

const hashOf = (document: AccountingDocument): string => sha256(writeAccountingDocument(document));

export function offered(
  books: Books,
  ...documents: readonly AccountingDocument[]
): Promise<readonly CreateOutcome[]> {
  return books.create(documents.map((document) => ({ document, contentHash: hashOf(document) })));
}

/** Offers documents, each of which must go in. */
export async function taken(books: Books, ...documents: readonly AccountingDocument[]): Promise<void> {
  const outcomes = await offered(books, ...documents);
  expect(outcomes).toEqual(
    documents.map((document) => ({
      key: document.key,
      kind: 'created',
      number: expect.stringMatching(/./u) as string,
    })),
  );
}

/** Pieces that come (positive) or go, by "location sku". */
type Moved = readonly (readonly [string, number])[];
type Stock = Readonly<Record<string, number>>;

/** In thousandths. */
export async function stockOf(books: Books): Promise<Stock> {
  const rows = (await books.stockOnHand()).filter(({ quantity: count }) => count !== 0);
  return Object.fromEntries(rows.map(({ location, sku, quantity: count }) => [`${location} ${sku}`, count]));
}

export function withGoods(before: Stock, moved: Moved): Stock {
  const after: Record<string, number> = { ...before };
  for (const [what, count] of moved) after[what] = (after[what] ?? 0) + count * 1_000;
  return Object.fromEntries(Object.entries(after).filter(([, count]) => count !== 0));
}

type Balances = Readonly<Record<string, number>>;

/** Accounts that have come to nothing stand for themselves. */
export async function balancesOf(books: Books, asOf: BusinessDate | null = null): Promise<Balances> {
  const rows = (await books.balances(asOf)).filter(({ balance }) => balance !== ZERO);
  return Object.fromEntries(rows.map(({ account, balance }) => [account, balance]));
}

export function withEntries(before: Balances, documents: readonly AccountingDocument[]): Balances {
  const after: Record<string, number> = { ...before };
  for (const { account, side, amount } of documents.flatMap(({ entries }) =>
    entries.flatMap(({ lines }) => lines),
  )) {
    after[account] = (after[account] ?? 0) + (side === 'debit' ? amount : -amount);
  }
  return Object.fromEntries(Object.entries(after).filter(([, balance]) => balance !== 0));
}
