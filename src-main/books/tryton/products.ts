import type { Client } from './client.ts';
import type { Company, Product } from './company.ts';
import { refuse } from './faults.ts';
import { id, maybeText, text, wireDecimal } from './wire.ts';

/** What a thing is counted in where Daybook makes the item: three digits, as tills count. */
const UNIT = 'Piece or part (Daybook)';

/** What of a line of goods says which item it is. */
interface Item {
  readonly sku: string;
  readonly name: string;
}

const shape = { id, code: maybeText, default_uom: id, type: text } as const;

/** The items of these SKUs; those that Tryton does not have are made. @throws CallFailed */
export async function productsOf(
  company: Company,
  items: readonly Item[],
): Promise<ReadonlyMap<string, Product>> {
  const { client, products } = company;
  const names = new Map(items.map(({ sku, name }) => [sku, name]));
  const unknown = (): readonly string[] =>
    [...names.keys()].filter((sku) => products.known(sku) === undefined);
  await rememberProducts(company, unknown());
  const missing = unknown();
  if (missing.length > 0) {
    const unit = await ownUnit(client);
    await client.create(
      'product.template',
      missing.map((sku) => ({
        name: names.get(sku) === '' ? sku : names.get(sku),
        type: 'goods',
        default_uom: unit,
        list_price: wireDecimal('0'),
        cost_price_method: 'fixed',
        products: [['create', [{ suffix_code: sku, cost_price: wireDecimal('0') }]]],
      })),
    );
    await rememberProducts(company, missing);
  }
  return new Map(
    [...names.keys()].flatMap((sku) => {
      const product = products.known(sku);
      return product === undefined ? [] : [[sku, product] as const];
    }),
  );
}

/** @throws CallFailed */
export async function rememberProducts(
  { client, products }: Company,
  skus: readonly string[],
): Promise<void> {
  if (skus.length === 0) return;
  const found = await client.read('product.product', [['code', 'in', skus]], shape);
  for (const row of found) {
    products.set(row.code, { id: row.id, unit: row.default_uom, isKept: row.type === 'goods' });
  }
}

/**
 * What of goods sold the books keep on a shelf. A service is nowhere, and neither is what never came in: it
 * would only ever become less.
 * @throws CallFailed
 */
export async function keptOf<Line extends { readonly sku: string }>(
  company: Company,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  await rememberProducts(
    company,
    skus.filter((sku) => company.products.known(sku) === undefined),
  );
  return lines.filter(({ sku }) => company.products.known(sku)?.isKept === true);
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
