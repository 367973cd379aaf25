import type { DigestContent } from '../../../src-shared/model/index.ts';
import { hexOf, sha256 } from '../hashes.ts';

/** Whether a revision with this content would make any document. */
export function hasSomethingToPost({ sales, returns, goodsReceived }: DigestContent): boolean {
  return sales.count > 0 || returns.count > 0 || goodsReceived.length > 0;
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
  return JSON.parse(row.content) as DigestContent;
}
