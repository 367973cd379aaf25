import { canonicalText } from '../../src-main/core/digest/canonical.ts';
import { cancelledSameDay, identityOf } from '../../src-main/core/digest/cancelled.ts';
import { consolidateDay } from '../../src-main/core/digest/consolidate.ts';
import { postRevision } from '../../src-main/core/posting/post-revision.ts';
import type { DayDocument, Services, StreamInUse } from '../../src-main/core/ports/index.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import { planDay } from '../../src-main/sync/changed-days/plan.ts';
import { changedDay } from '../../src-main/sync/changed-days/settle.ts';
import { rulesOfRun } from '../../src-main/sync/run-rules.ts';
import { streamRules } from '../../src-main/sync/stream-rules.ts';
import { digestId, type DigestRow, type PosDocument } from '../../src-shared/model/index.ts';
import { Amounts } from './amounts.ts';
import { type Kept, readDeliveries } from './ledger-file.ts';
import { REMOTE } from './machine.ts';
import { dateAt } from './steps.ts';
import type { World } from './world.ts';

/** Of days that are there only to be posted for trial. */
const DIGEST = digestId('dig_trial');

/** What the books hold, asked directly. */
export function amountsHeld(world: World): Amounts {
  const held = new Amounts();
  for (const { document } of world.server.documents) held.add(document);
  return held;
}

/**
 * What is wrong with the end of a story; nothing: the books and what is listed beside them come to the
 * reference exactly.
 * @param reference what the books hold where the same was told without a fault
 */
export async function judge(world: World, reference: Amounts): Promise<readonly string[]> {
  const { services } = await world.daybook();
  const kept = readDeliveries(world.computer.file);
  const wrong = [
    ...world.wrong,
    ...world.server.tooEarly,
    ...inBooksOnce(world, kept),
    ...(await stuck(services, kept)),
    ...sentTooOften(world),
    ...(await identities(world, services)),
  ];
  const { ok, problems } = await services.ledger.check();
  if (!ok) wrong.push(...problems.map((problem) => `check: ${problem}`));
  const visible = new Amounts();
  for (const one of kept) visible.plus(missingOf(world, one));
  for (const { document } of unknownToLedger(world, kept)) visible.add(document, -1);
  const days = await changedAndHeld(world, services, visible);
  wrong.push(...days);
  const differences = amountsHeld(world).plus(visible).differences(reference);
  return [...wrong, ...differences.map((text) => `books: ${text}`)];
}

/** Whatever the ledger thinks is in the books is there, as it is, once; and nothing is there twice. */
function inBooksOnce({ server, listed }: World, kept: readonly Kept[]): string[] {
  const byKey = Map.groupBy(server.documents, ({ document }) => document.key);
  const known = new Map(kept.map((one) => [one.key, one]));
  const wrong: string[] = [];
  for (const [key, held] of byKey) {
    const delivery = known.get(key);
    if (held.length > 1) wrong.push(`${key} is in the books ${held.length} times`);
    const numbers = held.map(({ document }) => document.number);
    const isListed = numbers.every((number) => listed.has(number));
    if (delivery === undefined && !isListed) wrong.push(`${key} is in the books, and nobody knows`);
    if (delivery?.withdrawn === true) wrong.push(`${key} is in the books and withdrawn`);
  }
  for (const { key, state, contentHash, withdrawn } of kept) {
    if (state !== 'succeeded' || withdrawn) continue;
    const [held] = byKey.get(key) ?? [];
    if (held === undefined) wrong.push(`${key} is not in the books, and the ledger says that it is`);
    else if (held.contentHash !== contentHash) wrong.push(`${key} is in the books with other content`);
  }
  return wrong;
}

/** What only waits, though nothing that it builds on is missing, has been forgotten. */
async function stuck({ ledger }: Services, kept: readonly Kept[]): Promise<string[]> {
  const open = kept.filter(({ withdrawn }) => !withdrawn);
  const waiting = open.filter(({ state }) => state === 'waiting').map(({ key }) => key);
  const waitsFor = waiting.length === 0 ? new Map() : await ledger.deliveries.waitingFor(waiting);
  return open.flatMap(({ key, state }) => {
    if (state === 'sending' || state === 'unknown') return [`${key} is ${state} for ever`];
    return state === 'waiting' && !waitsFor.has(key) ? [`${key} waits for nothing`] : [];
  });
}

/** Sent again is only what came to nothing before. */
function sentTooOften({ server: { sent, spoilt } }: World): string[] {
  return [...sent].flatMap(([key, times]) => {
    const allowed = 1 + (spoilt.get(key) ?? 0);
    return times > allowed ? [`${key} was sent ${times} times instead of ${allowed}`] : [];
  });
}

/** Every document that a till has told is in one digest, and each digest adds up. */
async function identities(world: World, { ledger }: Services): Promise<string[]> {
  const { rows } = await ledger.digests.list({}, { cursor: null, limit: 200 });
  const wrong: string[] = [];
  let counted = 0;
  for (const { location, date, identity } of rows) {
    const { source, posted, waiting, onOrder, held, excluded } = identity;
    const terms = [posted, waiting, onOrder, held, excluded];
    const count = terms.reduce((sum, term) => sum + term.count, 0);
    const amount = terms.reduce((sum, term) => sum + term.amount, 0);
    if (count !== source.count || amount !== source.amount) wrong.push(`${location} ${date} does not add up`);
    counted += source.count;
  }
  const told = world.tills.reduce((sum, till) => sum + till.latest().length, 0);
  if (counted !== told) wrong.push(`${counted} documents are in digests, and ${told} were told`);
  return wrong;
}

/** What a delivery that is not in the books would add to them; under its key they may hold something else. */
function missingOf({ server }: World, { key, state, withdrawn, document }: Kept): Amounts {
  const amounts = new Amounts();
  if (state === 'succeeded' || withdrawn) return amounts;
  amounts.add(document);
  for (const held of server.documents) if (held.document.key === key) amounts.add(held.document, -1);
  return amounts;
}

function unknownToLedger({ server, listed }: World, kept: readonly Kept[]): World['server']['documents'] {
  const known = new Set(kept.map(({ key }) => key));
  return server.documents.filter(({ document: { key, number } }) => !known.has(key) && listed.has(number));
}

/**
 * Adds what posted documents read differently by now, and what a person must release. Each must be listed, and
 * nothing else may be; where the stream adjusts such days, only what cannot be adjusted.
 */
async function changedAndHeld(world: World, services: Services, visible: Amounts): Promise<string[]> {
  const { digests, streams } = services.ledger;
  const wrong: string[] = [];
  for (const stream of await streams.list()) {
    const use: StreamInUse = { stream, books: REMOTE };
    const effect = await effects(services, use);
    const versions = versionsOf(world, stream.account);
    const { rows } = await digests.list({ stream: stream.id }, { cursor: null, limit: 200 });
    const listed = new Set((await digests.changedSincePosted(stream.id)).map(({ id }) => id));
    for (const row of rows) {
      const { id, location, date } = row;
      const day = await digests.load(stream.id, location, date);
      let changed = false;
      for (const file of day.documents) {
        const { posting, hash, document } = file;
        if (posting === null || posting.hash === hash) continue;
        changed = true;
        const before = versions.get(posting.hash);
        if (before === undefined) wrong.push(`${document.number} was posted as no till has told it`);
        else visible.plus(effect(file, document)).plus(effect(file, asSettled(before, document)), -1);
      }
      for (const file of takenBackLater(day.documents)) visible.plus(effect(file, file.document), -1);
      if (changed !== listed.has(id))
        wrong.push(`${location} ${date} is ${changed ? 'not ' : ''}listed as changed`);
      const adjusts = changed && stream.settings.changedDays === 'adjust';
      if (adjusts && (await isAdjustable(services, use, row)))
        wrong.push(`${location} ${date} could be adjusted, and is not`);
    }
  }
  return wrong;
}

/** What became of the goods of a return is settled by its cancellation, whatever either version says. */
function asSettled(before: PosDocument, { details: { goodsBack } }: PosDocument): PosDocument {
  return goodsBack === undefined ? before : { ...before, details: { ...before.details, goodsBack } };
}

/** Whether anything of a changed day could be adjusted. */
async function isAdjustable(services: Services, use: StreamInUse, row: DigestRow): Promise<boolean> {
  const { rules, lockedThrough } = await rulesOfRun(services, use);
  const day = await changedDay(services, use, row, { rules, lockedThrough: await lockedThrough() });
  return (await planDay(services, day, 'adjust', day.changes)).refused === null;
}

/**
 * A sale and its cancellation of the same day come to nothing, unless the sale was posted before its cancellation
 * came: then each is posted, on accounts of its own.
 */
function takenBackLater(documents: readonly DayDocument[]): readonly DayDocument[] {
  const posted = documents.filter(({ posting }) => posting !== null);
  const nothing = cancelledSameDay(posted.map((file) => ({ ...file, posting: null })));
  return posted.filter(({ document }) => nothing.has(identityOf(document)));
}

/** Every version of every document of a till, by its hash. */
function versionsOf({ tills }: World, account: string): ReadonlyMap<string, PosDocument> {
  const told = tills.find((till) => till.account === account)?.told ?? [];
  return new Map(told.flatMap((unit) => unit.documents).map((one) => [sha256(canonicalText(one)), one]));
}

/** What posting a version of a document alone comes to: posting is linear. */
async function effects(
  services: Services,
  use: StreamInUse,
): Promise<(file: DayDocument, version: PosDocument) => Amounts> {
  const rules = await streamRules(services, use);
  const { stream, books } = use;
  return (file, document) => {
    const { location } = document;
    const date = dateAt(document.occurredAt);
    const posting = rules.on(date);
    const alone = { ...file, document, posting: null, excludedByPerson: null };
    const day = { digest: DIGEST, location, date, postedRevisions: 0, documents: [alone], dirtyMark: 0 };
    const { content } = consolidateDay(day, { startDate: null, currency: books.currency, posting });
    const amounts = new Amounts();
    if (content === null) return amounts;
    const revision = { digest: DIGEST, stream: stream.id, location, date, revision: 1, content };
    for (const { draft } of postRevision(revision, posting)) amounts.add(draft);
    return amounts;
  };
}
