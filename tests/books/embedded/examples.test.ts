import { describe, expect, test } from 'vitest';
import { createEmbeddedBooks } from '../../../src-main/books/embedded/books.ts';
import { openingDrafts } from '../../../src-main/core/posting/opening.ts';
import type { Draft } from '../../../src-main/core/ports/index.ts';
import { type AccountingDocument, booksId, type PosDocument } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { takenBack } from '../../support/arbitrary-documents.ts';
import { aLine, aSale, goodsReceived, MONDAY, MYR } from '../../support/builders.ts';
import { about, posted, POSTING } from '../../support/days.ts';
import { journal, journalText } from '../../support/journal-text.ts';
import { MemoryBooks } from '../../support/memory-books.ts';

/** The journal that the embedded books hold after a day's drafts went in, each day in one batch. */
async function journalAfter(...days: readonly (readonly Draft[])[]): Promise<string[]> {
  const store = new MemoryBooks();
  store.numbers = [...store.numbers, '1200', '2100', '4200'];
  const books = createEmbeddedBooks({ id: booksId('bks'), name: 'Books', currency: MYR }, store);
  for (const [day, drafts] of days.entries()) {
    const documents = drafts.map((draft, i) => {
      // A draft is its document without the number; the key is another each day, as its date is.
      const document = { ...draft, key: `${day}/${draft.key}`, number: `${day}-${i}` } as AccountingDocument;
      return { document, contentHash: document.key };
    });
    const outcomes = await books.create(documents);
    expect(outcomes.every(({ kind }) => kind === 'created')).toBe(true);
  }
  return journalText(store.records.flatMap(({ entries }) => entries));
}

const draftsOf = (...documents: readonly PosDocument[]) => posted(documents).map(({ draft }) => draft);

/** Sold at 10.00 without tax. */
const sale = aSale('1', { lines: [aLine({ net: minor(1_000), tax: minor(0), taxCode: 'ZR' })] });
const returned = (reason: string | null) => ({
  ...takenBack(sale, reason),
  sourceId: '2',
  reference: about(sale),
});

const OPENING = openingDrafts(
  {
    date: MONDAY,
    stock: [{ sku: 'TEA-1', name: 'Tea', location: 'KL', quantity: quantity(10_000), value: minor(4_000) }],
  },
  MYR,
  POSTING,
).map(({ draft }) => draft);

const OPENED = `
  Dr inventory 40.00
  Cr opening equity 40.00`;

const SOLD = `
  Dr receivable 10.00
  Cr sales 10.00
  Dr cash 10.00
  Cr receivable 10.00`;

const REFUNDED = `
  Cr receivable 10.00
  Dr returns 10.00
  Cr cash 10.00
  Dr receivable 10.00`;

describe('worked examples with stock', () => {
  test('opening balance, then a sale at the cost on hand', async () => {
    expect(await journalAfter(OPENING, draftsOf(sale))).toEqual(
      journal(`${OPENED} ${SOLD}
        Dr cost of goods 4.00
        Cr inventory 4.00`),
    );
  });

  test('a return back to stock gives the cost back', async () => {
    expect(await journalAfter(OPENING, draftsOf(sale), draftsOf(returned('Changed mind')))).toEqual(
      journal(`${OPENED} ${SOLD}
        Dr cost of goods 4.00
        Cr inventory 4.00
        ${REFUNDED}
        Cr cost of goods 4.00
        Dr inventory 4.00`),
    );
  });

  test('a return that is written off leaves the cost where it is', async () => {
    expect(await journalAfter(OPENING, draftsOf(sale), draftsOf(returned('Damaged')))).toEqual(
      journal(`${OPENED} ${SOLD}
        Dr cost of goods 4.00
        Cr inventory 4.00
        ${REFUNDED}`),
    );
  });

  test('goods that came in on the day can be sold on the day', async () => {
    // As the queue hands them on: goods come in before they go out.
    const drafts = [...draftsOf(goodsReceived('9')), ...draftsOf(sale)];
    expect(await journalAfter(drafts)).toEqual(
      journal(`
        Dr inventory 40.00
        Cr goods not invoiced 40.00
        ${SOLD}
        Dr cost of goods 4.00
        Cr inventory 4.00`),
    );
  });

  test('what is no item of the books is sold without cost', async () => {
    expect(await journalAfter(draftsOf(sale))).toEqual(journal(SOLD));
  });
});
