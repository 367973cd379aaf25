import type { Responses, StatusDetailView, StatusRowView } from '../../../src-shared/ipc/contract.ts';
import { failure, STATUS_KINDS, type StatusKind, type StatusState } from '../../../src-shared/model/index.ts';

export const REFUSED = failure('account-unknown', {
  target: 'account:revenue',
  data: { number: '4000', stream: 'Bangsar' },
});

export function aRow(number: string, parts: Partial<StatusRowView> = {}): StatusRowView {
  return {
    id: `key/${number}`,
    date: '2026-11-01',
    number,
    kind: 'sales',
    type: 'invoice',
    stream: 'Bangsar',
    books: 'Books',
    location: 'KL',
    amount: '106.00',
    currency: 'MYR',
    status: 'succeeded',
    attempts: 1,
    lastTriedAt: '2026-11-02T01:00:00.000Z',
    nextTryAt: null,
    cause: null,
    waitsFor: null,
    ...parts,
  };
}

export const FAILED = aRow('INV-7', { status: 'failed', cause: REFUSED, attempts: 3 });

export function aDetail(parts: Partial<StatusDetailView> = {}): StatusDetailView {
  return {
    row: FAILED,
    cause: 'account-unknown account:revenue',
    sameCause: 3,
    others: [aRow('INV-8', { status: 'failed', cause: REFUSED })],
    waitsFor: [],
    attempts: [{ attempt: 3, at: '2026-11-02T01:00:00.000Z', state: 'failed', cause: REFUSED }],
    exchanges: [
      {
        at: '2026-11-02T01:00:00.000Z',
        method: 'POST',
        target: 'model.account.invoice.create',
        status: 200,
        durationMs: 120,
        request: '{"method":"create"}',
        answer: '{"error":"no such account"}',
      },
    ],
    ...parts,
  };
}

const NONE: Readonly<Record<StatusState, number>> = {
  waiting: 0,
  sending: 0,
  unknown: 0,
  succeeded: 0,
  failed: 0,
  held: 0,
  withdrawn: 0,
};

/** A panel with these counts, and nothing else to tell. */
export function aPanel(
  of: Partial<Record<StatusKind, Partial<Record<StatusState, number>>>>,
  parts: Partial<Responses['status.panel']> = {},
): Responses['status.panel'] {
  const kinds = STATUS_KINDS.map((kind) => {
    const counts = { ...NONE, ...of[kind] };
    return { kind, counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
  });
  const counts = { ...NONE };
  for (const kind of kinds) {
    for (const [state, count] of Object.entries(kind.counts)) counts[state as StatusState] += count;
  }
  return {
    kinds,
    counts,
    total: kinds.reduce((sum, { total }) => sum + total, 0),
    lastRun: null,
    running: null,
    locations: ['KL', 'Penang'],
    causes: [],
    quarantined: [],
    parked: [],
    ...parts,
  };
}
