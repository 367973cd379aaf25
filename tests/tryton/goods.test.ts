import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import { wireDecimal } from '../../src-main/books/tryton/wire.ts';
import type { Books } from '../../src-main/core/ports/index.ts';
import { createHttpClient, systemClock } from '../../src-main/platform/index.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import type { AccountingDocument } from '../../src-shared/model/index.ts';
import {
  adjustmentOf,
  billingOf,
  countOf,
  goodsOf,
  pieces,
  reversalOf,
  SITI,
  transferOf,
} from '../support/accounting-documents.ts';
import { MYR } from '../support/builders.ts';
import { requireTool } from '../support/requires.ts';
import { ADMIN_PASSWORD, clientOf, POS_USER } from '../support/tryton/company.ts';
import { breakingHttp } from '../support/tryton/broken-connection.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

describe.skipIf(!requireTool('tryton').available)('goods in Tryton', () => {
  let server: TrytonServer;
  let books: Books;
  const booksOver = (http: ReturnType<typeof createHttpClient>): Books =>
    createTrytonBooks({
      http,
      clock: systemClock({}),
      url: server.url,
      database: server.database,
      user: POS_USER.user,
      password: () => Promise.resolve(POS_USER.password),
      currency: MYR,
    });
  beforeAll(async () => {
    server = await startTryton();
    books = booksOver(createHttpClient());
  });
  afterAll(() => server.remove());

  const offer = (to: Books, document: AccountingDocument) =>
    to.create([{ document, contentHash: sha256(writeAccountingDocument(document)) }]);

  /** Takes it in, twice; what there is then, in pieces. */
  async function stockAfter(document: AccountingDocument): Promise<readonly string[]> {
    for (const _ of [1, 2]) expect(await offer(books, document)).toMatchObject([{ kind: 'created' }]);
    expect([...(await books.find([document.key])).keys()]).toEqual([document.key]);
    return stockOfAll();
  }

  async function stockOfAll(): Promise<readonly string[]> {
    return (await books.stockOnHand())
      .map(({ sku, location, quantity }) => `${location} ${sku} ${quantity / 1_000}`)
      .toSorted();
  }

  test('they come, are sold, come back, travel and are corrected, each once', async () => {
    const tea = (count: number) => [pieces('TEA-1', count)];
    expect(await stockAfter(goodsOf('g/1', [{ sku: 'TEA-1', count: 10, cost: 100 }]))).toEqual([
      'KL TEA-1 10',
    ]);
    expect(await stockAfter(billingOf('s/1', tea(2.5)))).toEqual(['KL TEA-1 7.5']);
    expect(await stockAfter(billingOf('c/1', tea(-1), { type: 'credit-note' }))).toEqual(['KL TEA-1 8.5']);
    expect(await stockAfter(transferOf('transfer-out', 't1', tea(3)))).toEqual(['KL TEA-1 5.5']);
    expect(await stockAfter(transferOf('transfer-in', 't1', tea(3)))).toEqual(['KL TEA-1 5.5', 'PJ TEA-1 3']);
    expect(await stockAfter(adjustmentOf('a/1', [pieces('TEA-1', 1), pieces('CUP-1', -4)]))).toEqual([
      'KL CUP-1 4',
      'KL TEA-1 4.5',
      'PJ TEA-1 3',
    ]);
    // A person confirms it.
    expect(await stockAfter(countOf('n/1', { 'TEA-1': 4 }))).toHaveLength(3);
  });

  test('more may be sold than there is, and a place that there is not is named', async () => {
    expect(await stockAfter(billingOf('s/2', [pieces('TEA-1', 6)]))).toContain('KL TEA-1 -1.5');
    expect(await offer(books, billingOf('s/3', [pieces('TEA-1', 1)], { location: 'Ipoh' }))).toMatchObject([
      { kind: 'refused', cause: { code: 'books-refused', cure: { target: 'location:Ipoh' } } },
    ]);
  });

  test('what never came in, and what is no thing, does not move when it is sold', async () => {
    const admin = clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });
    const [unit] = await admin.search('product.uom', [['name', '=', 'Unit']]);
    const products = [['create', [{ suffix_code: 'REPAIR', cost_price: wireDecimal('0') }]]];
    const service = { name: 'Repair', type: 'service', default_uom: unit, list_price: wireDecimal('0') };
    await admin.create('product.template', [{ ...service, cost_price_method: 'fixed', products }]);
    const before = await books.stockOnHand();
    await stockAfter(billingOf('s/5', [pieces('MUG-1', 1), pieces('REPAIR', 1)]));
    expect(await books.stockOnHand()).toEqual(before);
  });

  test('a customer whom the till knew before is made of what the document says', async () => {
    const sale = { ...billingOf('s/6', [pieces('TEA-1', 1)]), customer: SITI };
    await stockAfter(sale);
    expect(await books.list('contacts')).toContainEqual({ code: SITI.code, name: SITI.name });
  });

  test('taking back a count is for a person', async () => {
    const count = countOf('n/2', { 'TEA-1': 4 });
    await stockAfter(count);
    expect(await offer(books, reversalOf(count))).toMatchObject([
      { kind: 'refused', cause: { code: 'do-by-hand' } },
    ]);
  });

  test('a return that is taken back breaks off anywhere and is gone on with', async () => {
    for (let call = 1; ; call += 1) {
      const returned = billingOf(`r/${call}`, [pieces('TEA-1', -1)], { type: 'credit-note' });
      const before = await stockOfAll();
      await stockAfter(returned);
      const back = reversalOf(returned);
      const broken = breakingHttp(createHttpClient(), { call, when: 'after' });
      const [outcome] = await offer(booksOver(broken), back);
      expect(await stockAfter(back)).toEqual(before);
      if (outcome?.kind === 'created') break;
      expect(call).toBeLessThan(30);
    }
  }, 600_000);
});
