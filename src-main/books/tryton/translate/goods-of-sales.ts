import type { BillingDocument, JournalDocument, StockLine } from '../../../../src-shared/model/index.ts';
import type { Company } from '../company.ts';
import { locationOf, oneWay, putWithCustomer } from '../goods.ts';
import type { Party } from '../parties.ts';
import { type Part, partReference } from '../tag.ts';

/** What of goods leaves and what comes back is a shipment each. */
export function goodsPartsOf(stock: readonly StockLine[]): readonly Part[] {
  return [
    ...(stock.some(({ quantity }) => quantity > 0) ? (['goods-out'] as const) : []),
    ...(stock.some(({ quantity }) => quantity < 0) ? (['goods-in'] as const) : []),
  ];
}

/** Before anything is made: a sale without its goods would stay in the books. @throws CallFailed */
export async function checkPlace(
  { client }: Company,
  { location, number, stock }: BillingDocument | JournalDocument,
): Promise<void> {
  if (stock.length > 0) await locationOf(client, location, number);
}

/** Goods of a sale leave the shop, those of a return come back to it. @throws CallFailed */
export async function putGoods(
  company: Company,
  { key, date, location, number, stock }: BillingDocument | JournalDocument,
  party: Party,
): Promise<void> {
  for (const part of goodsPartsOf(stock)) {
    const way = part === 'goods-out' ? 'out' : 'in';
    const reference = partReference(key, part);
    const wanted = { reference, beginning: reference, date, lines: oneWay(stock, way) };
    await putWithCustomer(company, wanted, { way, party, shop: location, number });
  }
}
