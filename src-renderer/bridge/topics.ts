import type { Topic, ValueChannel } from '../../src-shared/ipc/contract.ts';

/** What each query reads: when one of these topics has changed, it is asked again. */
export const READS = {
  'streams.list': ['streams', 'imports'],
  'streams.settings': ['streams', 'imports'],
  'streams.profiles': [],
  'streams.discover': ['streams'],
  'mappings.list': ['mappings'],
  'digests.list': ['digests', 'books'],
  'digests.show': ['digests', 'books', 'mappings'],
  'digests.orders': ['digests'],
  'holds.list': ['digests'],
  'imports.list': ['imports', 'streams'],
  'imports.show': ['imports', 'streams'],
  'attention.list': ['digests', 'mappings', 'imports', 'books', 'streams'],
  'books.list': ['books'],
  'books.chart': ['books'],
  'books.trial-balance': ['books'],
  'books.account': ['books'],
  'books.invoices': ['books'],
  'books.document': ['books'],
  'books.journal': ['books'],
  'ledger.info': ['ledger'],
  'ledger.backups': ['ledger'],
} as const satisfies { readonly [C in ValueChannel]?: readonly Topic[] };

/** Channels that a screen may show and keep fresh. */
export type Query = keyof typeof READS;

/** Whether a change of these topics concerns the query. */
export function concerns(query: string, topics: readonly Topic[]): boolean {
  const reads: readonly Topic[] = Object.hasOwn(READS, query) ? READS[query as Query] : [];
  return reads.some((topic) => topics.includes(topic));
}
