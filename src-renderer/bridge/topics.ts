import type { Topic, ValueChannel } from '../../src-shared/ipc/contract.ts';

/** What each query reads: when one of these topics has changed, it is asked again. */
export const READS = {
  'streams.list': ['streams', 'imports'],
  'streams.settings': ['streams', 'imports'],
  'streams.profiles': [],
  'streams.discover': ['streams'],
  'mappings.list': ['mappings'],
  'mappings.journal': ['mappings', 'imports', 'books'],
  'mappings.validate': ['mappings', 'imports', 'books'],
  'digests.list': ['digests', 'books'],
  'digests.show': ['digests', 'books', 'mappings'],
  'digests.orders': ['digests'],
  'digests.changes': ['digests', 'books', 'mappings', 'imports'],
  'digests.changes-plan': ['digests', 'books', 'mappings', 'imports', 'streams'],
  'holds.list': ['digests'],
  'imports.list': ['imports', 'streams'],
  'imports.show': ['imports', 'streams'],
  'schedule.list': ['streams', 'mappings'],
  'status.panel': ['books', 'digests', 'streams'],
  'status.rows': ['books', 'digests', 'streams'],
  'status.row': ['books', 'digests', 'streams'],
  'status.last-failure': ['books', 'digests', 'streams'],
  'attention.list': ['digests', 'mappings', 'imports', 'books', 'streams'],
  'books.list': ['books'],
  'books.connections': ['books', 'streams'],
  'books.chart': ['books'],
  'books.trial-balance': ['books'],
  'books.account': ['books'],
  'books.invoices': ['books'],
  'books.document': ['books'],
  'books.journal': ['books'],
  'books.orders': ['books'],
  'books.receipts': ['books'],
  'books.journals': ['books'],
  'books.undo-plan': ['books'],
  'books.bring-back-plan': ['books', 'digests'],
  'books.lock': ['books'],
  'reports.subledger': ['books'],
  'customers.list': ['books'],
  'books.counts': ['books'],
  'books.count': ['books'],
  'books.count-sheet': ['books'],
  'books.open-items': ['books'],
  'reports.aged-receivables': ['books', 'mappings', 'streams'],
  'reports.stock': ['books', 'mappings', 'streams'],
  'reports.rollforward': ['books', 'mappings', 'streams'],
  'explain.line': ['books', 'digests', 'mappings'],
  'explain.receipt': ['books', 'digests', 'mappings'],
  'completeness.list': ['imports', 'digests', 'streams'],
  'audit.list': ['streams', 'mappings', 'imports', 'digests', 'books', 'ledger'],
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
