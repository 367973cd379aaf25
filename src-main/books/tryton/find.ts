import { z } from 'zod';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import type { FoundDocument } from '../../core/ports/index.ts';
import { anyOf } from './client.ts';
import type { Company } from './company.ts';
import { shipmentHeads, shipmentsDone } from './goods.ts';
import { moveShape, numberOf } from './moves.ts';
import { identifierShape } from './parties.ts';
import { readTag, shipmentReferences, type Tag, tagPattern, writeTag } from './tag.ts';
import { invoiceShape, POSTED } from './translate/billing.ts';
import { ids, maybeText, text } from './wire.ts';

/** The first record of a document, with what it says of the others. */
interface Head extends FoundDocument {
  readonly key: DeliveryKey;
  readonly tag: Tag | null;
}

/**
 * Documents of which all is in the books: the first record, and each part that it names.
 * @throws CallFailed
 */
export async function findDocuments(
  company: Company,
  keys: readonly DeliveryKey[],
): Promise<ReadonlyMap<DeliveryKey, FoundDocument>> {
  if (keys.length === 0) return new Map();
  const wanted = new Set(keys);
  const heads = [
    ...(await invoiceHeads(company, keys)),
    ...(await moveHeads(company, keys)),
    ...(await goodsHeads(company, keys)),
    ...(await contactHeads(company, keys)),
  ].filter(({ key }) => wanted.has(key));
  const shipped = await shipmentsDone(company, heads.flatMap(shipmentsOf));
  const complete = heads.filter((head) => shipmentsOf(head).every((reference) => shipped.has(reference)));
  return new Map(complete.map(({ key, number, contentHash }) => [key, { number, contentHash }]));
}

/** References of the shipments that belong to a document. */
function shipmentsOf({ key, tag }: Head): readonly string[] {
  return shipmentReferences(key, tag?.parts ?? []);
}

/** Goods that move without money: shipments inside of the company, and counts, which a person confirms. */
async function goodsHeads(company: Company, keys: readonly DeliveryKey[]): Promise<readonly Head[]> {
  const counts = await company.client.read(
    'stock.inventory',
    [
      ['company', '=', company.id],
      ['state', '!=', 'cancelled'],
      anyOf(keys.map((key) => ['number', 'like', tagPattern(key)])),
    ],
    { number: text },
  );
  const tagged = [
    ...(await shipmentHeads(company, keys)).map(({ reference, number }) => ({ said: reference, number })),
    ...counts.map(({ number }) => ({ said: number, number: null })),
  ];
  return tagged.flatMap(({ said, number }): Head[] => {
    const tag = readTag(said);
    if (tag === null) return [];
    // A count says its number behind its tag.
    const own = number ?? said.slice(writeTag(tag).length).trim();
    return [{ key: tag.key, number: own, contentHash: tag.contentHash, tag }];
  });
}

async function invoiceHeads({ client, id: company }: Company, keys: readonly DeliveryKey[]) {
  const found = await client.read(
    'account.invoice',
    [
      ['company', '=', company],
      ['reference', 'in', keys],
      ['state', 'in', [...POSTED]],
    ],
    { ...invoiceShape, payment_lines: ids },
  );
  return found.flatMap((row): Head[] => {
    const tag = readTag(row.comment);
    if (tag === null) return [];
    // Payments count when they are applied to the invoice.
    const settled = row.state === 'paid' || row.payment_lines.length > 0;
    if (tag.parts.includes('payment') && !settled) return [];
    return [{ key: tag.key, number: row.number, contentHash: tag.contentHash, tag }];
  });
}

async function moveHeads({ client, id: company }: Company, keys: readonly DeliveryKey[]) {
  const described = anyOf(keys.map((key) => ['description', 'like', tagPattern(key)]));
  const found = await client.read('account.move', [['company', '=', company], described], moveShape);
  return found.flatMap((row): Head[] => {
    const tag = readTag(row.description);
    if (tag === null || (row.state !== 'posted' && !tag.parts.includes('draft'))) return [];
    return [{ key: tag.key, number: numberOf(row), contentHash: tag.contentHash, tag }];
  });
}

/** A party has one text for each contact that it was made or taken for, and none for its content. */
async function contactHeads({ client }: Company, keys: readonly DeliveryKey[]) {
  const found = await client.read(
    'party.identifier',
    [['code', 'in', keys]],
    {
      ...identifierShape,
      'party.': z.object({ code: maybeText }),
    },
    { related: ['party.code'] },
  );
  const known = new Map(keys.map((key) => [String(key), key]));
  return found.flatMap((row): Head[] => {
    const key = known.get(row.code);
    if (key === undefined) return [];
    return [{ key, number: row['party.'].code, contentHash: null, tag: null }];
  });
}
