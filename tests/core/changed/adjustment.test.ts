import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Adjustment, adjustmentOf } from '../../../src-main/core/changed/adjustment.ts';
import { numbersOf } from '../../../src-main/core/changed/named.ts';
import { coversOf, type DraftWrite } from '../../../src-main/core/posting/context.ts';
import type { PostingRules } from '../../../src-main/core/posting/rules.ts';
import {
  type AccountingDocument,
  deliveryKey,
  digestId,
  documentId,
  type PosDocument,
  type PostingStyle,
} from '../../../src-shared/model/index.ts';
import { formatMinor, minor, quantity } from '../../../src-shared/money/index.ts';
import { anyCounterDay, anyReturn, anySale } from '../../support/arbitrary-documents.ts';
import { aLine, aLayby, MONDAY, MYR } from '../../support/builders.ts';
import { onFile, posted, POSTING } from '../../support/days.ts';
import {
  becomesText,
  entryText,
  mappingWith,
  ownedText,
  unindented,
} from '../posting/worked-examples/example.ts';
import { goods, money, till } from '../posting/worked-examples/till.ts';

const BY_NAME: PostingRules['contactOf'] = ({ customer }) =>
  customer === null ? null : { reference: { code: customer, name: customer }, generated: false };

type Pairs = readonly (readonly [before: PosDocument, after: PosDocument | null])[];

/** What adjusting these documents of Monday posts, which was posted in one revision. */
function adjusted(
  pairs: Pairs,
  rules: Partial<PostingRules> = {},
  postedBy: readonly PostingRules[] = [],
  given: readonly AccountingDocument[] = [],
): Adjustment {
  const posting = {
    ...POSTING,
    contactOf: BY_NAME,
    mapping: mappingWith(['pay-outs.expense: Postage → 6100']),
    ...rules,
  };
  return adjustmentOf(
    { digest: digestId('dig_1'), location: 'KL', date: MONDAY, revision: 2, given },
    pairs.map(([before, after], at) => ({
      id: onFile(before).id,
      before,
      after,
      postedBy: postedBy[at] ?? posting,
      delivery: deliveryKey('acct/KL/2026-03-02/invoice/sales/r1'),
    })),
    { currency: MYR, posting },
  );
}

function writes({ drafts }: Adjustment): readonly DraftWrite[] {
  return drafts.map(({ draft, numberScope }) => ({ draft, numberScope, covers: coversOf(documentId('')) }));
}

const stockText = ({ drafts }: Adjustment) =>
  drafts.flatMap(({ draft }) =>
    'stock' in draft ? draft.stock.map(({ sku, quantity }) => `${quantity / 1000} ${sku}`) : [],
  );

interface Example {
  readonly change: string;
  readonly was: PosDocument;
  readonly is: PosDocument | null;
  readonly becomes: string;
  readonly entry: string;
  readonly owned?: readonly string[];
  readonly stock?: readonly string[];
}

const TEA = goods('100.00', '6.00');
const ONE_TEA = till('sale', { lines: [TEA], paid: { Cash: '106.00' } });

const EXAMPLES: readonly Example[] = [
  {
    change: 'A sale of 106.00 that the till had put to cash was paid by card',
    was: ONE_TEA,
    is: till('sale', { lines: [TEA], paid: { Card: '106.00' } }),
    becomes: 'normal journal',
    entry: `
      Dr 1110 Card clearing 106.00
      Cr 1010 Cash on hand 106.00`,
  },
  {
    change: 'Two pieces were sold, not one',
    was: ONE_TEA,
    is: till('sale', {
      lines: [goods('200.00', '12.00', { quantity: quantity(2_000) })],
      paid: { Cash: '212.00' },
    }),
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 106.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 6.00

      Dr 1010 Cash on hand 106.00
      Cr 1200 Accounts receivable 106.00`,
    stock: ['1 TEA-1'],
  },
  {
    change: 'It was sold at 90.00, not at 100.00',
    was: ONE_TEA,
    is: till('sale', { lines: [goods('90.00', '5.40')], paid: { Cash: '95.40' } }),
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 10.60
      Dr 4000 Sales 10.00
      Dr 2100 Tax payable 0.60

      Cr 1010 Cash on hand 10.60
      Dr 1200 Accounts receivable 10.60`,
  },
  {
    change:
      'At the same 106.00 it was free of tax: the invoice of nothing moves base and tax between the codes',
    was: ONE_TEA,
    is: till('sale', { lines: [goods('106.00', '0', { taxCode: 'EX' })], paid: { Cash: '106.00' } }),
    becomes: 'invoice',
    entry: `
      Cr 4000 Sales 6.00
      Dr 2100 Tax payable 6.00`,
  },
  {
    change: 'It was cancelled: nothing is left of it',
    was: ONE_TEA,
    is: till('sale'),
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 106.00
      Dr 4000 Sales 100.00
      Dr 2100 Tax payable 6.00

      Cr 1010 Cash on hand 106.00
      Dr 1200 Accounts receivable 106.00`,
    stock: ['-1 TEA-1'],
  },
  {
    change: 'It was of another day: nothing of it belongs to this one',
    was: ONE_TEA,
    is: null,
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 106.00
      Dr 4000 Sales 100.00
      Dr 2100 Tax payable 6.00

      Cr 1010 Cash on hand 106.00
      Dr 1200 Accounts receivable 106.00`,
    stock: ['-1 TEA-1'],
  },
  {
    change: 'A return of 53.00 was one of 21.20: the rest was never given back',
    was: till('return', { lines: [goods('-50.00', '-3.00')], paid: { Cash: '-53.00' } }),
    is: till('return', { lines: [goods('-20.00', '-1.20')], paid: { Cash: '-21.20' } }),
    becomes: 'invoice',
    entry: `
      Dr 1200 Accounts receivable 31.80
      Cr 4100 Sales returns 30.00
      Cr 2100 Tax payable 1.80

      Dr 1010 Cash on hand 31.80
      Cr 1200 Accounts receivable 31.80`,
  },
  {
    change: 'A pay-out of 53.00 was one of 35.00',
    was: till('pay-out', { reason: 'Postage', lines: [goods('-50.00', '-3.00')], paid: { Cash: '-53.00' } }),
    is: till('pay-out', { reason: 'Postage', paid: { Cash: '-35.00' } }),
    becomes: 'normal journal',
    entry: `
      Dr 1010 Cash on hand 18.00
      Cr 6100 Petty cash expenses 15.00
      Cr 2100 Tax payable 3.00`,
  },
  {
    change: 'An account sale of 106.00 was one of 53.00',
    was: till('account-sale', { customer: 'C1', lines: [TEA] }),
    is: till('account-sale', { customer: 'C1', lines: [goods('50.00', '3.00')] }),
    becomes: 'credit-note',
    entry: `
      Cr 1200 Accounts receivable 53.00
      Dr 4000 Sales 50.00
      Dr 2100 Tax payable 3.00`,
    owned: ['receivable C1 added -53.00'],
  },
  {
    change: 'It was for another customer: taken from the one, given to the other',
    was: till('account-sale', { customer: 'C1', lines: [TEA] }),
    is: till('account-sale', { customer: 'C2', lines: [TEA] }),
    becomes: 'credit-note, invoice',
    entry: `
      Cr 1200 Accounts receivable 106.00
      Dr 4000 Sales 100.00
      Dr 2100 Tax payable 6.00

      Dr 1200 Accounts receivable 106.00
      Cr 4000 Sales 100.00
      Cr 2100 Tax payable 6.00`,
    owned: ['receivable C1 added -106.00', 'receivable C2 added 106.00'],
    stock: ['-1 TEA-1', '1 TEA-1'],
  },
  {
    change: 'A payment on account came by cheque, and was 10.00 more',
    was: till('account-payment', { customer: 'C1', paid: { Cash: '40.00' } }),
    is: till('account-payment', { customer: 'C1', paid: { Cheque: '50.00' } }),
    becomes: 'active receipt',
    entry: `
      Dr 1130 Cheque clearing 50.00
      Cr 1200 Accounts receivable 10.00
      Cr 1010 Cash on hand 40.00`,
    owned: ['receivable C1 paid -10.00'],
  },
  {
    change: 'Only what the books do not know has changed',
    was: ONE_TEA,
    is: { ...ONE_TEA, register: 'T2' },
    becomes: '',
    entry: '',
  },
];

describe('worked examples: a posted document that reads differently', () => {
  test.each(EXAMPLES)('$change', ({ was, is, becomes, entry, owned, stock }) => {
    const adjustment = adjusted([[was, is]]);
    expect(becomesText(writes(adjustment))).toBe(becomes);
    expect(entryText(writes(adjustment))).toBe(unindented(entry));
    expect(ownedText(writes(adjustment))).toEqual(owned ?? []);
    expect(stockText(adjustment)).toEqual(stock ?? []);
    expect(adjustment.content === null).toBe(becomes === '');
  });
});

test('the item table says what was too much and what was too little', () => {
  const cheaper = till('sale', { lines: [goods('90.00', '5.40')], paid: { Cash: '95.40' } });
  const dearer = {
    ...cheaper,
    lines: cheaper.lines.map((line) => ({ ...line, unitPrice: aLine().unitPrice })),
  };
  const [write] = adjusted([[ONE_TEA, dearer]]).drafts;
  if (write?.draft.type !== 'credit-note') throw new Error('no credit note');
  const { lines, payments, total, due } = write.draft;
  // The discount alone differs, so that both versions of the line are shown.
  expect(lines.map(({ quantity, net }) => [quantity / 1000, formatMinor(net, MYR)])).toEqual([
    [-1, '-90.00'],
    [1, '100.00'],
  ]);
  expect(payments.map(({ method, amount }) => [method, formatMinor(amount, MYR)])).toEqual([
    ['Cash', '10.60'],
  ]);
  expect([total, due]).toEqual([money('10.60'), 0]);
});

test('keys are those of a revision of its own, and every changed document is in its draft', () => {
  const [write] = adjusted([[ONE_TEA, null]]).drafts;
  expect(write?.draft.key).toBe('sample:test/KL/2026-03-02/credit-note/sales/r2');
  expect(write?.documents).toEqual([onFile(ONE_TEA).id]);
});

describe('what an adjustment names', () => {
  const number = (key: string, type: 'invoice' | 'credit-note'): AccountingDocument => {
    const [write] = posted(type === 'invoice' ? [ONE_TEA] : [GIVEN_BACK], {}).filter(
      ({ draft }) => draft.type === type,
    );
    if (write === undefined) throw new Error('nothing posted');
    return {
      ...write.draft,
      key: deliveryKey(key),
      number: key.split('/').slice(3).join(' '),
    } as AccountingDocument;
  };
  const GIVEN_BACK = till('return', { lines: [goods('-50.00', '-3.00')], paid: { Cash: '-53.00' } });
  const DAY = 'acct/KL/2026-03-02';
  const GIVEN = [
    number(`${DAY}/invoice/sales/r1`, 'invoice'),
    number(`${DAY}/credit-note/returns/r1`, 'credit-note'),
    number(`${DAY}/invoice/sales/r2`, 'invoice'),
  ];

  test('is the document that it was posted in, in each entry and as a fact of its own', () => {
    const [write] = adjusted([[ONE_TEA, null]], {}, [], GIVEN).drafts;
    expect(write?.draft.adjusts).toEqual(['invoice sales r1']);
    expect(write?.draft.entries.map(({ narration }) => narration)).toEqual([
      'Adjustment of invoice sales r1: Sales KL 2026-03-02',
      'Adjustment of invoice sales r1: Payments KL 2026-03-02',
    ]);
  });

  test('is what it was last posted in, where it has been adjusted before', () => {
    const before = number(`${DAY}/credit-note/sales/r1`, 'credit-note');
    const last = deliveryKey(`${DAY}/credit-note/sales/r2`);
    expect(
      numbersOf(
        { before: GIVEN[0] ?? null },
        [{ delivery: last }],
        [...GIVEN.slice(0, 2), { ...before, key: last }],
      ),
    ).toEqual(['credit-note sales r1']);
  });

  test('is nothing where nothing is known, and then says only that it is one', () => {
    const [write] = adjusted([[ONE_TEA, null]]).drafts;
    expect(write?.draft).not.toHaveProperty('adjusts');
    expect(write?.draft.entries[0]?.narration).toBe('Adjustment: Sales KL 2026-03-02');
  });
});

test('what has gone on in the books since cannot be adjusted, and says so with the number on the receipt', () => {
  const layby = aLayby('7');
  const dearer = {
    ...layby,
    lines: [aLine({ net: minor(20_000), tax: minor(1_200) })],
    total: minor(21_200),
  };
  expect(() => adjusted([[layby, dearer]])).toThrow(/change-not-adjustable \(R-7\)/);
  expect(() => adjusted([[ONE_TEA, till('sale')]], { style: 'orders-and-receipts-per-shift' })).toThrow(
    /change-not-adjustable/,
  );
});

test('a document that does not add up any more says why, and nothing is posted of it', () => {
  const short = till('sale', { lines: [TEA], paid: { Cash: '100.00' } });
  expect(() => adjusted([[ONE_TEA, short]])).toThrow(/order-out-of-balance/);
});

describe('what was posted by other rules than those of now', () => {
  const THEN: PostingRules = {
    ...POSTING,
    contactOf: BY_NAME,
    mapping: mappingWith(['sales.revenue → 4490']),
  };
  const beside = till('sale', { id: 'beside', lines: [TEA], paid: { Cash: '106.00' } });

  test('is taken back from where it went', () => {
    const adjustment = adjusted([[ONE_TEA, till('sale')]], {}, [THEN]);
    expect(sums(adjustment.drafts).get('account 4490')).toBe(10_000);
    expect(sums(adjustment.drafts).get('account 4000') ?? 0).toBe(0);
  });

  test('in part cannot be told in one document', () => {
    expect(() =>
      adjusted(
        [
          [ONE_TEA, null],
          [beside, null],
        ],
        {},
        [THEN],
      ),
    ).toThrow(/rules-changed-since/);
    const alike = { ...THEN, mapping: mappingWith(['pay-outs.expense: Postage → 6100']) };
    const { drafts } = adjusted(
      [
        [ONE_TEA, null],
        [beside, null],
      ],
      {},
      [alike],
    );
    expect(sums(drafts).get('account 4000')).toBe(20_000);
  });
});

/** What drafts come to: by account, by whose balance it is, and by goods. */
function sums(drafts: readonly Pick<DraftWrite, 'draft'>[], sign = 1): Map<string, number> {
  const all = new Map<string, number>();
  const add = (key: string, amount: number) => all.set(key, (all.get(key) ?? 0) + sign * amount);
  for (const { draft } of drafts) {
    for (const { account, side, amount } of draft.entries.flatMap(({ lines }) => lines)) {
      add(`account ${account}`, side === 'debit' ? amount : -amount);
    }
    for (const { ledger, account, subject, amount } of draft.subledger) {
      add(`owned ${ledger} ${account} ${subject}`, amount);
    }
    if (!('stock' in draft) || draft.type === 'opening-balance') continue;
    for (const { sku, quantity } of draft.stock) add(`stock ${sku}`, quantity);
    for (const line of draft.writeOffs ?? []) add(`written off ${line.account} ${line.sku}`, line.quantity);
    if (draft.type !== 'invoice' && draft.type !== 'credit-note') continue;
    const side = draft.type === 'invoice' ? 1 : -1;
    for (const { taxCode, net, tax } of draft.lines) {
      add(`base ${taxCode}`, side * net);
      add(`tax ${taxCode}`, side * tax);
    }
  }
  return all;
}

function added(...parts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const all = new Map<string, number>();
  for (const part of parts) for (const [key, value] of part) all.set(key, (all.get(key) ?? 0) + value);
  return Object.fromEntries([...all].filter(([, value]) => value !== 0));
}

const STYLES = [
  'invoice-per-digest',
  'invoice-per-order',
  'journal-per-digest',
] as const satisfies PostingStyle[];

test('what was posted and what the adjustment posts come to what posting the documents as they are would', () => {
  const edits = fc.array(fc.tuple(fc.nat(7), fc.option(fc.tuple(anySale, anyReturn))), { maxLength: 4 });
  fc.assert(
    fc.property(anyCounterDay, edits, fc.constantFrom(...STYLES), (documents, changes, style) => {
      const now = new Map<string, PosDocument>();
      for (const [at, edit] of changes) {
        const before = documents[at];
        if (before === undefined) continue;
        const { sourceId, kind } = before;
        const emptied = { ...before, lines: [], tenders: [], total: minor(0), rounding: minor(0) };
        const other = edit?.[kind === 'sale' ? 0 : 1];
        now.set(sourceId, other === undefined ? emptied : { ...other, sourceId, number: before.number });
      }
      const isPosted = ({ lines, tenders }: PosDocument): boolean => lines.length + tenders.length > 0;
      const pairs = documents.flatMap((before) => {
        const after = now.get(before.sourceId);
        return after === undefined || !isPosted(before) ? [] : [[before, after] as const];
      });
      const rules = { style };
      const first = posted(documents, rules);
      const right = posted(
        documents.map((document) =>
          isPosted(document) ? (now.get(document.sourceId) ?? document) : document,
        ),
        rules,
      );
      expect(added(sums(first), sums(adjusted(pairs, rules).drafts))).toEqual(added(sums(right)));
    }),
  );
});
