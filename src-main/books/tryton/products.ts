import { type Client } from './client.ts';
import { refuse } from './faults.ts';
import { id, maybeText, text, wireDecimal } from './wire.ts';

/** What a thing is counted in where Daybook makes the item: three digits, as tills count. */
const UNIT = 'Piece or part (Daybook)';

export interface Product {
  readonly id: number;
  readonly unit: number;
}

/** What of a line of goods says which item it is. */
interface Item {
  readonly sku: string;
  readonly name: string;
}

const shape = { id, code: maybeText, default_uom: id } as const;

/** The items of these SKUs; those that Tryton does not have are made. @throws CallFailed */
export async function productsOf(
  client: Client,
  items: readonly Item[],
): Promise<ReadonlyMap<string, Product>> {
  const names = new Map(items.map(({ sku, name }) => [sku, name]));
  const known = await findProducts(client, [...names.keys()]);
  const missing = [...names].filter(([sku]) => !known.has(sku));
  if (missing.length === 0) return known;
  const unit = await ownUnit(client);
  await client.create(
    'product.template',
    missing.map(([sku, name]) => ({
      name: name === '' ? sku : name,
      type: 'goods',
      default_uom: unit,
      list_price: wireDecimal('0'),
      cost_price_method: 'fixed',
      products: [['create', [{ suffix_code: sku, cost_price: wireDecimal('0') }]]],
    })),
  );
  return findProducts(client, [...names.keys()]);
}

async function findProducts(client: Client, skus: readonly string[]): Promise<ReadonlyMap<string, Product>> {
  const found = await client.read('product.product', [['code', 'in', skus]], shape);
  return new Map(found.map((row) => [row.code, { id: row.id, unit: row.default_uom }]));
}

async function ownUnit(client: Client): Promise<number> {
  const [own] = await client.search('product.uom', [['name', '=', UNIT]], 1);
  if (own !== undefined) return own;
  const [unit] = await client.read('product.uom', [['name', '=', 'Unit']], { id, category: id, name: text });
  if (unit === undefined)
    throw refuse('books-refused', { data: { problem: 'the books have no unit named "Unit"' } });
  return client.createOne('product.uom', {
    name: UNIT,
    symbol: 'pc',
    category: unit.category,
    factor: 1,
    rate: 1,
    rounding: 0.001,
    digits: 3,
  });
}
