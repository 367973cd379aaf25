import type {
  AccountingDocument,
  GoodsReceivedDocument,
  OpeningBalanceDocument,
  StockAdjustmentDocument,
  StockCountDocument,
  StockLine,
  TransferDocument,
} from '../../../../src-shared/model/index.ts';
import { negateQuantity } from '../../../../src-shared/money/index.ts';
import type { Company } from '../company.ts';
import { refuse } from '../faults.ts';
import { locationOf, lostAndFound, oneWay, onTheWay } from '../goods.ts';
import type { Outgoing } from '../outgoing.ts';
import { productsOf } from '../products.ts';
import { tagPattern, writeTag } from '../tag.ts';
import { putParts, putTrips, type Trip } from '../trips.ts';
import { id, text, wireDate, wireQuantity } from '../wire.ts';
import { putEntries } from './entries.ts';

/**
 * A half of a transfer: from the shop to the place of goods in transit, or from there to the other one.
 * What is lost on the way goes from there to the lost goods.
 * @throws CallFailed
 */
export async function putTransfer(company: Company, outgoing: Outgoing<TransferDocument>): Promise<string> {
  const { number, location, lines, type, lost } = outgoing.document;
  const transit = await onTheWay(company);
  const shop =
    lost === undefined ? (await locationOf(company, location, number)).id : await lostAndFound(company);
  const leaves = type === 'transfer-out' && lost === undefined;
  const way = leaves ? { from: shop, to: transit } : { from: transit, to: shop };
  return putTrips(company, outgoing, [{ ...way, part: 'goods-out', lines: oneWay(lines, 'out') }]);
}

/** Goods that are gone go to the lost ones, and those that were found come from there. @throws CallFailed */
export async function putAdjustment(
  company: Company,
  outgoing: Outgoing<StockAdjustmentDocument>,
): Promise<string> {
  const { lines, location } = outgoing.document;
  return putTrips(company, outgoing, await tripsTo(company, outgoing.document, [{ location, lines }]));
}

/** A count that a person confirms in Tryton, which then says what differs. @throws CallFailed */
export async function putCount(
  company: Company,
  { document, contentHash }: Outgoing<StockCountDocument>,
): Promise<string> {
  const { client } = company;
  const { key, number, date, location, lines } = document;
  const known = company.untouched.has(key)
    ? []
    : await client.read('stock.inventory', [['number', 'like', tagPattern(key)]], { id, number: text });
  if (known.some((row) => row.number.startsWith(`${key} `))) return number;
  const products = await productsOf(company, lines);
  const shop = (await locationOf(company, location, number)).id;
  const counted = lines.map(({ sku, counted: pieces }) => {
    const product = products.get(sku);
    if (product === undefined) throw refuse('item-unknown', { where: sku, data: { name: sku } });
    return { product: product.id, quantity: wireQuantity(pieces) };
  });
  await client.createOne('stock.inventory', {
    company: company.id,
    location: shop,
    date: wireDate(date),
    empty_quantity: 'keep',
    number: writeTag({ key, contentHash, parts: [] }, number),
    lines: [['create', counted]],
  });
  return number;
}

/**
 * Their value is a move; the goods come to the shops from the lost and found ones, since no document says
 * which supplier they are of. What goes back to a supplier goes there.
 * @throws CallFailed
 */
export async function putGoodsIn(
  company: Company,
  outgoing: Outgoing<GoodsReceivedDocument | OpeningBalanceDocument>,
): Promise<string> {
  const { document } = outgoing;
  const stock =
    document.type === 'opening-balance'
      ? document.stock
      : document.lines.map((line) => ({ ...line, location: document.location }));
  // Documents say what comes in, lines of trips what leaves.
  const places = [...new Set(stock.map(({ location }) => location))].toSorted().map((location) => ({
    location,
    lines: stock
      .filter((line) => line.location === location)
      .map(({ sku, name, quantity }) => ({ sku, name, quantity: negateQuantity(quantity) })),
  }));
  const trips = await tripsTo(company, document, places);
  if (document.entries.length === 0) return putTrips(company, outgoing, trips);
  const parts = trips.map(({ part }) => part);
  const { number: made } = await putEntries(company, outgoing, { parts });
  await putParts(company, document, trips);
  return made;
}

/** What leaves each shop for the lost goods, and what comes to it from there. @throws CallFailed */
async function tripsTo(
  company: Company,
  { number }: AccountingDocument,
  places: readonly { readonly location: string; readonly lines: readonly StockLine[] }[],
): Promise<readonly Trip[]> {
  const trips: Trip[] = [];
  for (const { location, lines } of places) {
    const shop = (await locationOf(company, location, number)).id;
    const lost = await lostAndFound(company);
    trips.push({ part: 'goods-out', from: shop, to: lost, lines: oneWay(lines, 'out') });
    trips.push({ part: 'goods-in', from: lost, to: shop, lines: oneWay(lines, 'in') });
  }
  return trips.filter(({ lines }) => lines.length > 0);
}
