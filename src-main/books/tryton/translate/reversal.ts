import { z } from 'zod';
import type { DeliveryKey, ReversalDocument } from '../../../../src-shared/model/index.ts';
import type { Company, Place } from '../company.ts';
import { refuse } from '../faults.ts';
import { type GoodsLine, putWithCustomer } from '../goods.ts';
import type { Outgoing } from '../outgoing.ts';
import { type Part, shipmentReferences, tagPattern } from '../tag.ts';
import { putParts, putTrips, type Trip } from '../trips.ts';
import { id, ids, maybeText, quantityOf, text } from '../wire.ts';
import { putEntries } from './entries.ts';

/** Goods that a customer had taken, or had brought. */
interface Handed {
  readonly part: 'goods-in' | 'goods-out';
  readonly party: number;
  readonly shop: Place;
  readonly lines: readonly GoodsLine[];
}

/**
 * Takes a document back: its entries with their signs turned as a move, and goods the way that they came,
 * as the books say that they went. A count is for a person: what it came to is not in the books by us.
 * @throws CallFailed
 */
export async function putReversal(company: Company, outgoing: Outgoing<ReversalDocument>): Promise<string> {
  const { document } = outgoing;
  const { key, number, date, reverses, type } = document;
  if (await isCount(company, reverses.key)) {
    throw refuse('do-by-hand', { where: number, data: { number, type } });
  }
  const trips = await tripsBack(company, reverses.key);
  const handed = await handedBack(company, reverses.key);
  if (document.entries.length === 0 && handed.length === 0) return putTrips(company, outgoing, trips);
  const ofTrips = trips.map(({ part }) => part);
  // Each kind of part is numbered through: those of trips come first.
  const parts: readonly Part[] = [...ofTrips, ...handed.map(({ part }) => part)];
  const { number: made } = await putEntries(company, outgoing, { parts });
  await putParts(company, document, trips);
  const references = shipmentReferences(key, parts).slice(ofTrips.length);
  for (const [at, { part, party, shop, lines }] of handed.entries()) {
    const reference = references[at] ?? '';
    await putWithCustomer(
      company,
      { key, number, reference, beginning: null, date, lines },
      { way: part === 'goods-out' ? 'out' : 'in', party: { id: party, code: '', name: '' }, shop },
    );
  }
  return made;
}

async function isCount({ client, id: company }: Company, key: DeliveryKey): Promise<boolean> {
  const domain = [
    ['company', '=', company],
    ['number', 'like', tagPattern(key)],
  ];
  const found = await client.read('stock.inventory', domain, { number: text });
  return found.some(({ number }) => number.startsWith(`${key} `));
}

function doneOf({ id: company }: Company, key: DeliveryKey) {
  return [
    ['company', '=', company],
    ['state', '=', 'done'],
    ['reference', 'like', `${key} %`],
  ];
}

/** Goods that went from one place of the company to another, back again. */
async function tripsBack(company: Company, key: DeliveryKey): Promise<readonly Trip[]> {
  const found = await company.client.read('stock.shipment.internal', doneOf(company, key), {
    reference: text,
    from_location: id,
    to_location: id,
    moves: ids,
  });
  const trips: Trip[] = [];
  for (const row of found) {
    if (!row.reference.startsWith(`${key} `)) continue;
    const { lines } = await movedBy(company, row.moves);
    trips.push({ part: 'goods-in', from: row.to_location, to: row.from_location, lines });
  }
  return trips;
}

/** What customers took comes back, and what they brought leaves again. */
async function handedBack(company: Company, key: DeliveryKey): Promise<readonly Handed[]> {
  const handed: Handed[] = [];
  const shape = { reference: text, customer: id, warehouse: id, inventory_moves: ids };
  for (const [model, part] of [
    ['stock.shipment.out', 'goods-in'],
    ['stock.shipment.out.return', 'goods-out'],
  ] as const) {
    for (const row of await company.client.read(model, doneOf(company, key), shape)) {
      if (!row.reference.startsWith(`${key} `)) continue;
      const { lines, from, to } = await movedBy(company, row.inventory_moves);
      const shop = { id: part === 'goods-in' ? from : to, warehouse: row.warehouse };
      handed.push({ part, party: row.customer, shop, lines });
    }
  }
  return handed;
}

/** What stock moves have moved; all of a shipment's go the same way. */
async function movedBy({ client }: Company, moves: readonly number[]) {
  const found = await client.read(
    'stock.move',
    [['id', 'in', moves]],
    {
      quantity: z.number(),
      from_location: id,
      to_location: id,
      'product.': z.object({ code: maybeText, rec_name: text }),
    },
    { related: ['product.code', 'product.rec_name'] },
  );
  const lines = found.flatMap(({ quantity: said, 'product.': item }): GoodsLine[] => {
    const quantity = quantityOf(said);
    return quantity === null ? [] : [{ sku: item.code, name: item.rec_name, quantity }];
  });
  const [first] = found;
  return { lines, from: first?.from_location ?? 0, to: first?.to_location ?? 0 };
}
