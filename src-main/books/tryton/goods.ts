import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import { type Quantity, quantity } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { anyOf, type Client, type Values } from './client.ts';
import type { Company, Party, Place, Product } from './company.ts';
import { refuse } from './faults.ts';
import { addressOf } from './parties.ts';
import { productsOf } from './products.ts';
import { id, ids, maybeText, text, wireDate, wireDecimal, wireQuantity } from './wire.ts';

/** Goods that move one way; quantities are positive. */
export interface GoodsLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: Quantity;
}

export interface GoodsWanted {
  /** Of the document. */
  readonly key: DeliveryKey;
  readonly number: string;
  /** What the shipment says. */
  readonly reference: string;
  /** What it is found by, when that is not all of the reference. */
  readonly beginning: string | null;
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
export async function locationOf({ client, places }: Company, name: string, number: string): Promise<Place> {
  const found = await places.get(name, async () => {
    const named = anyOf([
      ['code', '=', name],
      ['name', '=', name],
    ]);
    const [row] = await client.read(
      'stock.location',
      [named, ['type', '=', 'storage']],
      { id, warehouse: id.nullable() },
      { limit: 1 },
    );
    return row ?? null;
  });
  if (found !== null) return found;
  const data = { number, problem: `there is no storage location with the code "${name}"` };
  throw refuse('books-refused', { where: number, target: `location:${name}`, data });
}

/** The place of goods that are lost or found. @throws CallFailed */
export function lostAndFound(company: Company): Promise<number> {
  return onePlace(company, 'lost_found', 'no location for lost goods');
}

/** Where a customer's goods are. @throws CallFailed */
function withCustomers(company: Company): Promise<number> {
  return onePlace(company, 'customer', 'no location for goods of customers');
}

async function onePlace({ client, onePlaces }: Company, type: string, problem: string): Promise<number> {
  const found = await onePlaces.get(type, async () => {
    const [place] = await client.search('stock.location', [['type', '=', type]], 1);
    return place ?? null;
  });
  if (found === null) throw refuse('books-refused', { data: { problem } });
  return found;
}

/** Where goods are that have left one shop and not come to the other. @throws CallFailed */
export async function onTheWay({ client, onePlaces }: Company): Promise<number> {
  const found = await onePlaces.get('in transit', async () => {
    const named = [
      ['module', '=', 'stock'],
      ['fs_id', '=', 'location_transit'],
    ];
    const [row] = await client.read('ir.model.data', named, { db_id: id });
    return row?.db_id ?? null;
  });
  if (found !== null) return found;
  throw refuse('books-refused', { data: { problem: 'no location for goods in transit' } });
}

type Model = 'stock.shipment.internal' | 'stock.shipment.out' | 'stock.shipment.out.return';

/** As what a shipment comes into being. */
const FIRST_STATE = 'draft';

interface Step {
  readonly button: string;
  readonly leadsTo: string;
}

/** The button that leads on from each state, and to which. */
const STEPS: Readonly<Record<Model, Readonly<Record<string, Step>>>> = {
  'stock.shipment.internal': {
    request: { button: 'draft', leadsTo: 'draft' },
    draft: { button: 'wait', leadsTo: 'waiting' },
    waiting: { button: 'assign_force', leadsTo: 'assigned' },
    assigned: { button: 'done', leadsTo: 'done' },
  },
  'stock.shipment.out': {
    draft: { button: 'wait', leadsTo: 'waiting' },
    waiting: { button: 'assign_force', leadsTo: 'assigned' },
    assigned: { button: 'pick', leadsTo: 'picked' },
    picked: { button: 'pack', leadsTo: 'packed' },
    packed: { button: 'done', leadsTo: 'done' },
  },
  'stock.shipment.out.return': {
    draft: { button: 'receive', leadsTo: 'received' },
    received: { button: 'done', leadsTo: 'done' },
  },
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
  at: { readonly way: 'out' | 'in'; readonly party: Party; readonly shop: Place },
): Promise<void> {
  const { client } = company;
  const { id: shop, warehouse } = at.shop;
  const [zones] = await client.read('stock.location', [['id', '=', warehouse ?? 0]], {
    id,
    output_location: id,
    input_location: id,
  });
  if (zones === undefined) {
    throw refuse('books-refused', { data: { problem: 'a location of goods is in no warehouse' } });
  }
  const customer = await withCustomers(company);
  const out = at.way === 'out';
  const model = out ? 'stock.shipment.out' : 'stock.shipment.out.return';
  const way = out
    ? { from: zones.output_location, to: customer }
    : { from: customer, to: zones.input_location };
  const values = async (): Promise<Values> => ({
    customer: at.party.id,
    delivery_address: await addressOf(company, at.party),
    warehouse: zones.id,
    effective_date: wireDate(wanted.date),
    [out ? 'outgoing_moves' : 'incoming_moves']: [['create', await movesOf(company, wanted, way)]],
  });
  // Tryton takes goods from anywhere in the warehouse, and puts them anywhere: here it is this shop.
  const place = { [out ? 'from_location' : 'to_location']: shop };
  await putShipment(company, model, wanted, values, { before: out ? 'assign_force' : 'done', place });
}

/** Of a shipment that was begun, how far it is; null: there is none. */
async function begunShipment(company: Company, model: Model, { key, reference, beginning }: GoodsWanted) {
  if (company.untouched.has(key)) return null;
  const domain = [
    ['company', '=', company.id],
    beginning === null ? ['reference', '=', reference] : ['reference', 'like', `${beginning}%`],
    ['state', '!=', 'cancelled'],
  ];
  const shape = { id, state: text, number: maybeText, reference: maybeText };
  const found = await company.client.read(model, domain, shape);
  return found.find((row) => row.reference.startsWith(beginning ?? reference)) ?? null;
}

async function putShipment(
  company: Company,
  model: Model,
  wanted: GoodsWanted,
  values: () => Promise<Values>,
  placing: { readonly before: string; readonly place: Values } | null = null,
): Promise<string> {
  const { client } = company;
  const begun = await begunShipment(company, model, wanted);
  const shipment =
    begun?.id ??
    (await client.createOne(model, {
      company: company.id,
      reference: wanted.reference,
      ...(await values()),
    }));
  for (let state = begun?.state ?? FIRST_STATE; state !== 'done';) {
    const step = STEPS[model][state];
    if (step === undefined) {
      const data = { problem: `the shipment ${begun?.number ?? ''} is "${state}" in the books` };
      throw refuse('books-refused', { data });
    }
    if (placing?.before === step.button) await placeMoves(client, model, shipment, placing.place);
    await client.press(model, step.button, [shipment]);
    state = step.leadsTo;
  }
  // A part needs no number: the document has that of its first record.
  if (wanted.beginning === null) return wanted.number;
  const [made] = await client.read(model, [['id', '=', shipment]], { number: maybeText });
  return made?.number ?? wanted.number;
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
  const products = await productsOf(company, lines);
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
