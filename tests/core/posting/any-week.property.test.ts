import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsolidationRules } from '../../../src-main/core/digest/classify.ts';
import { consolidateDay } from '../../../src-main/core/digest/consolidate.ts';
import { defaultLocation, defaultMappings } from '../../../src-main/core/mapping/defaults.ts';
import { type ResolvedMapping, resolveMappings } from '../../../src-main/core/mapping/resolve.ts';
import { suggestPaymentMethod, suggestTax } from '../../../src-main/core/mapping/suggest.ts';
import type { DraftWrite } from '../../../src-main/core/posting/context.ts';
import { postRevision } from '../../../src-main/core/posting/post-revision.ts';
import type { DayDocument } from '../../../src-main/core/ports/index.ts';
import {
  accountNumber,
  type DocumentId,
  journalDetailKey,
  type MappingValue,
  POSTING_STYLES,
  type PostingStyle,
  streamId,
} from '../../../src-shared/model/index.ts';
import { MONDAY } from '../../support/builders.ts';
import { aDay, aMapping, KUALA_LUMPUR, onFile, POSTING, RULES } from '../../support/days.ts';
import { movements } from '../../support/journal-text.ts';
import {
  BACK_REASON,
  GIFT_CARD,
  GONE_REASON,
  LOCATIONS,
  METHODS,
  PAY_OUT_REASONS,
  STORE_CREDIT,
  TAX_CODES,
} from '../../support/weeks/shelf.ts';
import { anyWeek } from '../../support/weeks/week.ts';

/** The same weeks each time, unless others are asked for. */
const SEED = Number(process.env['DAYBOOK_WEEKS_SEED'] ?? 20_261_122);

const payOut = (reason: string): MappingValue => ({
  type: 'journal-detail',
  key: journalDetailKey('pay-outs.expense', reason),
  value: accountNumber(reason === 'Tips paid out' ? '2200' : '6100'),
});

const MAPPING: ResolvedMapping = resolveMappings(
  [
    ...defaultMappings(),
    ...LOCATIONS.map((id) => defaultLocation({ id, name: id }, KUALA_LUMPUR, 0)),
    ...[...METHODS, GIFT_CARD, STORE_CREDIT].map(suggestPaymentMethod),
    ...TAX_CODES.map(suggestTax),
    ...PAY_OUT_REASONS.map(payOut),
    { type: 'reason', key: BACK_REASON, value: 'back-to-stock' } as const,
    { type: 'reason', key: GONE_REASON, value: 'written-off' } as const,
    { type: 'account', key: 'gift-card-expiry', value: accountNumber('4490') } as const,
  ].map((value) => aMapping(value)),
  MONDAY,
);

/** All that one shop did in a week, as if on one day: laybys begin and end, cards are sold and spent. */
const anyDay: fc.Arbitrary<readonly DayDocument[]> = anyWeek(25).map(({ documents }) =>
  documents.map((document) => onFile({ ...document, location: 'KL' })),
);

function rulesOf(style: PostingStyle): ConsolidationRules {
  return { ...RULES, posting: { ...POSTING, style, mapping: MAPPING } };
}

interface Posted {
  readonly waiting: readonly DayDocument[];
  readonly amounts: ReadonlyMap<DocumentId, { readonly section: string; readonly amount: number }>;
  readonly drafts: readonly DraftWrite[];
}

function post(files: readonly DayDocument[], style: PostingStyle = 'invoice-per-digest'): Posted {
  const day = aDay(files);
  const rules = rulesOf(style);
  const { members, content } = consolidateDay(day, rules);
  const waiting = members.filter(({ state }) => state === 'waiting');
  const ids = new Set(waiting.map(({ document }) => document));
  const { digest, location, date } = day;
  const revision = { digest, stream: streamId('str_test'), location, date, revision: 1 };
  return {
    waiting: files.filter(({ id }) => ids.has(id)),
    amounts: new Map(waiting.map(({ document, section, amount }) => [document, { section, amount }])),
    drafts: content === null ? [] : postRevision({ ...revision, content }, rules.posting),
  };
}

const entriesOf = (drafts: readonly DraftWrite[]) => drafts.flatMap(({ draft }) => draft.entries);

/** Goods by where they go at cost, item by item; what a count or a transfer does is of its own. */
function goodsMoved(drafts: readonly DraftWrite[]): Readonly<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const { draft } of drafts) {
    // A layby or direct ship order is only noted: its completion moves the goods.
    if (!('stock' in draft) || draft.type === 'opening-balance') continue;
    if (draft.type === 'sales-order' && draft.entries.length === 0) continue;
    for (const { sku, quantity } of draft.stock) {
      const key = [sku, draft.stockAccounts.inventory, draft.stockAccounts.costOfGoods].join(' ');
      moved[key] = (moved[key] ?? 0) + quantity;
    }
  }
  return Object.fromEntries(Object.entries(moved).filter(([, quantity]) => quantity !== 0));
}

/** Accounts that belong to somebody, whatever moves them. */
const CONTROL = ['1140', '1200', '2300', '2310', '2320', '2330', '2340', '2360'];

function heldBySomebody(drafts: readonly DraftWrite[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { account, amount } of drafts.flatMap(({ draft }) => draft.subledger)) {
    sums.set(account, (sums.get(account) ?? 0) + amount);
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}

describe('any week of any documents', () => {
  test('posts linearly: documents alone come to what they do together, account by account', () => {
    fc.assert(
      fc.property(anyDay, (files) => {
        const { waiting, drafts } = post(files);
        const alone = waiting.flatMap((file) => entriesOf(post([file]).drafts));
        expect(movements(alone)).toEqual(movements(entriesOf(drafts)));
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  test.each(POSTING_STYLES)('belongs to somebody to the cent, document by document: %s', (style) => {
    fc.assert(
      fc.property(anyDay, (files) => {
        for (const write of post(files, style).drafts) {
          const moved = movements(write.draft.entries);
          const control = [...moved].filter(([account]) => CONTROL.includes(account));
          expect(Object.fromEntries(heldBySomebody([write]))).toEqual(Object.fromEntries(control));
        }
      }),
      { numRuns: 40, seed: SEED },
    );
  });

  test('moves every account and all goods alike in the four styles', () => {
    fc.assert(
      fc.property(anyDay, (files) => {
        const [first, ...others] = POSTING_STYLES.map((style) => post(files, style).drafts);
        for (const drafts of others) {
          expect(movements(entriesOf(drafts))).toEqual(movements(entriesOf(first ?? [])));
          expect(goodsMoved(drafts)).toEqual(goodsMoved(first ?? []));
        }
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  test.each(POSTING_STYLES)('is posted once, every document of it, by keys of their own: %s', (style) => {
    fc.assert(
      fc.property(anyDay, (files) => {
        const { waiting, amounts, drafts } = post(files, style);
        const covered = drafts.flatMap(({ covers }) => coveredBy(covers, amounts));
        expect(covered.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
        const keys = drafts.map(({ draft }) => draft.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 40, seed: SEED },
    );
  });
});

/** The documents that a draft posts; those of a section come to what the draft says of them. */
function coveredBy(covers: DraftWrite['covers'], amounts: Posted['amounts']): readonly DocumentId[] {
  if (covers === null || 'also' in covers) return [];
  if ('document' in covers) return [covers.document];
  if ('documents' in covers && !('sections' in covers)) return covers.documents;
  const sections: readonly string[] = 'sections' in covers ? covers.sections : [covers.section];
  const members = [...amounts].filter(([, { section }]) => sections.includes(section));
  expect(members.reduce((all, [, { amount }]) => all + amount, 0)).toBe(covers.amount);
  const singles = 'sections' in covers ? covers.documents : [];
  return [...members.map(([document]) => document), ...singles];
}
