import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeSections } from '../../../src-main/core/digest/merge.ts';
import { consolidateSection, EMPTY_SECTION } from '../../../src-main/core/digest/section.ts';
import { sectionRules } from '../../../src-main/core/digest/section-rules.ts';
import type { DigestSection, PosDocument } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { anySale } from '../../support/arbitrary-documents.ts';
import { aLine, aSale } from '../../support/builders.ts';
import { SHOP } from '../../support/days.ts';

const section = (documents: readonly PosDocument[]) => consolidateSection(documents, sectionRules(SHOP));

/** Rows in one order, because merged ones keep the order in which they come. */
function sorted(one: DigestSection): DigestSection {
  const inOrder = <T>(rows: readonly T[]) =>
    rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...one,
    items: inOrder(one.items),
    tenders: inOrder(one.tenders),
    taxes: inOrder(one.taxes),
    stock: inOrder(one.stock),
  };
}

describe('mergeSections', () => {
  test('of nothing is an empty section', () => {
    expect(mergeSections([])).toEqual(EMPTY_SECTION);
    expect(mergeSections([EMPTY_SECTION, EMPTY_SECTION])).toEqual(EMPTY_SECTION);
  });

  test('of the revisions of a day is the day consolidated at once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anySale, { maxLength: 3 }), { maxLength: 4 }), (revisions) => {
        const merged = mergeSections(revisions.map(section));
        expect(sorted(merged)).toEqual(sorted(section(revisions.flat())));
      }),
    );
  });

  test('keeps apart what consolidation keeps apart: nothing sold, for and against', () => {
    const charge = (net: number) =>
      section([aSale('1', { lines: [aLine({ quantity: quantity(0), net: minor(net), tax: minor(0) })] })]);
    expect(mergeSections([charge(5), charge(-5)]).items.map(({ net }) => net)).toEqual([5, -5]);
  });

  test('goods that went and came are not goods moved', () => {
    const back = aLine({ quantity: quantity(-1_000), net: minor(-10_000), tax: minor(-600) });
    const [out, home] = [section([aSale('1')]), section([aSale('2', { lines: [back] })])];
    expect(mergeSections([out, home]).stock).toEqual([]);
  });
});
