import { describe, expect, test } from 'vitest';
import { POS_DOCUMENT_KINDS } from '../../../src-shared/model/index.ts';
import { POSTING, posted } from '../../support/days.ts';
import { COUNTER } from './worked-examples/counter.ts';
import { DRAWER } from './worked-examples/drawer.ts';
import {
  becomesText,
  entryText,
  mappingWith,
  ownedText,
  unindented,
  type WorkedExample,
  writesOffText,
} from './worked-examples/example.ts';
import { GIFT_CARDS } from './worked-examples/gift-cards.ts';
import { GOODS } from './worked-examples/goods.ts';
import { DEPOSITS, LAYBYS } from './worked-examples/laybys.ts';
import { ON_ACCOUNT } from './worked-examples/on-account.ts';
import { DIRECT_SHIP, INSTALLED } from './worked-examples/projects.ts';

const FAMILIES: readonly (readonly [string, readonly WorkedExample[]])[] = [
  ['the counter', COUNTER],
  ['on account', ON_ACCOUNT],
  ['laybys', LAYBYS],
  ['deposits', DEPOSITS],
  ['gift cards', GIFT_CARDS],
  ['the drawer', DRAWER],
  ['direct ship', DIRECT_SHIP],
  ['installed sales', INSTALLED],
  ['goods and people', GOODS],
];

/** The shop's customers have their own ids as codes here, so that the table can name them. */
function postedOf({ till, mapping = [], rules = {} }: WorkedExample) {
  const contactOf = (document: (typeof till)[number]) =>
    document.customer === null
      ? null
      : { reference: { code: document.customer, name: document.customer }, generated: false };
  return posted(till, { ...POSTING, contactOf, mapping: mappingWith(mapping), ...rules });
}

describe.each(FAMILIES)('worked examples: %s', (_family, examples) => {
  test.each(examples)('$document', (example) => {
    const drafts = postedOf(example);
    expect(becomesText(drafts)).toBe(example.becomes);
    expect(entryText(drafts)).toBe(unindented(example.entry));
    expect(ownedText(drafts)).toEqual(example.owned ?? []);
    expect(writesOffText(drafts)).toEqual(example.writesOff ?? []);
  });
});

test('every kind has an example, but a shift that opens', () => {
  const shown = new Set(
    FAMILIES.flatMap(([, all]) => all.flatMap(({ till }) => till.map(({ kind }) => kind))),
  );
  expect(POS_DOCUMENT_KINDS.filter((kind) => !shown.has(kind))).toEqual(['shift-open']);
});
