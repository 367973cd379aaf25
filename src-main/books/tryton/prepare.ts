import type { AccountingDocument, DeliveryKey } from '../../../src-shared/model/index.ts';
import { anyOf } from './client.ts';
import type { Company } from './company.ts';
import { recipientOf } from './moves.ts';
import { rememberParties } from './parties.ts';
import { rememberProducts } from './products.ts';
import { maybeText } from './wire.ts';

/**
 * Asks once for what the documents of a batch would each ask for: parties, items, and whether anything was
 * begun of them by a call that was interrupted.
 * @throws CallFailed
 */
export async function prepare(company: Company, documents: readonly AccountingDocument[]): Promise<void> {
  const begun = await begunKeys(
    company,
    documents.map(({ key }) => key),
  );
  for (const { key } of documents) if (!begun.has(key)) company.untouched.add(key);
  await rememberParties(company, documents.map(recipientOf), documents.flatMap(codesOf));
  await rememberProducts(company, [...new Set(documents.flatMap(skusOf))]);
}

/** Of parties beside the one that a document is for. */
function codesOf(document: AccountingDocument): readonly string[] {
  const subjects = document.subledger.map(({ subject }) => subject);
  return document.type === 'contact' ? [document.customer.code, ...subjects] : subjects;
}

function skusOf(document: AccountingDocument): readonly string[] {
  const goods = 'stock' in document ? document.stock : 'lines' in document ? document.lines : [];
  return goods.flatMap(({ sku }) => (sku === null ? [] : [sku]));
}

/** Where the records of documents are, each with the text that begins with the key. */
const RECORDS = [
  ['account.move', 'description'],
  ['account.invoice', 'reference'],
  ['stock.shipment.internal', 'reference'],
  ['stock.shipment.out', 'reference'],
  ['stock.shipment.out.return', 'reference'],
  ['stock.inventory', 'number'],
] as const;

/** Keys that any record of the books begins with, whatever its state. */
async function begunKeys(
  { client, id }: Company,
  keys: readonly DeliveryKey[],
): Promise<ReadonlySet<string>> {
  const begun = new Set<string>();
  for (const [model, field] of RECORDS) {
    const texts = anyOf(keys.map((key) => [field, 'like', `${key}%`]));
    const found = await client.read(model, [['company', '=', id], texts], { [field]: maybeText });
    for (const row of found) {
      const said = row[field] ?? '';
      // A key may begin another one: what is begun of that is taken to be begun of this, and looked for.
      for (const key of keys) if (said.startsWith(key)) begun.add(key);
    }
  }
  return begun;
}
