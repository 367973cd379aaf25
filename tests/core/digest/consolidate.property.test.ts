import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayDocument } from '../../../src-main/core/ports/index.ts';
import type { DigestSection, PosDocument } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { anyCounterDay, takenBack } from '../../support/arbitrary-documents.ts';
import { about, aDay, consolidated, onFile, postedIn } from '../../support/days.ts';

/** A day in which everything can happen to a counter document. */
const anyDay: fc.Arbitrary<readonly DayDocument[]> = anyCounterDay.chain((documents) =>
  fc
    .array(
      fc.constantFrom('plain', 'plain', 'posted', 'excluded', 'broken', 'cancelled', 'foreign' as const),
      {
        minLength: documents.length,
        maxLength: documents.length,
      },
    )
    .map((turns) => documents.flatMap((document, i) => happens(document, turns[i] ?? 'plain'))),
);

function happens(document: PosDocument, turn: string): readonly DayDocument[] {
  switch (turn) {
    case 'posted':
      return [postedIn(1, document)];
    case 'excluded':
      return [onFile(document, { excludedByPerson: 'test' })];
    case 'broken':
      return [onFile({ ...document, total: minor(document.total + 1) })];
    case 'cancelled':
      return [
        onFile(document),
        onFile({
          ...takenBack(document),
          kind: 'cancellation',
          sourceId: `X${document.sourceId}`,
          reference: about(document),
        }),
      ];
    case 'foreign':
      return [onFile({ ...document, location: 'JB' })];
    default:
      return [onFile(document)];
  }
}

const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

function waitingIn(day: readonly DayDocument[], section: 'sales' | 'returns'): readonly PosDocument[] {
  const { members } = consolidated(day);
  return day
    .filter((file, i) => {
      const member = members[i];
      return member?.state === 'waiting' && member.section === section && file.posting === null;
    })
    .map((file) => file.document);
}

describe('consolidation of any day', () => {
  test('does not depend on the order of the documents', () => {
    fc.assert(
      fc.property(
        anyDay.chain((day) => fc.tuple(fc.constant(day), shuffled(day))),
        ([day, other]) => {
          const [a, b] = [consolidated(day), consolidated(other)];
          // As text, because that is what a revision's hash is made of.
          expect(JSON.stringify(b.content)).toBe(JSON.stringify(a.content));
          expect([b.amount, b.changedSincePosted]).toEqual([a.amount, a.changedSincePosted]);
          const byId = (members: typeof a.members) =>
            members.toSorted((x, y) => (x.document < y.document ? -1 : 1));
          expect(byId(b.members)).toEqual(byId(a.members));
        },
      ),
    );
  });

  test('leaves every document in exactly one member and one state, with a reason when it is kept out', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { members } = consolidated(day);
        expect(members.map(({ document }) => document)).toEqual(day.map(({ id }) => id));
        for (const { state, reason } of members) {
          expect(reason !== null).toBe(state === 'held' || state === 'excluded');
        }
      }),
    );
  });

  test('source = posted + waiting + held + excluded, in count and in money', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { members } = consolidated(day);
        const source = day.reduce((all, { document }) => all + document.total, 0);
        const terms = (['posted', 'waiting', 'on-order', 'held', 'excluded'] as const).map((state) => {
          const of = members.filter((member) => member.state === state);
          return { count: of.length, amount: of.reduce((all, { amount }) => all + amount, 0) };
        });
        expect(terms.reduce((all, { amount }) => all + amount, 0)).toBe(source);
        expect(terms.reduce((all, { count }) => all + count, 0)).toBe(day.length);
      }),
    );
  });

  test('content is the sum of what waits, by every way of adding it up', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { content } = consolidated(day);
        for (const side of ['sales', 'returns'] as const) {
          const documents = waitingIn(day, side);
          const section = content?.[side];
          expect(section?.count ?? 0).toBe(documents.length);
          if (section === undefined) continue;
          expect(sumsOf(section)).toEqual(sumsOfDocuments(documents));
          expectConsistent(section);
        }
      }),
    );
  });

  test('never puts into a posting what is held, excluded or posted before', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { members, content } = consolidated(day);
        const waiting = members.filter((member, i) => member.state === 'waiting' && day[i]?.posting === null);
        expect((content?.sales.count ?? 0) + (content?.returns.count ?? 0)).toBe(waiting.length);
        expect(content === null).toBe(waiting.length === 0);
      }),
    );
  });

  test('leaves its input alone', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const before = structuredClone(aDay(day));
        consolidated(day);
        expect(aDay(day)).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});

type Sums = Record<'discount' | 'net' | 'tax' | 'total' | 'rounding' | 'tips', number>;

function sumsOf({ discount, net, tax, total, rounding, tips }: DigestSection): Sums {
  return { discount, net, tax, total, rounding, tips };
}

function sumsOfDocuments(documents: readonly PosDocument[]): Sums {
  const add = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
  const lines = documents.flatMap((document) => document.lines);
  return {
    discount: add(lines.map((line) => line.discount)),
    net: add(lines.map((line) => line.net)),
    tax: add(lines.map((line) => line.tax)),
    total: add(documents.map((document) => document.total)),
    rounding: add(documents.map((document) => document.rounding)),
    tips: add(documents.flatMap((document) => document.tenders).map((leg) => leg.tip)),
  };
}

/** Items, taxes and tenders are three views of the same money. */
function expectConsistent(section: DigestSection): void {
  const add = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);
  expect(add(section.items, (item) => item.net)).toBe(section.net);
  expect(add(section.items, (item) => item.tax)).toBe(section.tax);
  expect(add(section.items, (item) => item.total)).toBe(section.total);
  expect(add(section.items, (item) => item.discount)).toBe(section.discount);
  expect(add(section.taxes, (tax) => tax.net)).toBe(section.net);
  expect(add(section.taxes, (tax) => tax.tax)).toBe(section.tax);
  expect(section.net + section.tax).toBe(section.total);
  expect(add(section.tenders, (tender) => tender.amount)).toBe(
    section.total + section.rounding + section.tips,
  );
  expect(add(section.tenders, (tender) => tender.tip)).toBe(section.tips);
  for (const item of section.items) expect(item.net + item.tax).toBe(item.total);
}
