import { mappingsAtLast } from '../core/mapping/by-date.ts';
import { rowsAskingForDetails } from '../core/mapping/needs.ts';
import { mappingText } from '../core/mapping/text.ts';
import { mappingKey } from '../core/mapping/resolve.ts';
import type { Services } from '../core/ports/index.ts';
import {
  type Attention,
  type Mapping,
  parseJournalDetailKey,
  type Stream,
} from '../../src-shared/model/index.ts';
import { instant } from '../../src-shared/time/index.ts';
import { quarantineFailure } from './quarantine/failure.ts';
import { unsettledOf } from './changed-days/unsettled.ts';
import { completenessOf } from './completeness.ts';

/**
 * How long a file whose rows could not be taken is brought up again: until a repaired file of its name
 * is read, or so long, since it may be repaired under another name. The list of imports shows it always.
 */
const REJECTED_SHOWN_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * What needs a person, whenever it is asked for: what stands in a stream, and the files whose latest
 * reading left rows out.
 */
export async function attentionOf(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const since = instant(services.clock.now() - REJECTED_SHOWN_MS);
  const files = await services.ledger.imports.withRejections(stream.id, since);
  const changed = await services.ledger.digests.changedSincePosted(stream.id);
  return toldOnce([
    ...(await standingAttention(services, stream)),
    ...(await unsettledOf(services, stream, changed)),
    ...files.map(({ id, locator, rejected }): Attention => ({
      kind: 'rejected',
      stream: stream.name,
      import: id,
      file: locator,
      rows: rejected,
    })),
    ...(await incomplete(services, stream)),
  ]);
}

/** A day that is told with the reason why it could not be settled is not told once more without one. */
export function toldOnce(attention: readonly Attention[]): readonly Attention[] {
  const told = new Set(attention.flatMap((one) => (one.kind === 'unsettled' ? [one.digest] : [])));
  return attention.filter((one) => one.kind !== 'changed' || !told.has(one.digest));
}

/** All that stands in a stream and needs a person, whichever run found it. */
export async function standingAttention(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const { deliveries, digests, quarantine } = services.ledger;
  const held = await digests.heldForPerson(stream.id);
  const changed = await digests.changedSincePosted(stream.id);
  const refused = await deliveries.refused(stream.id);
  const quarantined = (await quarantine.list()).filter(({ books }) => books === stream.books);
  return [
    ...quarantined.map(({ name }): Attention => ({
      kind: 'failed',
      stream: stream.name,
      failure: quarantineFailure(name),
    })),
    ...(await undecided(services, stream)),
    ...held.map(({ code, count }): Attention => ({ kind: 'held', stream: stream.name, code, count })),
    ...changed.map(({ id, location, date }): Attention => ({
      kind: 'changed',
      stream: stream.name,
      location,
      date,
      digest: id,
    })),
    ...refused.flatMap(({ number, cause }): Attention[] =>
      cause === null ? [] : [{ kind: 'undelivered', stream: stream.name, number, failure: cause }],
    ),
  ];
}

/** One line for all days of the last weeks: which they are is a list of its own. */
async function incomplete(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const days = (await completenessOf(services, stream))
    .map(({ findings }) => findings.filter(({ explained }) => explained === null).length)
    .filter((open) => open > 0);
  if (days.length === 0) return [];
  const count = days.reduce((sum, open) => sum + open, 0);
  return [{ kind: 'incomplete', stream: stream.name, days: days.length, count }];
}

/** Suggestions that nobody has taken or replaced, and that something still asks for. */
async function undecided(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const rows = await services.ledger.mappings.list(stream.id);
  const decided = new Set(
    rows.filter((row) => row.origin !== 'suggestion').map((row) => mappingKey(row.type, row.key)),
  );
  const asking = rowsAskingForDetails(mappingsAtLast(rows));
  const isAskedFor = (row: Mapping): boolean => {
    const detail = row.type === 'journal-detail' ? parseJournalDetailKey(row.key) : null;
    return detail === null || asking.has(detail.row);
  };
  return rows
    .filter((row) => row.origin === 'suggestion' && !decided.has(mappingKey(row.type, row.key)))
    .filter(isAskedFor)
    .map((row): Attention => ({
      kind: 'unmapped',
      stream: stream.name,
      type: row.type,
      key: row.key,
      suggestion: mappingText(row),
    }));
}
