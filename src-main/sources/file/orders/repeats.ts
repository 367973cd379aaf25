import type { RejectionCode } from '../../../../src-shared/model/index.ts';
import type { Row } from '../table/row.ts';
import type { Group } from './group.ts';
import { hashRows } from './hash.ts';
import { OrderIndex } from './order-index.ts';

type DuplicateCode = Extract<RejectionCode, 'duplicate-id-same' | 'duplicate-id-different'>;

/** Knows the orders of one file that have been seen. The first under a key stays. */
export class SeenOrders {
  readonly #contents = new OrderIndex();

  /** Null for the first of its key, else whether it says the same again. */
  look(key: string, rows: readonly Row[]): DuplicateCode | null {
    const content = hashRows(rows);
    const known = this.#contents.get(key);
    if (known === undefined) this.#contents.set(key, content);
    if (known === undefined) return null;
    return known === content ? 'duplicate-id-same' : 'duplicate-id-different';
  }
}

/**
 * Parts an order whose rows may be anywhere from blocks that repeat an earlier block of it row by
 * row: those are an export that was pasted twice, whereas equal rows within a block are genuine.
 */
export function partRepeatedBlocks(group: Group): {
  readonly kept: Group;
  readonly repeated: readonly Row[];
} {
  if (group.breaks.length === 0) return { kept: group, repeated: [] };
  const starts = [0, ...group.breaks];
  const seen = new Set<string>();
  const kept: Row[] = [];
  const repeated: Row[] = [];
  for (const [i, start] of starts.entries()) {
    const block = group.rows.slice(start, starts[i + 1]);
    const content = block.map((row) => row.text).join('\n');
    (seen.has(content) ? repeated : kept).push(...block);
    seen.add(content);
  }
  const { key, id, incomplete } = group;
  return { kept: { key, id, incomplete, breaks: [], rows: kept }, repeated };
}
