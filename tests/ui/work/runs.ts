import type { SyncRun } from '../../../src-shared/ipc/contract.ts';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { currencyCode } from '../../../src-shared/money/index.ts';

export const AN_ATTENTION: SyncRun['attention'][number] = {
  kind: 'held',
  stream: 'Bangsar',
  code: 'order-out-of-balance',
  count: 1,
};

export function aRun(parts: Partial<SyncRun> = {}): SyncRun {
  return {
    id: 'run-1',
    documents: { new: 8719, changed: 0, unchanged: 12, rejected: 0 },
    digests: { built: 90, changed: 0 },
    deliveries: { succeeded: 0, failed: 0, held: 0, waiting: 0 },
    attention: [],
    ...parts,
  };
}

export function aStream(status: StreamView['status']) {
  return {
    name: 'Bangsar',
    provider: 'sample',
    account: 'a',
    books: 'Books',
    currency: currencyCode('MYR'),
    status,
    createdAt: '2026-11-02T01:00:00.000Z',
    lastSyncedAt: null,
    folder: null,
    profile: null,
    settings: {
      startDate: null,
      autoInvoice: true,
      grouping: 'sku',
      postingStyle: 'invoice-per-digest',
      customerIdAsCode: false,
      autoProcess: false,
      acceptSuggestions: true,
      timeZone: 'Asia/Kuala_Lumpur',
      cutOffMinutes: 240,
      lockedDays: 'next-open-day',
      autoSync: true,
      syncTimes: 'overnight',
      overnightMinutes: 360,
      syncHours: [780, 1320],
      transferTimes: 'with-sync',
      transferHours: [780, 1320],
      tellMissingMinutes: null,
      rereadDays: 14,
      changedDays: 'ask',
    },
  } as const;
}

export const ENDED = { state: 'done', endedAt: '2026-11-02T01:00:09.000Z' } as const;
