import type { BooksAccount, Page, Paged, Services, StockRow } from '../../core/ports/index.ts';
import {
  type CurrencyCode,
  divideRounded,
  exponentOf,
  formatUnitPrice,
  type Minor,
  type Quantity,
  quantity,
  QUANTITY_SCALE,
  UNIT_PRICE_SCALE,
  unitPrice,
} from '../../../src-shared/money/index.ts';
import { findOwnBooks } from '../books/find.ts';
import { balanceOf } from './control.ts';
import { roleAccounts } from './control-accounts.ts';

/** An item at a location, or on its way. */
export interface StockLine extends StockRow {
  /** Set aside on open laybys; part of the quantity. */
  readonly onLayby: Quantity;
}

/** Stock beside the accounts that it is valued on. */
export interface StockReport {
  readonly books: BooksAccount;
  /** Every location that goods are or were at, whatever the page and search. */
  readonly locations: readonly string[];
  readonly items: Paged<StockLine>;
  /** Of all items, whatever the page and search. */
  readonly value: { readonly onHand: Minor; readonly inTransit: Minor };
  /** Balances of the inventory and in-transit accounts. */
  readonly accounts: { readonly inventory: Minor; readonly inTransit: Minor };
  readonly ties: boolean;
}

/**
 * What there is now, by item and location.
 * @throws ExpectedFailure books-not-found, books-choice-needed, bad-input for a cursor of another list
 */
export async function stockReport(
  services: Services,
  input: {
    readonly books?: string | undefined;
    readonly search?: string | undefined;
    /** Null: on its way; left out: everywhere. */
    readonly location?: string | null | undefined;
  },
  page: Page,
): Promise<StockReport> {
  const books = await findOwnBooks(services, input.books);
  const { reports } = services.ledger;
  const { rows, next, total } = await reports.stock(
    books.id,
    { search: input.search ?? '', location: input.location },
    page,
  );
  const laybys = await laybysOf(services, books);
  const value = await reports.stockValue(books.id);
  const accounts = await stockAccounts(services, books);
  return {
    books,
    locations: await reports.stockLocations(books.id),
    items: { rows: rows.map((row) => ({ ...row, onLayby: onLayby(row, laybys) })), next, total },
    value,
    accounts,
    ties: value.onHand === accounts.inventory && value.inTransit === accounts.inTransit,
  };
}

async function laybysOf(services: Services, { id }: BooksAccount): Promise<ReadonlyMap<string, Quantity>> {
  const aside = await services.ledger.embedded.onLayby(id);
  return new Map(aside.map(({ sku, location, quantity: amount }) => [placeOf(sku, location), amount]));
}

function onLayby({ sku, location }: StockRow, laybys: ReadonlyMap<string, Quantity>): Quantity {
  return (location === null ? undefined : laybys.get(placeOf(sku, location))) ?? quantity(0);
}

function placeOf(sku: string, location: string): string {
  return `${sku}\u0000${location}`;
}

async function stockAccounts(services: Services, { id }: BooksAccount): Promise<StockReport['accounts']> {
  const inventory = await roleAccounts(services, id, ['inventory']);
  const inTransit = await roleAccounts(services, id, ['in-transit']);
  return {
    inventory: await balanceOf(services, id, inventory, null),
    inTransit: await balanceOf(services, id, inTransit, null),
  };
}

/** What one of it is worth on average, as decimal text; null where there is none to share the value. */
export function averageCost({ quantity: on, value }: StockRow, currency: CurrencyCode): string | null {
  if (on === 0) return null;
  const scaled = BigInt(value) * 10n ** BigInt(UNIT_PRICE_SCALE - exponentOf(currency) + QUANTITY_SCALE);
  return formatUnitPrice(unitPrice(Number(divideRounded(scaled, BigInt(on), 'half-up'))));
}
