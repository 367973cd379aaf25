import { z } from 'zod';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import type { FoundDocument } from '../../core/ports/index.ts';
import { anyOf } from './client.ts';
import type { Company } from './company.ts';
import { numberOf } from './moves.ts';
import { identifierShape } from './parties.ts';
import { readTag, type Tag, tagPattern } from './tag.ts';
import { invoiceShape, POSTED } from './translate/billing.ts';
import { id, ids, maybeText, text } from './wire.ts';

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
    ...(await contactHeads(company, keys)),
  ].filter(({ key }) => wanted.has(key));
  return new Map(heads.map(({ key, number, contentHash }) => [key, { number, contentHash }]));
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

const moveShape = {
  id,
  state: text,
  description: maybeText,
  post_number: maybeText,
  number: maybeText,
} as const;

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
