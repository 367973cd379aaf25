import type { z } from 'zod';
import type { streamView } from '../../../src-shared/ipc/streams.ts';
import type { StreamSettings } from '../../../src-shared/model/index.ts';
import { zoneId } from '../../../src-shared/time/index.ts';

type StreamView = z.input<typeof streamView>;

/** A stream of files that works, with what a test wants different. */
export function aStream(parts: Partial<StreamView> = {}): StreamView {
  return {
    name: 'Bangsar',
    provider: 'file',
    account: 'file:daybook/exports',
    books: 'Books',
    currency: 'MYR',
    status: 'active',
    createdAt: '2026-11-02T01:00:00.000Z',
    lastSyncedAt: null,
    folder: 'C:\\POS\\exports',
    profile: 'daybook',
    settings: SETTINGS,
    ...parts,
  };
}

export const SETTINGS = {
  startDate: null,
  autoInvoice: false,
  grouping: 'sku',
  postingStyle: 'invoice-per-digest',
  customerIdAsCode: false,
  autoProcess: false,
  acceptSuggestions: false,
  timeZone: zoneId('Asia/Kuala_Lumpur'),
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
} as const satisfies StreamSettings;
