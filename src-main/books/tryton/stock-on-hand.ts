import { z } from 'zod';
import type { Quantity } from '../../../src-shared/money/index.ts';
import type { Company } from './company.ts';
import { id, maybeText, quantityOf } from './wire.ts';

/** Goods of every place that stores some, by its code. @throws CallFailed */
export async function stockOnHand({
  client,
}: Company): Promise<readonly { sku: string; location: string; quantity: Quantity }[]> {
  const places = await client.read(
    'stock.location',
    [
      ['type', '=', 'storage'],
      ['code', '!=', null],
    ],
    { id, code: maybeText },
  );
  const found: { sku: string; location: string; quantity: Quantity }[] = [];
  for (const place of places) {
    const context = { locations: [place.id], with_childs: false };
    const items = await client.read(
      'product.product',
      [['code', '!=', null]],
      { code: maybeText, quantity: z.number() },
      { context },
    );
    for (const { code, quantity: said } of items) {
      const quantity = quantityOf(said);
      if (quantity !== null && quantity !== 0) found.push({ sku: code, location: place.code, quantity });
    }
  }
  return found;
}
