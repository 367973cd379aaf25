import { ACCOUNTING_DOCUMENT_TYPES, type DeliveryKey, deliveryKey } from '../../../src-shared/model/index.ts';

/**
 * What a document consists of in Tryton beside the record that comes first. The first record names them
 * when it is made, so that a look at the books tells whether all of it is there.
 */
export const PARTS = ['draft', 'payment', 'goods-out', 'goods-in'] as const;
export type Part = (typeof PARTS)[number];

/** What the first record of a document says of it, beside its key. */
export interface Tag {
  readonly key: DeliveryKey;
  readonly contentHash: string;
  /** A part that there are several of is named as often. */
  readonly parts: readonly Part[];
}

const LETTERS: Readonly<Record<Part, string>> = {
  // The record is to stay one: a person posts it.
  draft: 'D',
  payment: 'P',
  // Shipments beside what the first record does with goods itself.
  'goods-out': 'O',
  'goods-in': 'I',
};

/** Key, hash and parts, for texts that people see too: as short as they can be. The key comes first. */
export function writeTag({ key, contentHash, parts }: Tag, rest = ''): string {
  const hash = Buffer.from(contentHash, 'hex').toString('base64url');
  const letters = parts.map((part) => LETTERS[part]).join('');
  return `${key} ${hash}.${letters}${rest === '' ? '' : ` ${rest}`}`;
}

const TAGGED = /^(.+?) ([\w-]{43})\.([A-Z]*)(?: |$)/u;

/** Null for text that Daybook has not written. */
export function readTag(text: string): Tag | null {
  const [, key = '', hash = '', letters = ''] = TAGGED.exec(text) ?? [];
  if (key === '') return null;
  return {
    key: deliveryKey(key),
    contentHash: Buffer.from(hash, 'base64url').toString('hex'),
    parts: [...letters].flatMap((letter) => PARTS.find((part) => LETTERS[part] === letter) ?? []),
  };
}

const KEY = new RegExp(
  String.raw`/\d{4}-\d\d-\d\d/(?:${ACCOUNTING_DOCUMENT_TYPES.join('|')})/.*?/r\d+(?:[ /]|$)`,
  'u',
);

/** Whether a text begins with the key of any Daybook: of a document, or of a part of one. */
export function isOurs(text: string): boolean {
  return KEY.test(text);
}

/** What texts with a key look like, as a pattern of `like`: a business date among its parts, and a revision. */
export const WITH_KEY = '%/____-__-__/%/r%';

/** Whether a text begins with this key, of a document or of a part of it. */
export function beginsWithKey(text: string, key: DeliveryKey): boolean {
  return text === key || text.startsWith(`${key} `);
}

/** What a text that begins with a key says to people, behind the key and the rest of its tag. */
export function withoutKey(text: string, key: DeliveryKey): string {
  return text
    .slice(key.length)
    .replace(/^ [\w-]{43}\.[A-Z]*(?= |$)/u, '')
    .trim();
}

/**
 * What the text of a move ends with that stands for an invoice: a move says of itself neither whom it is for, nor
 * what was sold when it was paid at once.
 * @param party its code
 * @param total plain decimal text
 */
export function billedTo(party: string, total: string): string {
  return ` for ${party} ${total}`;
}

/** What the texts of a document's first record begin with, as a pattern of `like`. */
export function tagPattern(key: DeliveryKey): string {
  return `${key} %`;
}

/** The text of a part that is a record of its own. */
export function partReference(key: DeliveryKey, part: Part, ordinal = 1): string {
  return ordinal === 1 ? `${key} ${part}` : `${key} ${part} ${ordinal}`;
}

/** The texts of shipments that are parts, in the order in which the parts are named. */
export function shipmentReferences(key: DeliveryKey, parts: readonly Part[]): readonly string[] {
  const seen = new Map<Part, number>();
  return parts.flatMap((part) => {
    if (part !== 'goods-out' && part !== 'goods-in') return [];
    const ordinal = (seen.get(part) ?? 0) + 1;
    seen.set(part, ordinal);
    return [partReference(key, part, ordinal)];
  });
}
