import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { MAX_PAGE_ROWS, type Page, type Paged } from '../core/ports/index.ts';
import { opaque } from './hashes.ts';

/** Rows that a filter finds are counted no further: who has more narrows them down. */
export const COUNTED_ROWS = 10_000;

/** The sort key of a row, unique by its last part. */
export type SortKey = readonly (string | number)[];

/** Rows to fetch for a page: one more than it shows tells whether another page follows. */
export function fetchLimit(page: Page): number {
  return shownRows(page) + 1;
}

/**
 * What binds a cursor to one order and filter: a place in one of them says nothing about another.
 * @param asked plain values; what is left out counts as not there
 */
export function bindingOf(asked: unknown): string {
  return opaque(JSON.stringify(asked));
}

/**
 * The sort key after which a page begins, null at the start of the list.
 * @throws ExpectedFailure bad-input when the cursor is none of this list's, or of another binding.
 */
export function startOf<Key extends SortKey>(page: Page, like: Key, binding?: string): Key | null {
  if (page.cursor === null) return null;
  const parsed = parse(page.cursor);
  const bound = binding === undefined ? [] : [binding];
  const key: unknown = Array.isArray(parsed) ? parsed.slice(bound.length) : null;
  const fits =
    Array.isArray(parsed) &&
    Array.isArray(key) &&
    bound.every((part) => parsed[0] === part) &&
    key.length === like.length &&
    like.every((part, at) => typeof part === typeof key[at]);
  if (!fits) throw new ExpectedFailure('bad-input', { where: 'cursor' });
  return key as unknown as Key;
}

/** Makes a page of what was fetched with `fetchLimit`. */
export function paged<Fetched, Row>(
  fetched: readonly Fetched[],
  page: Page,
  total: number,
  as: {
    readonly key: (row: Fetched) => SortKey;
    readonly row: (row: Fetched) => Row;
    readonly binding?: string;
  },
): Paged<Row> {
  const shown = fetched.slice(0, shownRows(page));
  const last = shown.at(-1);
  const more = fetched.length > shown.length && last !== undefined;
  const bound = as.binding === undefined ? [] : [as.binding];
  return {
    rows: shown.map(as.row),
    next: more ? Buffer.from(JSON.stringify([...bound, ...as.key(last)])).toString('base64url') : null,
    total: { value: total, exact: true },
  };
}

function shownRows(page: Page): number {
  return Math.max(1, Math.min(Math.trunc(page.limit), MAX_PAGE_ROWS));
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
