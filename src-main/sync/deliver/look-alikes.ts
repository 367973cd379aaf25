import { alikeWithin, suspected, toLookFor } from '../../core/delivery/look-alike.ts';
import type { QueuedJob } from '../../core/ports/index.ts';
import type { Round } from './round.ts';

/**
 * Holds what looks like something that the books got by another way, or get with it; answers the rest, which
 * goes out. One question for all of them.
 */
export async function holdLookAlikes(
  round: Round,
  jobs: readonly QueuedJob[],
): Promise<readonly QueuedJob[]> {
  const { books, services } = round;
  const documents = toLookFor(jobs);
  if (books.lookAlikes === undefined || documents.length === 0) return jobs;
  const alike = [...(await books.lookAlikes(documents)), ...alikeWithin(documents)];
  const held = suspected(documents, alike);
  if (held.length === 0) return jobs;
  await services.ledger.deliveries.settle(held);
  const keys = new Set(held.map(({ key }) => key));
  return jobs.filter(({ key }) => !keys.has(key));
}
