import type {
  FindingNumbers,
  Quarantine,
  StatusDetail,
  StatusPanel,
  StatusTally,
} from '../core/ports/index.ts';
import type { Responses, RunView, StatusDetailView, StatusRowView } from '../../src-shared/ipc/contract.ts';
import {
  KIND_OF_TYPE,
  type RecordedRun,
  STATUS_KINDS,
  type StatusRow,
  type StatusState,
} from '../../src-shared/model/index.ts';
import { formatMinor } from '../../src-shared/money/index.ts';
import { formatInstant, type Instant } from '../../src-shared/time/index.ts';

type PanelView = Responses['status.panel'];
type QuarantineView = NonNullable<Responses['status.verify']['quarantine']>;

/**
 * The panel: every kind with its counts, which sum to all there is.
 * @param numbers of what differs in the books in quarantine, in their order
 */
export function panelView(
  panel: StatusPanel,
  numbers: readonly FindingNumbers[],
  runs: readonly RecordedRun[],
): PanelView {
  const last = runs.find(({ outcome }) => outcome !== 'running');
  const running = runs.find(({ outcome }) => outcome === 'running');
  return {
    kinds: STATUS_KINDS.map((kind) => {
      const ofKind = panel.tallies.filter(({ type }) => KIND_OF_TYPE[type] === kind);
      return { kind, counts: countsOf(ofKind), total: totalOf(ofKind) };
    }),
    counts: countsOf(panel.tallies),
    total: totalOf(panel.tallies),
    lastRun: last === undefined ? null : runView(last),
    running: running === undefined ? null : runView(running),
    locations: panel.locations,
    causes: panel.causes.map(({ causeKey, ...rest }) => ({ cause: causeKey, ...rest })),
    parked: panel.parked.map(({ since, until, ...rest }) => ({
      ...rest,
      since: formatInstant(since),
      until: formatInstant(until),
    })),
    quarantined: panel.quarantined.map((one, at) => ({
      ...quarantineView(one),
      numbers: numbers[at] ?? NONE_FOUND,
    })),
  };
}

const NONE_FOUND: FindingNumbers = { different: [], missing: [], unknownHere: [] };

/** Books that nothing is posted to, with what comparing has found. */
export function quarantineView({ name, cause, since, findings }: Quarantine): QuarantineView {
  return {
    books: name,
    cause,
    since: formatInstant(since),
    findings: findings === null ? null : { ...findings, checkedAt: formatInstant(findings.checkedAt) },
  };
}

function countsOf(tallies: readonly StatusTally[]): Record<StatusState, number> {
  const counts: Record<StatusState, number> = {
    waiting: 0,
    sending: 0,
    unknown: 0,
    succeeded: 0,
    failed: 0,
    held: 0,
    withdrawn: 0,
  };
  for (const { status, count } of tallies) counts[status] += count;
  return counts;
}

function totalOf(tallies: readonly StatusTally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0);
}

function runView({ startedAt, endedAt, ...run }: RecordedRun): RunView {
  return { ...run, startedAt: formatInstant(startedAt), endedAt: instantOrNull(endedAt) };
}

/** A row of the table. */
export function statusRowView({ key, total, ...row }: StatusRow): StatusRowView {
  return {
    ...row,
    id: key,
    kind: KIND_OF_TYPE[row.type],
    amount: formatMinor(total, row.currency),
    lastTriedAt: instantOrNull(row.lastTriedAt),
    nextTryAt: instantOrNull(row.nextTryAt),
  };
}

/** A row with all that is known of it. */
export function statusDetailView(detail: StatusDetail): StatusDetailView {
  return {
    row: statusRowView(detail.row),
    cause: detail.causeKey,
    sameCause: detail.sameCause,
    others: detail.others.map(statusRowView),
    waitsFor: detail.waitsFor.map(({ key, ...rest }) => ({ id: key, ...rest })),
    attempts: detail.attempts.map(({ at, ...rest }) => ({ ...rest, at: instantOrNull(at) })),
    exchanges: detail.exchanges.map(({ at, ...rest }) => ({ ...rest, at: formatInstant(at) })),
  };
}

function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
