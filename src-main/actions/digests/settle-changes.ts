import type { DeliveryJob, DigestFilter, Services, StreamInUse } from '../../core/ports/index.ts';
import {
  type Attention,
  type ChangeChoice,
  type DeliveryCounts,
  type DeliveryKey,
  type DigestId,
  type DigestRow,
  documentId,
  ExpectedFailure,
  thrown,
} from '../../../src-shared/model/index.ts';
import { standingAttention } from '../../sync/attention.ts';
import { chosenOf, seenMark } from '../../sync/changed-days/changes.ts';
import { planDay } from '../../sync/changed-days/plan.ts';
import { type Refusal, refusalsOf } from '../../sync/changed-days/refusals.ts';
import { bringUp, changedDay, daysToPost, digestsOf, settleDay } from '../../sync/changed-days/settle.ts';
import { consolidateStream } from '../../sync/consolidate.ts';
import { deliverBooks } from '../../sync/deliver.ts';
import { tellDraftsIn } from '../../sync/draft-problems.ts';
import { processAutomatically } from '../../sync/process.ts';
import { countDeliveries, failedStream, sinceThen } from '../../sync/run.ts';
import { rulesOfRun } from '../../sync/run-rules.ts';
import { recorded } from '../sync/record.ts';
import { useOf } from './changes.ts';
import { findDigest } from './find.ts';

/** What came of a person's decision about a posted day that changed. */
export interface SettledChanges {
  readonly row: DigestRow;
  readonly settled: number;
  /** What was chosen and could not be settled so. */
  readonly refused: readonly Refusal[];
  /** Made for it: the adjustments, or what was posted anew. */
  readonly documents: readonly DeliveryJob['document'][];
  readonly deliveries: DeliveryCounts;
  readonly attention: readonly Attention[];
}

/** What a person decides about a posted day that changed. */
export interface Decision {
  readonly id: string;
  readonly choice: ChangeChoice;
  readonly reason: string;
  /** All that has changed where left out. */
  readonly documents?: readonly string[] | undefined;
  /** Mark of the plan that it is decided on; left out: whatever there is now. */
  readonly seen?: string | undefined;
}

/**
 * Does what a person has decided about a posted day that changed, and delivers it to the books at once.
 * What of it cannot be settled so stays as it is, and keeps the rest from nothing.
 * @throws ExpectedFailure digest-not-found, stream-paused, digest-not-changed,
 *   changed-meanwhile where the day is not as it was seen any more; why nothing of it can be settled so
 */
export async function settleChanges(services: Services, input: Decision): Promise<SettledChanges> {
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
  { choice, reason, documents, seen }: Decision,
): Promise<SettledChanges> {
  const { stream, books } = use;
  const { signal } = services;
  // What a mapping or an import has touched since is in what is decided about.
  const { rules, lockedThrough } = await rulesOfRun(services, use);
  await consolidateStream(services, use, signal, rules);
  const row = await findDigest(services, id);
  if (seen !== undefined && (await seenMark(services, id)) !== seen) {
    throw new ExpectedFailure('changed-meanwhile', { where: id, target: id });
  }
  const posting = { rules, lockedThrough: await lockedThrough() };
  const day = await changedDay(services, use, row, posting);
  const plan = await planDay(services, day, choice, chosenOf(day.changes, id, documents?.map(documentId)));
  if (plan.refused !== null) throw thrown(plan.refused);
  const before = await countDeliveries(services, [stream]);
  const concerned: readonly DigestFilter[] = [
    { ids: [id] },
    ...daysToPost({ ...day, changes: plan.changes }, choice),
  ];
  const known = await jobsOf(services, await digestsOf(services, use, concerned));
  const days = await settleDay(services, day, plan, reason);
  const failures = await bringUp(services, use, days, posting, signal);
  const attention: Attention[] = failures.map((failure) => failedStream(stream, failure));
  const left = await deliverBooks(services, books, signal, { tell: tellDraftsIn([stream], attention) });
  if (left !== null) attention.push(failedStream(stream, left));
  else {
    const refused = await processAutomatically(services, books, [stream], signal);
    attention.push(...refused.map(({ failure }) => failedStream(stream, failure)));
  }
  attention.push(...(await standingAttention(services, stream)));
  const made = await jobsOf(services, await digestsOf(services, use, concerned));
  return {
    row: await findDigest(services, id),
    settled: plan.changes.length,
    refused: refusalsOf(plan.left),
    documents: [...made].filter(([key]) => !known.has(key)).map(([, document]) => document),
    deliveries: sinceThen(before, await countDeliveries(services, [stream])),
    attention,
  };
}

async function jobsOf(
  services: Services,
  digests: readonly DigestId[],
): Promise<ReadonlyMap<DeliveryKey, DeliveryJob['document']>> {
  const jobs = await Promise.all(digests.map((id) => services.ledger.deliveries.ofDigest(id)));
  return new Map(jobs.flat().map(({ key, document }) => [key, document]));
}
