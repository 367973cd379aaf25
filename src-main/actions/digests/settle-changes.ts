import type { DeliveryJob, Services, StreamInUse } from '../../core/ports/index.ts';
import {
  type Attention,
  type ChangeChoice,
  type DeliveryCounts,
  type DeliveryKey,
  type DigestId,
  type DigestRow,
  ExpectedFailure,
} from '../../../src-shared/model/index.ts';
import { standingAttention } from '../../sync/attention.ts';
import { changedDay, daysToPost, settleDay } from '../../sync/changed-days/settle.ts';
import { consolidateStream } from '../../sync/consolidate.ts';
import { deliverBooks } from '../../sync/deliver.ts';
import { processAutomatically } from '../../sync/process.ts';
import { countDeliveries, failedStream, sinceThen } from '../../sync/run.ts';
import { recorded } from '../sync/record.ts';
import { useOf } from './changes.ts';
import { findDigest } from './find.ts';

/** What came of a person's decision about a posted day that changed. */
export interface SettledChanges {
  readonly row: DigestRow;
  readonly settled: number;
  /** Made for it: the adjustments, or what was posted anew. */
  readonly documents: readonly DeliveryJob['document'][];
  readonly deliveries: DeliveryCounts;
  readonly attention: readonly Attention[];
}

/**
 * Does what a person has decided about a posted day that changed, and delivers it to the books at once.
 * @throws ExpectedFailure digest-not-found, stream-paused, digest-not-changed; why the choice is refused
 */
export async function settleChanges(
  services: Services,
  input: { readonly id: string; readonly choice: ChangeChoice; readonly reason: string },
): Promise<SettledChanges> {
  const found = await findDigest(services, input.id);
  const use = await useOf(services, found);
  const { name, status } = use.stream;
  if (status !== 'active') throw new ExpectedFailure('stream-paused', { where: name, data: { name } });
  return recorded(
    services,
    { kind: 'post', startedBy: 'person', streams: [name] },
    () => settled(services, use, found.id, input),
    ({ deliveries, attention }) => ({
      documents: 0,
      delivered: deliveries.succeeded,
      failed: deliveries.failed,
      attention: attention.length,
    }),
  );
}

async function settled(
  services: Services,
  use: StreamInUse,
  id: DigestId,
  { choice, reason }: { readonly choice: ChangeChoice; readonly reason: string },
): Promise<SettledChanges> {
  const { stream, books } = use;
  const { signal } = services;
  // What a mapping or an import has touched since is in what is decided about.
  await consolidateStream(services, use, signal);
  const row = await findDigest(services, id);
  const day = await changedDay(services, use, row);
  const before = await countDeliveries(services, [stream]);
  const concerned = await digestsOf(services, use, id, daysToPost(day, choice));
  const known = await jobsOf(services, concerned);
  const { settled: count, failures } = await settleDay(services, day, { choice, reason, signal });
  const attention: Attention[] = failures.map((failure) => failedStream(stream, failure));
  const left = await deliverBooks(services, books, signal);
  if (left !== null) attention.push(failedStream(stream, left));
  else {
    const refused = await processAutomatically(services, books, [stream], signal);
    attention.push(...refused.map(({ failure }) => failedStream(stream, failure)));
  }
  attention.push(...(await standingAttention(services, stream)));
  const made = await jobsOf(services, await digestsOf(services, use, id, daysToPost(day, choice)));
  return {
    row: await findDigest(services, id),
    settled: count,
    documents: [...made].filter(([key]) => !known.has(key)).map(([, document]) => document),
    deliveries: sinceThen(before, await countDeliveries(services, [stream])),
    attention,
  };
}

/** The digest, and those of days that its documents have gone to. */
async function digestsOf(
  services: Services,
  { stream }: StreamInUse,
  id: DigestId,
  days: ReturnType<typeof daysToPost>,
): Promise<readonly DigestId[]> {
  const ids = new Set([id]);
  for (const day of days) {
    const { rows } = await services.ledger.digests.list(
      { ...day, stream: stream.id, counted: false },
      { cursor: null, limit: 2 },
    );
    for (const row of rows) ids.add(row.id);
  }
  return [...ids];
}

async function jobsOf(
  services: Services,
  digests: readonly DigestId[],
): Promise<ReadonlyMap<DeliveryKey, DeliveryJob['document']>> {
  const jobs = await Promise.all(digests.map((id) => services.ledger.deliveries.ofDigest(id)));
  return new Map(jobs.flat().map(({ key, document }) => [key, document]));
}
