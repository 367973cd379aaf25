import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import { text } from '../../src-main/books/tryton/wire.ts';
import { adjustmentOf } from '../../src-main/core/changed/adjustment.ts';
import type { Books, Draft } from '../../src-main/core/ports/index.ts';
import { createHttpClient, systemClock } from '../../src-main/platform/index.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import { type AccountingDocument, digestId, type PosDocument } from '../../src-shared/model/index.ts';
import { minor, quantity } from '../../src-shared/money/index.ts';
import { aLine, aSale, aTender, MONDAY, MYR } from '../support/builders.ts';
import { onFile, posted, POSTING } from '../support/days.ts';
import { requireTool } from '../support/requires.ts';
import { ADMIN_PASSWORD, clientOf, POS_USER } from '../support/tryton/company.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

/** What a till makes of one sale later. */
const CHANGES: readonly (readonly [
  what: string,
  becomes: string,
  after: (sale: PosDocument) => PosDocument,
])[] = [
  ['another tender', 'journal', (sale) => ({ ...sale, tenders: [aTender({ method: 'Card' })] })],
  [
    'another price',
    'credit-note',
    ({ sourceId }) => aSale(sourceId, { lines: [aLine({ net: minor(9_000), tax: minor(540) })] }),
  ],
  [
    'more pieces',
    'invoice',
    ({ sourceId }) =>
      aSale(sourceId, {
        lines: [aLine({ quantity: quantity(2_000), net: minor(20_000), tax: minor(1_200) })],
      }),
  ],
  [
    'another tax code at the same total',
    'invoice',
    ({ sourceId }) =>
      aSale(sourceId, { lines: [aLine({ taxCode: 'ZR', net: minor(10_600), tax: minor(0) })] }),
  ],
  ['nothing left of it', 'credit-note', ({ sourceId }) => aSale(sourceId, { lines: [], tenders: [] })],
];

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There is none');
  return value;
}

describe.skipIf(!requireTool('tryton').available)('adjustments in Tryton', () => {
  let server: TrytonServer;
  let books: Books;
  let numbers = 0;
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

  const admin = () => clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });

  /** Takes them in, and answers what their accounts hold more than before, debits positive. */
  async function take(drafts: readonly Draft[]): Promise<Readonly<Record<string, number>>> {
    const before = await balances();
    for (const draft of drafts) {
      // A draft is its document without the number.
      const document = { ...draft, number: `A-${(numbers += 1)}` } as AccountingDocument;
      const contentHash = sha256(writeAccountingDocument(document));
      expect(await books.create([{ document, contentHash }])).toMatchObject([{ kind: 'created' }]);
    }
    const after = await balances();
    // Accounts at nothing are left out.
    const moved = [...new Set([...before.keys(), ...after.keys()])].map(
      (account) => [account, (after.get(account) ?? 0) - (before.get(account) ?? 0)] as const,
    );
    return Object.fromEntries(moved.filter(([, amount]) => amount !== 0));
  }

  async function balances(): Promise<ReadonlyMap<string, number>> {
    return new Map((await books.balances(null)).map(({ account, balance }) => [account, balance]));
  }

  test.each(CHANGES)('%s', async (what, becomes, after) => {
    const account = `sample:${what}`;
    const posting = { ...POSTING, account };
    const sale = aSale('1', { tenders: [aTender()] });
    const first = posted([sale], { account }).map(({ draft }) => draft);
    await take(first);
    const given = first.map((draft) => ({ ...draft, number: `INV of ${what}` }) as AccountingDocument);
    const { key: delivery } = present(first.find(({ type }) => type === 'invoice'));
    const { drafts } = adjustmentOf(
      { digest: digestId('dig_1'), location: 'KL', date: MONDAY, revision: 2, given },
      [{ id: onFile(sale).id, before: sale, after: after(sale), postedBy: posting, delivery }],
      { currency: MYR, posting },
    );
    expect(drafts.map(({ draft }) => draft.type)).toEqual([becomes]);
    const expected = new Map<string, number>();
    for (const { account: moved, side, amount } of drafts.flatMap(({ draft }) =>
      draft.entries.flatMap(({ lines }) => lines),
    )) {
      expected.set(moved, (expected.get(moved) ?? 0) + (side === 'debit' ? amount : -amount));
    }
    const wanted = Object.fromEntries([...expected].filter(([, amount]) => amount !== 0));
    expect(await take(drafts.map(({ draft }) => draft))).toEqual(wanted);
    const said = [['description', 'ilike', `%INV of ${what}%`]] as const;
    const model = becomes === 'journal' ? 'account.move' : 'account.invoice';
    expect(await admin().read(model, said, { description: text })).toHaveLength(1);
  });
});
