import { type CurrencyCode, negate, sum } from '../../../src-shared/money/index.ts';
import { balancedEntry, numberScope, type StockAccounts } from '../../../src-shared/model/index.ts';
import { makeDeliveryKey } from '../delivery/key.ts';
import type { Openings, PostingWrite } from '../ports/index.ts';
import { stockAccounts } from './context.ts';
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
 * come into being with their quantity and value. Goods whose accounts differ are documents of their own.
 */
function openingStockDrafts(
  { date, stock }: Openings,
  currency: CurrencyCode,
  rules: PostingRules,
): PostingWrite['drafts'] {
  const known = new Map<string, PostingAccounts>();
  const at = (location: string): PostingAccounts => {
    const accounts = known.get(location) ?? accountsOf(rules, location);
    known.set(location, accounts);
    return accounts;
  };
  const accountsAt = (location: string): StockAccounts => stockAccounts({ accounts: at(location) });
  const groups = Map.groupBy(stock, ({ location }) => Object.values(accountsAt(location)).join(' '));
  return [...groups.values()].map((some, i) => {
    const [first] = some;
    const accounts = accountsAt(first?.location ?? '');
    const total = sum(some.map((item) => item.value));
    const entry = balancedEntry(date, 'Opening stock', [
      { account: accounts.inventory, amount: total, memo: 'Stock on hand at connecting' },
      {
        account: at(first?.location ?? '').role('opening-equity'),
        amount: negate(total),
        memo: 'Opening balances',
      },
    ]);
    const subject = i === 0 ? 'stock' : `stock/${accounts.inventory}/${i}`;
    return {
      draft: {
        type: 'opening-balance',
        key: makeDeliveryKey({
          account: rules.account,
          location: '*',
          date,
          type: 'opening-balance',
          subject,
          revision: 1,
        }),
        date,
        currency,
        location: '',
        total,
        stock: some.map((item) => ({ ...item, location: at(item.location).location().booksLocation })),
        stockAccounts: accounts,
        entries: entry === null ? [] : [entry],
        subledger: [],
      },
      numberScope: numberScope(OPENING_FORMAT, '', date),
      covers: null,
    };
  });
}
