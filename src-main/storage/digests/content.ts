import type { DigestContent, DigestItem, DigestSection } from '../../../src-shared/model/index.ts';
import { hexOf, sha256 } from '../hashes.ts';

/** Whether a revision with this content would make any document. */
export function hasSomethingToPost({ sales, returns, singles }: DigestContent): boolean {
  return sales.count > 0 || returns.count > 0 || singles.length > 0;
}

/** The content as it is kept. Consolidation writes its keys in one order, so equal contents are equal text. */
export function writeContent(content: DigestContent): { readonly text: string; readonly hash: string } {
  const text = JSON.stringify(content);
  return { text, hash: sha256(text) };
}

/** @throws RangeError when the text is not the one that was written. */
export function readContent(row: {
  readonly content: string;
  readonly content_hash: Uint8Array;
}): DigestContent {
  if (sha256(row.content) !== hexOf(row.content_hash)) {
    throw new RangeError('A stored revision has another content than was written');
  }
  return asNow(JSON.parse(row.content) as StoredContent);
}

/** Posted revisions stay as they were written, by whichever Daybook: what it did not know is filled in. */
interface StoredContent extends Omit<DigestContent, 'sales' | 'returns' | 'singles'> {
  readonly sales: StoredSection;
  readonly returns: StoredSection;
  readonly singles?: DigestContent['singles'];
}

interface StoredSection extends Omit<DigestSection, 'items'> {
  readonly items: readonly (Omit<DigestItem, 'productGroup'> & Partial<Pick<DigestItem, 'productGroup'>>)[];
}

function asNow(stored: StoredContent): DigestContent {
  const { singles = [], ...content } = stored;
  return { ...content, sales: sectionNow(stored.sales), returns: sectionNow(stored.returns), singles };
}

function sectionNow({ items, ...section }: StoredSection): DigestSection {
  return { ...section, items: items.map((item) => ({ ...item, productGroup: item.productGroup ?? null })) };
}
