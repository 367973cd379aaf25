import { negate, sum } from '../../../src-shared/money/index.ts';
import { balancedEntry, numberScope } from '../../../src-shared/model/index.ts';
import { makeDeliveryKey } from '../delivery/key.ts';
import type { Discovery, PostingWrite } from '../ports/index.ts';
import { accountsOf, type PostingRules } from './rules.ts';

const OPENING_FORMAT = 'OB-{YYYY}{MM}{DD}-{SEQ:3}';

/**
 * Opening balances taken at connecting: Dr inventory, Cr opening equity at the value on hand. Items
 * come into being with their quantity and value.
 */
export function openingDrafts(
  openings: NonNullable<Discovery['openings']>,
  currency: PostingWrite['drafts'][number]['draft']['currency'],
  rules: PostingRules,
): PostingWrite['drafts'] {
  if (openings.stock.length === 0) return [];
  const accounts = accountsOf(rules.mapping);
  const total = sum(openings.stock.map((item) => item.value));
  const { date } = openings;
  const entry = balancedEntry(date, 'Opening stock', [
    { account: accounts.role('inventory'), amount: total, memo: 'Stock on hand at connecting' },
    { account: accounts.role('opening-equity'), amount: negate(total), memo: 'Opening balances' },
  ]);
  return [
    {
      draft: {
        type: 'opening-balance',
        key: makeDeliveryKey({
          account: rules.account,
          location: '*',
          date,
          type: 'opening-balance',
          subject: 'stock',
          revision: 1,
        }),
        date,
        currency,
        location: '',
        total,
        stock: openings.stock.map((item) => ({
          ...item,
          location: accounts.location(item.location).booksLocation,
        })),
        entries: entry === null ? [] : [entry],
      },
      numberScope: numberScope(OPENING_FORMAT, '', date),
      covers: null,
    },
  ];
}
