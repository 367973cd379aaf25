import { expect, test } from 'vitest';
import type { OpenDatabase } from '../../src-main/storage/database/open.ts';
import { documentIdOf } from '../../src-main/storage/document-id.ts';
import { createExplainStore } from '../../src-main/storage/explain.ts';
import { booksId, deliveryKey, streamId } from '../../src-shared/model/index.ts';
import { plansOf } from './plans.ts';
import { scratchDatabase, scratchFile } from './scratch.ts';

const BOOKS = booksId('bks');
const KEY = deliveryKey('k');
const RECEIPT = documentIdOf({ stream: streamId('str'), kind: 'sale', sourceId: '1' });

test.each<[string, (db: OpenDatabase) => Promise<unknown>, string]>([
  ['the deliveries behind a document', (db) => createExplainStore(db).origins(BOOKS, KEY), 'SEARCH made '],
  [
    'the goods of a document',
    (db) => createExplainStore(db).moves(BOOKS, KEY),
    'book_stock_move_by_document',
  ],
  [
    'receipts of a number',
    (db) => createExplainStore(db).receiptsByNumber('R-1', 20),
    'pos_document_by_number (number=?)',
  ],
  ['a receipt', (db) => createExplainStore(db).receipt(RECEIPT), 'SEARCH pos USING INTEGER PRIMARY KEY'],
  [
    'where a receipt went',
    (db) => createExplainStore(db).documentsOf(RECEIPT),
    'delivery_member_by_document (document_id=?)',
  ],
])('%s: by an index', async (_, call, index) => {
  const steps = await plansOf(scratchDatabase(scratchFile()), call);
  expect(
    steps.some((step) => step.includes(index)),
    steps.join('\n'),
  ).toBe(true);
  const growing = /^SCAN (?:pos|member|delivery|document|move|made|pos_document)\b/u;
  expect(steps.filter((step) => growing.test(step))).toEqual([]);
});

test('text that is no document id finds nothing', async () => {
  const store = createExplainStore(scratchDatabase(scratchFile()));
  expect(await store.receipt(RECEIPT)).toBeNull();
  expect(await store.receiptsByNumber('R-1', 20)).toEqual([]);
  expect(await store.origins(BOOKS, KEY)).toEqual([]);
});
