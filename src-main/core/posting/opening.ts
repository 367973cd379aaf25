import { type CurrencyCode, type Minor, minor, negate, sum } from '../../../src-shared/money/index.ts';
import { type AccountNumber, balancedEntry, numberScope } from '../../../src-shared/model/index.ts';
import { makeDeliveryKey } from '../delivery/key.ts';
import type { Openings, PostingWrite } from '../ports/index.ts';
import { openingBalanceDrafts } from './opening-balances.ts';
import { openingOrderDrafts } from './opening-orders.ts';
import { accountsOf, type PostingAccounts, type PostingRules } from './rules.ts';

const OPENING_FORMAT = 'OB-{YYYY}{MM}{DD}-{SEQ:3}';

/** What openings become: goods, then whose the balances are, then what is still to be completed. */
export function openingDrafts(
  openings: Openings,
  currency: CurrencyCode,
  rules: PostingRules,
): PostingWrite['drafts'] {
  return [
    ...openingStockDrafts(openings, currency, rules),
    ...openingBalanceDrafts(openings, currency, rules),
    ...openingOrderDrafts(openings, currency, rules),
  ];
}

/**
 * Opening balances taken at connecting: Dr inventory, Cr opening equity at the value on hand. Items
 * come into being with their quantity and value.
 */
function openingStockDrafts(
  openings: Openings,
  currency: CurrencyCode,
  rules: PostingRules,
): PostingWrite['drafts'] {
  const [first] = openings.stock;
  if (first === undefined) return [];
  const known = new Map<string, PostingAccounts>();
  const at = (location: string): PostingAccounts => {
    const accounts = known.get(location) ?? accountsOf(rules, location);
    known.set(location, accounts);
    return accounts;
  };
  const total = sum(openings.stock.map((item) => item.value));
  const { date } = openings;
  const inventory = new Map<AccountNumber, Minor>();
  for (const { location, value } of openings.stock) {
    const account = at(location).row('sales.inventory');
    inventory.set(account, minor((inventory.get(account) ?? 0) + value));
  }
  const entry = balancedEntry(date, 'Opening stock', [
    ...[...inventory].map(([account, amount]) => ({
      account,
      amount,
      memo: 'Stock on hand at connecting',
    })),
    {
      account: at(first.location).role('opening-equity'),
      amount: negate(total),
      memo: 'Opening balances',
    },
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
          location: at(item.location).location().booksLocation,
        })),
        entries: entry === null ? [] : [entry],
        subledger: [],
      },
      numberScope: numberScope(OPENING_FORMAT, '', date),
      covers: null,
    },
  ];
}
