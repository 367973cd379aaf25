import { consolidateDay } from '../../core/digest/consolidate.ts';
import { mappingsByDate } from '../../core/mapping/by-date.ts';
import { postRevision } from '../../core/posting/post-revision.ts';
import type { DayOnFile, Draft, PostingWrite, Services, StreamInUse } from '../../core/ports/index.ts';
import type { PostingRules } from '../../core/posting/rules.ts';
import type {
  Account,
  AccountNumber,
  DigestRow,
  FailureCode,
  Mapping,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { addDays, type BusinessDate } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { chartToBe } from '../../sync/chart.ts';
import { postingRulesOf } from '../../sync/posting-rules.ts';
import { findStream } from '../streams/find.ts';
import { readRows } from './set.ts';

type DraftWrite = PostingWrite['drafts'][number];

/** What a location's day makes under one set of mappings. */
export interface Replayed {
  readonly drafts: readonly Draft[];
  /** Documents that would be held, by cause. */
  readonly held: ReadonlyMap<FailureCode, number>;
}

/** A location's day under the mappings as they are, and as they would be. */
export interface RehearsedDay {
  readonly location: string;
  readonly date: BusinessDate;
  /** Something of it is in a posting, which no change of mappings touches any more. */
  readonly posted: boolean;
  readonly before: Replayed;
  readonly after: Replayed;
}

/** A rehearsal, oldest day first. */
export interface Rehearsal {
  readonly use: StreamInUse;
  readonly days: readonly RehearsedDay[];
  readonly chart: readonly Account[];
}

/**
 * Replays the last days of a stream under changed mapping rows, which are not stored, and under those in
 * force. `all` replays each day whole, as if nothing of it were posted; `unposted` replays what is not
 * posted yet, which is exactly what posting makes once the change is saved.
 * @throws ExpectedFailure stream-not-found, mapping-invalid, account-unknown, as saving would
 */
export async function rehearse(
  services: Services,
  input: RequestData<'mappings.rehearse'>,
): Promise<Rehearsal> {
  const stream = await findStream(services, input.stream);
  const books = await booksOf(services, stream);
  const chart = await chartToBe(services, books);
  const present = await services.ledger.mappings.list(stream.id);
  const changed = readRows(input, { stream, books, chart, present, setAt: services.clock.now() });
  const numbers = new Set(chart.map(({ number }) => number));
  const use = { stream, books };
  const rulesOf = (rows: readonly Mapping[]): Rules => {
    const resolve = mappingsByDate(rows);
    return (date) => postingRulesOf(services, stream, resolve(date), numbers);
  };
  const sides = { before: rulesOf(present), after: rulesOf([...present, ...changed]) };
  const days: RehearsedDay[] = [];
  const rows = await digestsOfLastDays(services, use, input.days);
  for (const [at, { location, date }] of rows.entries()) {
    services.signal.throwIfAborted();
    services.onProgress({
      phase: 'consolidate',
      subject: `${location} ${date}`,
      done: at,
      total: rows.length,
      unit: 'days',
    });
    const onFile = await services.ledger.digests.load(stream.id, location, date);
    const day = input.scope === 'all' ? asIfUnposted(onFile) : onFile;
    days.push({
      location,
      date,
      posted: onFile.documents.some(({ posting }) => posting !== null),
      before: replay(day, use, sides.before(date)),
      after: replay(day, use, sides.after(date)),
    });
    await services.breathe();
  }
  return { use, days, chart };
}

type Rules = (date: BusinessDate) => PostingRules;

/** The digests of the last days that there are digests of, oldest first. */
async function digestsOfLastDays(
  { ledger }: Services,
  { stream }: StreamInUse,
  days: number,
): Promise<readonly DigestRow[]> {
  const query = { stream: stream.id, counted: false };
  const newest = await ledger.digests.list(
    { ...query, order: { by: 'date', descending: true } },
    { cursor: null, limit: 1 },
  );
  const last = newest.rows[0]?.date;
  if (last === undefined) return [];
  const found: DigestRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ledger.digests.list>> = await ledger.digests.list(
      { ...query, from: addDays(last, 1 - days), to: last },
      { cursor, limit: 200 },
    );
    found.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

function asIfUnposted(day: DayOnFile): DayOnFile {
  const documents = day.documents.map((file) => ({ ...file, posting: null }));
  return { ...day, documents, postedRevisions: 0 };
}

function replay(day: DayOnFile, { stream, books }: StreamInUse, posting: PostingRules): Replayed {
  const { startDate } = stream.settings;
  const { members, content } = consolidateDay(day, { startDate, currency: books.currency, posting });
  const held = new Map<FailureCode, number>();
  for (const { state, reason } of members) {
    if (state === 'held' && reason !== null) held.set(reason.code, (held.get(reason.code) ?? 0) + 1);
  }
  const { digest, location, date, postedRevisions } = day;
  const drafts: readonly DraftWrite[] =
    content === null
      ? []
      : postRevision(
          { digest, stream: stream.id, location, date, revision: postedRevisions + 1, content },
          posting,
        );
  return { drafts: drafts.map(({ draft }) => draft), held };
}

/** What drafts move, by account; debits positive. Accounts that end where they began are left out. */
export function movementsOf(drafts: readonly Draft[]): ReadonlyMap<AccountNumber, number> {
  const sums = new Map<AccountNumber, number>();
  for (const { entries } of drafts) {
    for (const { lines } of entries) {
      for (const { account, side, amount } of lines) {
        sums.set(account, (sums.get(account) ?? 0) + (side === 'debit' ? amount : -amount));
      }
    }
  }
  return new Map([...sums].filter(([, sum]) => sum !== 0));
}
