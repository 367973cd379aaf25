import type { BillingDocument, JournalDocument, StockLine } from '../../../../src-shared/model/index.ts';
import type { Company, Party } from '../company.ts';
import { locationOf, oneWay, putWithCustomer } from '../goods.ts';
import { keptOf } from '../products.ts';
import { type Part, partReference } from '../tag.ts';

/** What of goods leaves and what comes back is a shipment each. */
export function goodsPartsOf(stock: readonly StockLine[]): readonly Part[] {
  return [
    ...(stock.some(({ quantity }) => quantity > 0) ? (['goods-out'] as const) : []),
    ...(stock.some(({ quantity }) => quantity < 0) ? (['goods-in'] as const) : []),
  ];
}

/**
 * What of a sale's goods the books keep. Asked before anything is made: a sale without its goods would stay
 * in the books.
 * @throws CallFailed also when they have no such shop
 */
export async function goodsOfSale(
  company: Company,
  { location, number, stock }: BillingDocument | JournalDocument,
): Promise<readonly StockLine[]> {
  const kept = await keptOf(company, stock);
  if (stock.length > 0) await locationOf(company, location, number);
  return kept;
}

/** Goods of a sale leave the shop, those of a return come back to it. @throws CallFailed */
export async function putGoods(
  company: Company,
  { key, date, location, number }: BillingDocument | JournalDocument,
  goods: readonly StockLine[],
  party: Party,
): Promise<void> {
  for (const part of goodsPartsOf(goods)) {
    const way = part === 'goods-out' ? 'out' : 'in';
    const reference = partReference(key, part);
    const wanted = { key, number, reference, beginning: null, date, lines: oneWay(goods, way) };
    await putWithCustomer(company, wanted, { way, party, shop: await locationOf(company, location, number) });
  }
}
