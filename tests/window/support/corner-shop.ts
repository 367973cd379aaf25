import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '../../../src-main/books/tryton/client.ts';
import { id, text } from '../../../src-main/books/tryton/wire.ts';

// A small shop whose sales go to a company in Tryton, and what that company says when it is asked itself.

/** Trading days of the shop: one sales invoice each, and a credit note every third day. */
export const DAYS = Array.from({ length: 6 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}`);
export const RETURN_DAYS = DAYS.filter((_, at) => at % 3 === 0);
export const DOCUMENTS = DAYS.length + RETURN_DAYS.length;

/** A way of paying that nobody has mapped. */
export const WALLET = 'Touch wallet';

const HEADER =
  'row,kind,id,number,location,register,date_time,currency,total,sku,name,quantity,unit_price,discount,net,tax,line_total,tax_code,cost,method,amount';

/** Writes a file a day and answers the folder. */
export function writeShop(into: string): string {
  const folder = path.join(into, 'corner-shop');
  mkdirSync(folder, { recursive: true });
  for (const day of DAYS) {
    const rows = [HEADER, ...receipt('sale', `S-${day}`, `${day} 10:15:00`, 1)];
    if (RETURN_DAYS.includes(day)) rows.push(...receipt('return', `R-${day}`, `${day} 16:40:00`, -1));
    writeFileSync(path.join(folder, `${day}.csv`), `${rows.join('\n')}\n`);
  }
  return folder;
}

function receipt(kind: 'sale' | 'return', number: string, at: string, sign: 1 | -1): string[] {
  const amount = (of: number) => (sign * of).toFixed(2);
  const head = `${kind},${number},${number},KL,R1,${at},MYR,${amount(53)}`;
  return [
    `line,${head},KETTLE,A kettle,${sign},50.00,0.00,${amount(50)},${amount(3)},${amount(53)},SR,,,`,
    `tender,${head},,,,,,,,,,,${WALLET},${amount(53)}`,
  ];
}

/** Keys of the documents that a company has posted, one for each document; asked of Tryton itself. */
export async function keysInTryton(client: Client): Promise<readonly string[]> {
  const found = await client.read('account.invoice', [['state', 'in', ['posted', 'paid']]], {
    id,
    reference: text,
  });
  return found.map(({ reference }) => reference);
}

/** Every invoice there is, whatever became of it: what was begun twice is there twice. */
export async function invoicesInTryton(client: Client): Promise<number> {
  return (await client.search('account.invoice', [])).length;
}

/** Adds an account that Daybook knows nothing of, of the same kind as one that is there. */
export async function addAccount(
  admin: Client,
  { code, name, like }: { readonly code: string; readonly name: string; readonly like: string },
): Promise<void> {
  const [model] = await admin.read('account.account', [['code', '=', like]], {
    type: id,
    parent: id,
    company: id,
  });
  if (model === undefined) throw new Error(`Tryton has no account ${like}`);
  await admin.createOne('account.account', { code, name, ...model });
}
