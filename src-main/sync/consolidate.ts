import { type ConsolidationRules } from '../core/digest/classify.ts';
import { consolidateDay } from '../core/digest/consolidate.ts';
import type { CancelSignal, DayOnFile, DigestSave, Services, StreamInUse } from '../core/ports/index.ts';
import type { PostingRules } from '../core/posting/rules.ts';
import { streamRules, type StreamRules } from './stream-rules.ts';

/** Digests are stored together until this many documents, so that a transaction stays short. */
const SAVE_DOCUMENTS = 1000;

/**
 * Builds the digests of every day that imports or mapping changes have touched. What is not reached
 * when cancelled stays dirty and is built next time.
 * @param known where the rules of the stream have been read already
 */
export async function consolidateStream(
  services: Services,
  use: StreamInUse,
  signal: CancelSignal,
  known?: StreamRules,
): Promise<{ readonly built: number; readonly changed: number }> {
  const first = await consolidateDirty(services, use, signal, known);
  // What became of the goods of a return has marked the days of what cancels it: that marks no more.
  const second = await consolidateDirty(services, use, signal, known);
  return { built: first.built + second.built, changed: first.changed + second.changed };
}

async function consolidateDirty(
  services: Services,
  use: StreamInUse,
  signal: CancelSignal,
  known: StreamRules | undefined,
): Promise<{ readonly built: number; readonly changed: number }> {
  const { digests } = services.ledger;
  const { stream } = use;
  const days = await digests.dirtyDays(stream.id);
  if (days.length === 0) return { built: 0, changed: 0 };
  const rules = known ?? (await streamRules(services, use));
  let built = 0;
  let changed = 0;
  let batch: DigestSave[] = [];
  let documents = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const saved = await digests.save(batch);
    built += saved.built;
    changed += saved.changed;
    batch = [];
    documents = 0;
  };
  for (const [index, { location, date }] of days.entries()) {
    if (signal.aborted) break;
    services.onProgress({
      phase: 'consolidate',
      subject: `${location} ${date}`,
      done: index,
      total: days.length,
      unit: 'days',
    });
    const day = await digests.load(stream.id, location, date);
    batch.push(digestOf(use, day, rules.on(date)));
    documents += day.documents.length;
    if (documents >= SAVE_DOCUMENTS) await flush();
  }
  await flush();
  return { built, changed };
}

/** Builds the digest of one day again, at once: a person waits for what they have decided. */
export async function consolidateOneDay(
  services: Services,
  use: StreamInUse,
  { location, date }: Pick<DayOnFile, 'location' | 'date'>,
): Promise<void> {
  const { digests } = services.ledger;
  const rules = await streamRules(services, use);
  const day = await digests.load(use.stream.id, location, date);
  await digests.save([digestOf(use, day, rules.on(date))]);
}

function digestOf({ stream, books }: StreamInUse, day: DayOnFile, posting: PostingRules): DigestSave {
  const rules: ConsolidationRules = {
    startDate: stream.settings.startDate,
    currency: books.currency,
    posting,
  };
  const { members, content, amount, changedSincePosted } = consolidateDay(day, rules);
  return {
    digest: day.digest,
    stream: stream.id,
    location: day.location,
    date: day.date,
    currency: books.currency,
    amount,
    revision: day.postedRevisions + 1,
    content,
    members,
    changedSincePosted,
    dirtyMark: day.dirtyMark,
  };
}
