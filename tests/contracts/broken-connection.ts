import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Books } from '../../src-main/core/ports/index.ts';
import type { AccountingDocumentType } from '../../src-shared/model/index.ts';
import {
  adjustmentOf,
  contactOf,
  goodsOf,
  journalOf,
  openingOf,
  pieces,
  receiptOf,
  transferOf,
} from '../support/accounting-documents.ts';
import { WEDNESDAY } from '../support/builders.ts';
import {
  aDaysInvoice,
  balancesOf,
  type BooksUnderContract,
  offered,
  onDay,
  partlyPaid,
  sold,
  stockOf,
  taken,
  withEntries,
  withGoods,
} from './books.ts';

/** More calls than that no single document takes. */
const MOST_CALLS = 30;

/**
 * Each call that changes something breaks once, every other before it and the ones between after it: the matrix
 * breaks each of them both ways, and a server of somebody else's takes its time.
 */
const FIRST_BREAK = { before: 1, after: 2 } as const;

/** Books over a connection, which can break. */
export type BreakableBooks = BooksUnderContract & Required<Pick<BooksUnderContract, 'breaking'>>;

/** What every accounting system over a network promises beside the contract of all books. */
export function describeBrokenConnections(name: string, open: () => Promise<BreakableBooks>): void {
  describe(`books over a connection that breaks: ${name}`, () => {
    let under: BreakableBooks;
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

    test.each(['before', 'after'] as const)(
      'goods move once over a connection that breaks %s a change',
      async (when) => {
        if (books.capabilities.stock === 'none') return;
        // What has never come in is no item of theirs, and nothing of it moves.
        await taken(
          books,
          goodsOf(key('goods-received'), [
            { sku: 'TEA-2', count: 12, cost: 1_200 },
            { sku: 'PEN-2', count: 4, cost: 80 },
          ]),
        );
        const received = [
          { sku: 'TEA-2', count: 2, value: 200 },
          { sku: 'TEA-2', count: 1, value: 100, location: 'PJ' },
        ];
        const stories = [
          [() => onDay(sold(key('invoice')), WEDNESDAY), [['KL TEA-2', -2.5]]],
          [
            () => openingOf(key('opening-balance'), received),
            [
              ['KL TEA-2', 2],
              ['PJ TEA-2', 1],
            ],
          ],
          [() => transferOf('transfer-out', key('transfer'), [pieces('TEA-2', 1)]), [['KL TEA-2', -1]]],
          [
            () => adjustmentOf(key('stock-adjustment'), [pieces('TEA-2', 1), pieces('PEN-2', -1)]),
            [
              ['KL TEA-2', -1],
              ['KL PEN-2', 1],
            ],
          ],
        ] as const;
        for (const [makeDocument, moved] of stories) {
          for (let call = FIRST_BREAK[when]; ; call += 2) {
            const document = makeDocument();
            if (!takes(document.type)) break;
            const before = await stockOf(books);
            const [outcome] = await offered(under.breaking({ call, when }), document);
            if (outcome?.kind !== 'created') await taken(books, document);
            expect(await stockOf(books), `${document.type}, call ${call}`).toEqual(withGoods(before, moved));
            if (outcome?.kind === 'created') break;
            expect(call).toBeLessThan(MOST_CALLS);
          }
        }
      },
      600_000,
    );

    test.each(['before', 'after'] as const)(
      'one document is gone on with when the connection breaks %s a change',
      async (when) => {
        for (const makeDocument of [
          () => journalOf(key('journal')),
          () => onDay(aDaysInvoice(key('invoice')), WEDNESDAY),
          () => onDay(partlyPaid(key('invoice')), WEDNESDAY),
        ]) {
          for (let call = FIRST_BREAK[when]; ; call += 2) {
            const document = makeDocument();
            const before = await balancesOf(books);
            const [outcome] = await offered(under.breaking({ call, when }), document);
            if (outcome?.kind === 'created') {
              expect(call).toBeGreaterThan(2);
              break;
            }
            expect(call).toBeLessThan(MOST_CALLS);
            expect(outcome?.kind).toBe(when === 'before' ? 'not-sent' : 'unknown');
            // What is found is all there; what is not is ended by the next try.
            const found = await books.find([document.key]);
            if (found.size === 0) await taken(books, document);
            expect((await books.find([document.key])).size).toBe(1);
            expect(await balancesOf(books)).toEqual(withEntries(before, [document]));
          }
        }
      },
      300_000,
    );

    test.each(['before', 'after'] as const)(
      'several documents of one batch are gone on with when the connection breaks %s a change',
      async (when) => {
        for (let call = FIRST_BREAK[when]; ; call += 2) {
          const moving = [journalOf(key('journal')), journalOf(key('journal')), receiptOf(key('receipt'))];
          const pending = journalOf(key('journal'), { state: 'pending' });
          const documents = [...moving, pending];
          await taken(books, contactOf(key('contact')));
          const before = await balancesOf(books);
          const outcomes = await offered(under.breaking({ call, when }), ...documents);
          expect(outcomes.map((outcome) => outcome.key)).toEqual(documents.map((document) => document.key));
          // Whatever was said, each is there once in the end.
          expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([]);
          await taken(books, ...documents);
          expect((await books.find(documents.map((document) => document.key))).size).toBe(4);
          expect(await balancesOf(books)).toEqual(withEntries(before, moving));
          if (outcomes.every(({ kind }) => kind === 'created')) break;
          expect(call).toBeLessThan(MOST_CALLS);
        }
      },
      300_000,
    );
  });
}
