import { expect } from 'vitest';
import type { DigestView, Responses, StreamView, SyncResult } from '../../../src-shared/ipc/contract.ts';
import { zoneId } from '../../../src-shared/time/index.ts';

/** Rows of all pages of a fake list; the command line does not show it. */
export const TOTAL = { value: 1, exact: true };

const TERMS = { source: '1', posted: '1', waiting: '0', onOrder: '0', held: '0', excluded: '0' };

/** A digest as the engine answers it. */
export function digestView(parts: Partial<DigestView> = {}): DigestView {
  return {
    ...TERMS,
    source: '10.60',
    posted: '10.60',
    waiting: '0.00',
    onOrder: '0.00',
    held: '0.00',
    excluded: '0.00',
    id: 'dig_1',
    stream: 'Shop',
    books: 'Books',
    location: 'KL',
    date: '2026-10-31',
    currency: 'MYR',
    counts: { source: 1, posted: 1, waiting: 0, onOrder: 0, held: 0, excluded: 0 },
    amount: '10.60',
    revision: 1,
    status: 'posted',
    documents: [{ kind: 'invoice', number: 'INV-1', amount: '10.60' }],
    createdAt: '2026-11-01T00:00:00Z',
    syncedAt: '2026-11-01T00:00:00Z',
    reviewedAt: null,
    documentCount: parts.documents?.length ?? 1,
    ...parts,
  };
}

export const QUIET_RUN: SyncResult['run'] = {
  id: 'run-1',
  documents: { new: 0, changed: 0, unchanged: 3, rejected: 0 },
  digests: { built: 0, changed: 0 },
  deliveries: { succeeded: 0, failed: 0, held: 0, waiting: 0 },
  attention: [],
};

export const TRIAL_BALANCE: Responses['books.trial-balance'] = {
  books: 'Books',
  currency: 'MYR',
  rows: [
    {
      account: '1010',
      name: 'Cash',
      type: 'asset',
      path: 'Assets:1010-Cash',
      debit: '10.60',
      credit: '0.00',
    },
    {
      account: '4000',
      name: 'Sales',
      type: 'income',
      path: 'Income:4000-Sales',
      debit: '0.00',
      credit: '10.60',
    },
  ],
  totals: { debit: '10.60', credit: '10.60' },
};

export function streamView(name: string): StreamView {
  return {
    name,
    provider: 'sample',
    account: 'sample:1',
    books: 'Books',
    currency: 'MYR',
    status: 'active',
    createdAt: '2026-11-01T00:00:00Z',
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
      acceptSuggestions: false,
      timeZone: zoneId('UTC'),
      cutOffMinutes: 270,
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
  };
}

/** Any text with this part; vitest's own is of no type. */
export const textWith = (part: string): unknown => expect.stringContaining(part);
