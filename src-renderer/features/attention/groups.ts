import type { Attention } from '../../../src-shared/ipc/contract.ts';
import type { MappingType } from '../../../src-shared/model/index.ts';

/** What is to be mapped on one page of the editors: one thing to do, however many keys it has. */
export interface Unmapped {
  readonly kind: 'unmapped';
  readonly stream: string;
  readonly type: MappingType;
  readonly keys: readonly { readonly key: string; readonly suggestion: string }[];
}

/** One thing to do. */
export type ToDo = Exclude<Attention, { readonly kind: 'unmapped' }> | Unmapped;

export interface Group {
  readonly kind: Attention['kind'];
  readonly items: readonly { readonly key: string; readonly item: ToDo }[];
}

/** In the order in which they hold things up: what stops everything first. */
const KINDS = [
  'failed',
  'undelivered',
  'unmapped',
  'held',
  'rejected',
  'incomplete',
  'unsettled',
  'changed',
] as const satisfies readonly Attention['kind'][];

/** By kind, what is to be mapped by stream and type, and the same thing only once. */
export function groupsOf(attention: readonly Attention[]): readonly Group[] {
  const byKind = Map.groupBy(attention, ({ kind }) => kind);
  return KINDS.flatMap((kind) => {
    const all = byKind.get(kind) ?? [];
    const items = kind === 'unmapped' ? unmappedOf(all) : othersOf(all);
    return items.length === 0 ? [] : [{ kind, items }];
  });
}

function unmappedOf(all: readonly Attention[]): Group['items'] {
  const unmapped = all.filter((one) => one.kind === 'unmapped');
  const byPlace = Map.groupBy(unmapped, ({ stream, type }) => JSON.stringify([stream, type]));
  return [...byPlace].flatMap(([key, keys]) => {
    const [first] = keys;
    if (first === undefined) return [];
    const { kind, stream, type } = first;
    return [{ key, item: { kind, stream, type, keys } }];
  });
}

function othersOf(all: readonly Attention[]): Group['items'] {
  const others = all.filter((one) => one.kind !== 'unmapped');
  const different = new Map(others.map((item) => [JSON.stringify(item), item]));
  return [...different].map(([key, item]) => ({ key, item }));
}
