import type {
  GoodsReceivedDocument,
  OpeningBalanceDocument,
  StockAdjustmentDocument,
  StockCountDocument,
  TransferDocument,
} from '../../../../src-shared/model/index.ts';
import type { Company } from '../company.ts';
import { refuse } from '../faults.ts';
import { locationOf, lostAndFound, oneWay, onTheWay, putInternal } from '../goods.ts';
import type { Outgoing } from '../outgoing.ts';
import { productsOf } from '../products.ts';
import { type Part, partReference, tagPattern, writeTag } from '../tag.ts';
import { id, text, wireDate, wireQuantity } from '../wire.ts';
import { putEntries } from './entries.ts';

/**
 * A half of a transfer: from the shop to the place of goods in transit, or from there to the other one.
 * What is lost on the way goes from there to the lost goods.
 * @throws CallFailed
 */
export async function putTransfer(
  company: Company,
  { document, contentHash }: Outgoing<TransferDocument>,
): Promise<string> {
  const { client } = company;
  const { key, number, date, location, lines, type } = document;
  const transit = await onTheWay(client);
  const shop =
    document.lost === undefined
      ? (await locationOf(client, location, number)).id
      : await lostAndFound(client);
  const wanted = {
    reference: writeTag({ key, contentHash, parts: [] }, number),
    beginning: `${key} `,
    date,
    lines: oneWay(lines, 'out'),
  };
  const leaves = type === 'transfer-out' && document.lost === undefined;
  return putInternal(company, wanted, leaves ? { from: shop, to: transit } : { from: transit, to: shop });
}

/** Goods that are gone go to the lost ones, and those that were found come from there. @throws CallFailed */
export async function putAdjustment(
  company: Company,
  { document, contentHash }: Outgoing<StockAdjustmentDocument>,
): Promise<string> {
  const { key, number, date, location, lines } = document;
  const shop = (await locationOf(company.client, location, number)).id;
  const lost = await lostAndFound(company.client);
  const out = oneWay(lines, 'out');
  const found = oneWay(lines, 'in');
  const both = out.length > 0 && found.length > 0;
  const parts: readonly Part[] = both ? ['goods-in'] : [];
  const head = {
    reference: writeTag({ key, contentHash, parts }, number),
    // The other shipment begins with the key too.
    beginning: `${writeTag({ key, contentHash, parts })} `,
    date,
    lines: out.length > 0 ? out : found,
  };
  const way = { from: shop, to: lost };
  const back = { from: lost, to: shop };
  const made = await putInternal(company, head, out.length > 0 ? way : back);
  if (both) {
    const reference = partReference(key, 'goods-in');
    await putInternal(company, { reference, beginning: reference, date, lines: found }, back);
  }
  return made;
}

/** A count that a person confirms in Tryton, which then says what differs. @throws CallFailed */
export async function putCount(
  company: Company,
  { document, contentHash }: Outgoing<StockCountDocument>,
): Promise<string> {
  const { client } = company;
  const { key, number, date, location, lines } = document;
  const known = await client.read('stock.inventory', [['number', 'like', tagPattern(key)]], {
    id,
    number: text,
  });
  if (known.some((row) => row.number.startsWith(`${key} `))) return number;
  const products = await productsOf(client, lines);
  const shop = (await locationOf(client, location, number)).id;
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
 * Their value is a move; the goods come to the shop from the lost and found ones, since no document says
 * which supplier they are of.
 * @throws CallFailed
 */
export async function putGoodsIn(
  company: Company,
  { document, contentHash }: Outgoing<GoodsReceivedDocument | OpeningBalanceDocument>,
): Promise<string> {
  const { key, date, number } = document;
  const stock =
    document.type === 'opening-balance'
      ? document.stock
      : document.lines.map((line) => ({ ...line, location: document.location }));
  const places = [...new Set(stock.map(({ location }) => location))].toSorted();
  const [place] = places;
  if (places.length > 1) {
    const data = { number, problem: 'goods of more than one location in one document' };
    throw refuse('do-by-hand', { where: number, data: { ...data, type: document.type } });
  }
  const parts: readonly Part[] = place === undefined ? [] : ['goods-in'];
  const to = place === undefined ? null : (await locationOf(company.client, place, number)).id;
  const { number: made } = await putEntries(company, { document, contentHash }, { parts });
  if (to !== null) {
    const reference = partReference(key, 'goods-in');
    const from = await lostAndFound(company.client);
    const lines = stock.filter(({ quantity }) => quantity > 0);
    await putInternal(company, { reference, beginning: reference, date, lines }, { from, to });
  }
  return made;
}
