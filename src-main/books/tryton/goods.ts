import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import { type Quantity, quantity } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { anyOf, type Client, type Values } from './client.ts';
import type { Company } from './company.ts';
import { refuse } from './faults.ts';
import { addressOf, type Party } from './parties.ts';
import { type Product, productsOf } from './products.ts';
import { id, ids, maybeText, text, wireDate, wireDecimal, wireQuantity } from './wire.ts';

/** Goods that move one way; quantities are positive. */
export interface GoodsLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: Quantity;
}

export interface GoodsWanted {
  /** What the shipment is found by, and what it says. */
  readonly reference: string;
  readonly beginning: string;
  readonly date: BusinessDate;
  readonly lines: readonly GoodsLine[];
}

/** The lines of one direction, as positive quantities of each item. */
export function oneWay(
  lines: readonly { readonly sku: string; readonly name: string; readonly quantity: Quantity }[],
  way: 'out' | 'in',
): readonly GoodsLine[] {
  const sign = way === 'out' ? 1 : -1;
  return lines
    .filter((line) => sign * line.quantity > 0)
    .map(({ sku, name, quantity: moved }) => ({ sku, name, quantity: quantity(sign * moved) }));
}

/** A place that goods are at, by its code or name. @throws CallFailed */
export async function locationOf(client: Client, name: string, number: string) {
  const [found] = await client.read(
    'stock.location',
    [
      anyOf([
        ['code', '=', name],
        ['name', '=', name],
      ]),
      ['type', '=', 'storage'],
    ],
    { id, warehouse: id.nullable() },
    { limit: 1 },
  );
  if (found !== undefined) return found;
  const data = { number, problem: `there is no storage location with the code "${name}"` };
  throw refuse('books-refused', { where: number, target: `location:${name}`, data });
}

/** The place of goods that are lost or found. @throws CallFailed */
export async function lostAndFound(client: Client): Promise<number> {
  const [found] = await client.search('stock.location', [['type', '=', 'lost_found']], 1);
  if (found === undefined) throw refuse('books-refused', { data: { problem: 'no location for lost goods' } });
  return found;
}

/** Where goods are that have left one shop and not come to the other. @throws CallFailed */
export async function onTheWay(client: Client): Promise<number> {
  const [found] = await client.read(
    'ir.model.data',
    [
      ['module', '=', 'stock'],
      ['fs_id', '=', 'location_transit'],
    ],
    { db_id: id },
  );
  if (found === undefined)
    throw refuse('books-refused', { data: { problem: 'no location for goods in transit' } });
  return found.db_id;
}

type Model = 'stock.shipment.internal' | 'stock.shipment.out' | 'stock.shipment.out.return';

/** The button that leads on from each state. */
const STEPS: Readonly<Record<Model, Readonly<Record<string, string>>>> = {
  'stock.shipment.internal': { request: 'draft', draft: 'wait', waiting: 'assign_force', assigned: 'done' },
  'stock.shipment.out': {
    draft: 'wait',
    waiting: 'assign_force',
    assigned: 'pick',
    picked: 'pack',
    packed: 'done',
  },
  'stock.shipment.out.return': { draft: 'receive', received: 'done' },
};

/** Goods that go from one place of the company to another. @throws CallFailed */
export async function putInternal(
  company: Company,
  wanted: GoodsWanted,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<string> {
  const date = wireDate(wanted.date);
  return putShipment(company, 'stock.shipment.internal', wanted, async () => ({
    from_location: from,
    to_location: to,
    planned_date: date,
    planned_start_date: date,
    effective_date: date,
    effective_start_date: date,
    moves: [['create', await movesOf(company, wanted, { from, to })]],
  }));
}

/** Goods that a customer takes from a shop, or brings back to it. @throws CallFailed */
export async function putWithCustomer(
  company: Company,
  wanted: GoodsWanted,
  at: { readonly way: 'out' | 'in'; readonly party: Party; readonly shop: string; readonly number: string },
): Promise<void> {
  const { client } = company;
  const { id: shop, warehouse } = await locationOf(client, at.shop, at.number);
  const [zones] = await client.read('stock.location', [['id', '=', warehouse ?? 0]], {
    id,
    output_location: id,
    input_location: id,
  });
  const [customer] = await client.search('stock.location', [['type', '=', 'customer']], 1);
  if (zones === undefined || customer === undefined) {
    throw refuse('books-refused', { data: { problem: `the location "${at.shop}" is in no warehouse` } });
  }
  const out = at.way === 'out';
  const model = out ? 'stock.shipment.out' : 'stock.shipment.out.return';
  const values = async (): Promise<Values> => ({
    customer: at.party.id,
    delivery_address: await addressOf(client, at.party),
    warehouse: zones.id,
    effective_date: wireDate(wanted.date),
    [out ? 'outgoing_moves' : 'incoming_moves']: [
      [
        'create',
        await movesOf(
          company,
          wanted,
          out ? { from: zones.output_location, to: customer } : { from: customer, to: zones.input_location },
        ),
      ],
    ],
  });
  // Tryton takes goods from anywhere in the warehouse, and puts them anywhere: here it is this shop.
  const place = { [out ? 'from_location' : 'to_location']: shop };
  await putShipment(company, model, wanted, values, { before: out ? 'assign_force' : 'done', place });
}

async function putShipment(
  company: Company,
  model: Model,
  wanted: GoodsWanted,
  values: () => Promise<Values>,
  placing: { readonly before: string; readonly place: Values } | null = null,
): Promise<string> {
  const { client } = company;
  const found = await client.read(
    model,
    [
      ['company', '=', company.id],
      ['reference', 'like', `${wanted.beginning}%`],
      ['state', '!=', 'cancelled'],
    ],
    { id, reference: maybeText },
  );
  const begun = found.find(({ reference }) => reference.startsWith(wanted.beginning));
  const shipment =
    begun?.id ??
    (await client.createOne(model, {
      company: company.id,
      reference: wanted.reference,
      ...(await values()),
    }));
  for (;;) {
    const [row] = await client.read(model, [['id', '=', shipment]], { state: text, number: maybeText });
    if (row?.state === 'done') return row.number;
    const button = STEPS[model][row?.state ?? ''];
    if (button === undefined) {
      const data = { problem: `the shipment ${row?.number ?? ''} is "${row?.state ?? 'gone'}" in the books` };
      throw refuse('books-refused', { data });
    }
    if (placing?.before === button) await placeMoves(client, model, shipment, placing.place);
    await client.press(model, button, [shipment]);
  }
}

async function placeMoves(client: Client, model: Model, shipment: number, place: Values): Promise<void> {
  const [row] = await client.read(model, [['id', '=', shipment]], { inventory_moves: ids });
  if (row !== undefined && row.inventory_moves.length > 0) {
    await client.write('stock.move', row.inventory_moves, place);
  }
}

async function movesOf(
  company: Company,
  { lines, date }: GoodsWanted,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly Values[]> {
  const products = await productsOf(company.client, lines);
  return lines.map(({ sku, quantity: moved }) => ({
    ...productOf(products, sku),
    quantity: wireQuantity(moved),
    from_location: from,
    to_location: to,
    company: company.id,
    currency: company.currency.id,
    unit_price: wireDecimal('0'),
    planned_date: wireDate(date),
    effective_date: wireDate(date),
  }));
}

function productOf(products: ReadonlyMap<string, Product>, sku: string): { product: number; uom: number } {
  const product = products.get(sku);
  if (product === undefined) throw refuse('item-unknown', { where: sku, data: { name: sku } });
  return { product: product.id, uom: product.unit };
}

/** References of shipments that are done, of those that are asked for. @throws CallFailed */
export async function shipmentsDone(
  { client, id: company }: Company,
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  if (references.length === 0) return done;
  for (const model of ['stock.shipment.internal', 'stock.shipment.out', 'stock.shipment.out.return']) {
    const domain = [
      ['company', '=', company],
      ['reference', 'in', references],
      ['state', '=', 'done'],
    ];
    for (const { reference } of await client.read(model, domain, { reference: text })) done.add(reference);
  }
  return done;
}

/** Shipments that are documents of their own. @throws CallFailed */
export async function shipmentHeads({ client, id: company }: Company, keys: readonly DeliveryKey[]) {
  return client.read(
    'stock.shipment.internal',
    [
      ['company', '=', company],
      ['state', '=', 'done'],
      anyOf(keys.map((key) => ['reference', 'like', `${key} %`])),
    ],
    { number: maybeText, reference: text },
  );
}
