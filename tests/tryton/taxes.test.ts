import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import { decimal, text } from '../../src-main/books/tryton/wire.ts';
import type { Books } from '../../src-main/core/ports/index.ts';
import { createHttpClient, systemClock } from '../../src-main/platform/index.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import type { AccountingDocument } from '../../src-shared/model/index.ts';
import { minor } from '../../src-shared/money/index.ts';
import { aDaysCreditNote, aDaysInvoice } from '../contracts/books.ts';
import { aBillingLine, between, billingOf } from '../support/accounting-documents.ts';
import { MYR } from '../support/builders.ts';
import { requireTool } from '../support/requires.ts';
import { clientOf, POS_USER } from '../support/tryton/company.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

describe.skipIf(!requireTool('tryton').available)('the tax report of Tryton', () => {
  let server: TrytonServer;
  let books: Books;
  beforeAll(async () => {
    server = await startTryton();
    books = createTrytonBooks({
      http: createHttpClient(),
      clock: systemClock({}),
      url: server.url,
      database: server.database,
      user: POS_USER.user,
      password: () => Promise.resolve(POS_USER.password),
      currency: MYR,
    });
  });
  afterAll(() => server.remove());

  async function take(document: AccountingDocument): Promise<void> {
    const contentHash = sha256(writeAccountingDocument(document));
    expect(await books.create([{ document, contentHash }])).toMatchObject([{ kind: 'created' }]);
  }

  /** What Tryton reports by tax: bases and taxes, in hundredths. */
  async function reported(): Promise<Readonly<Record<string, number>>> {
    const lines = await clientOf(server, POS_USER).read(
      'account.tax.line',
      [],
      { amount: decimal, type: text, 'tax.': z.object({ name: text }) },
      { related: ['tax.name'] },
    );
    const sums: Record<string, number> = {};
    for (const { amount, type, 'tax.': of } of lines) {
      const name = `${of.name} ${type}`;
      sums[name] = (sums[name] ?? 0) + Math.round(Number(amount) * 100);
    }
    return sums;
  }

  test('has what the till has charged under our codes, also where Tryton would round otherwise', async () => {
    await take(aDaysInvoice('t/1'));
    expect(await reported()).toEqual({ 'SR6 base': 2_000, 'SR6 tax': 120 });
    await take(aDaysCreditNote('t/2'));
    expect(await reported()).toEqual({ 'SR6 base': 1_500, 'SR6 tax': 90 });
    const rounded = aBillingLine(minor(1_000), { taxCode: 'SR6', net: minor(944), tax: minor(56) });
    const [sale] = between('1010', '4000', minor(944));
    const [tax] = between('1010', '2100', minor(56));
    const entries = [sale, tax].flatMap((entry) => entry ?? []);
    await take({ ...billingOf('t/3', []), lines: [rounded], entries });
    expect(await reported()).toEqual({ 'SR6 base': 2_444, 'SR6 tax': 146 });
  });

  test('leaves out what has no tax of that name, which is owed all the same', async () => {
    const before = { report: await reported(), owed: await owed() };
    const sale = aDaysInvoice('t/4');
    await take({ ...sale, lines: sale.lines.map((line) => ({ ...line, taxCode: 'OTHER' })) });
    expect(await reported()).toEqual(before.report);
    expect(await owed()).toBe(before.owed - 120);
  });

  async function owed(): Promise<number> {
    return (await books.balances(null)).find(({ account }) => account === '2100')?.balance ?? 0;
  }
});
