import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { PosDocument, PosDocumentKind } from '../../src-shared/model/index.ts';
import { minor, quantity } from '../../src-shared/money/index.ts';
import { DAY_MS } from '../../src-shared/time/units.ts';
import { instant } from '../../src-shared/time/index.ts';
import { type BookedWeek, bookWeek, type WeekSettings } from '../support/weeks/books.ts';
import { anyWeek, type Week } from '../support/weeks/week.ts';
import { expectBalanced, expectIdentity } from './identity.ts';

// Random weeks of everything a till does, of which documents read differently once they are posted: after the
// adjustment the books stand as those of a ledger where they were right from the beginning.
vi.setConfig({ testTimeout: 300_000 });

const RUNS = Number(process.env['DAYBOOK_WEEKS'] ?? 12);
const SEED = Number(process.env['DAYBOOK_WEEKS_SEED'] ?? 20_261_122);
const STORIES = 60;

/** Kinds of which every field may change and the difference is posted. */
const EDITED: ReadonlySet<PosDocumentKind> = new Set([
  'sale',
  'return',
  'account-sale',
  'account-payment',
  'pay-in',
  'pay-out',
  'cash-drop',
  'fee',
]);

type Edit = (document: PosDocument) => PosDocument;

const nothing = { lines: [], tenders: [], total: minor(0), rounding: minor(0) };

/** What a till may change of a document, so that it still adds up. */
const EDITS: readonly Edit[] = [
  // Another tender.
  (document) => ({
    ...document,
    tenders: document.tenders.map((leg) => ({
      ...leg,
      method: leg.method === 'Cash' ? 'Card' : leg.method === 'Card' ? 'Cash' : leg.method,
    })),
  }),
  // The first line once more, at its price: more goods, tax and money.
  (document) => {
    const [line] = document.lines;
    const [leg, ...legs] = document.tenders;
    if (line === undefined) return document;
    const paid = leg === undefined ? [] : [{ ...leg, amount: minor(leg.amount + line.total) }, ...legs];
    return {
      ...document,
      lines: [...document.lines, line],
      total: minor(document.total + line.total),
      tenders: paid,
    };
  },
  // Another tax code at the same total.
  (document) => ({
    ...document,
    lines: document.lines.map((line) => ({
      ...line,
      taxCode: 'ZR',
      net: line.total,
      tax: minor(0),
    })),
  }),
  // Another quantity at the same amount.
  (document) => ({
    ...document,
    lines: document.lines.map((line) => ({ ...line, quantity: quantity(2 * line.quantity) })),
  }),
  // Cancelled: nothing is left of it.
  (document) => ({ ...document, ...nothing }),
  // Of the next day.
  (document) => ({ ...document, occurredAt: instant(document.occurredAt + DAY_MS) }),
  // Of another register, which the books do not know.
  (document) => ({ ...document, register: `${document.register ?? ''}'` }),
];

/** Which documents change, counted around the week, and how. */
const anyEdits = fc.array(fc.tuple(fc.nat(10_000), fc.nat(EDITS.length - 1)), {
  minLength: 1,
  maxLength: 12,
});

function edited(
  documents: readonly PosDocument[],
  edits: readonly (readonly [number, number])[],
): ReadonlyMap<PosDocument, PosDocument> {
  // What takes a document back is of that document: it would have to change along with it.
  const taken = new Set(
    documents.flatMap(({ reference }) => (reference === null ? [] : [reference.sourceId])),
  );
  const open = documents.filter(
    ({ kind, sourceId, reference }) => EDITED.has(kind) && reference === null && !taken.has(sourceId),
  );
  const changes = new Map<PosDocument, PosDocument>();
  for (const [at, how] of edits) {
    const document = open[at % Math.max(1, open.length)];
    const edit = EDITS[how];
    if (document !== undefined && edit !== undefined) changes.set(document, edit(document));
  }
  return changes;
}

function applied(
  documents: readonly PosDocument[],
  changes: ReadonlyMap<PosDocument, PosDocument>,
): readonly PosDocument[] {
  return documents.map((document) => changes.get(document) ?? document);
}

async function expectSound(booked: BookedWeek): Promise<void> {
  const { digests } = await booked.ask('digests.list', { limit: 200 });
  expectIdentity(digests);
  expect(digests.filter(({ status }) => status === 'changed-since-posted')).toEqual([]);
  expectBalanced(await booked.ask('books.trial-balance', {}));
  expect((await booked.ask('ledger.check', {})).problems).toEqual([]);
}

async function compare(
  week: Week,
  rounds: readonly (readonly (readonly [number, number])[])[],
  settings: WeekSettings,
): Promise<void> {
  await using booked = await bookWeek(week, settings);
  let documents = week.documents;
  for (const edits of rounds) {
    const changes = edited(documents, edits);
    const run = await booked.more([...changes.values()]);
    expect(run.deliveries).toMatchObject({ failed: 0, held: 0, waiting: 0 });
    documents = applied(documents, changes);
    await expectSound(booked);
  }
  await using right = await bookWeek({ ...week, documents }, settings);
  expect(await booked.answer()).toEqual(await right.answer());
}

test.each(['adjust', 'replace'] as const)(
  'the policy %s brings the books to what they would be, time and again',
  async (changedDays) => {
    const style = fc.constantFrom('invoice-per-digest', 'invoice-per-order', 'journal-per-digest');
    const parts = [
      anyWeek(STORIES, true),
      fc.array(anyEdits, { minLength: 1, maxLength: 3 }),
      style,
    ] as const;
    await fc.assert(
      fc.asyncProperty(...parts, async (week, rounds, postingStyle) => {
        await compare(week, rounds, { changedDays, postingStyle });
      }),
      {
        numRuns: changedDays === 'adjust' ? RUNS : Math.ceil(RUNS / 3),
        interruptAfterTimeLimit: 200_000,
        seed: SEED,
      },
    );
  },
);
