import { mappingsByDate } from '../../core/mapping/by-date.ts';
import { onOpenDay } from '../../core/posting/open-day.ts';
import { postRevision } from '../../core/posting/post-revision.ts';
import type { OpenState, RelatedDocument, Services } from '../../core/ports/index.ts';
import type {
  AccountNumber,
  DeliveryKey,
  DigestRow,
  Entry,
  Stream,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { chartToBe } from '../../sync/chart.ts';
import { postingRulesOf } from '../../sync/posting-rules.ts';

/**
 * `posted`: in the books or on its way there; `pending`: in the books once a person lets it be, such as that
 * of an open order, an inactive receipt or a pending journal; `planned`: what posting will make.
 */
export type EntryStand = 'posted' | 'pending' | 'planned';

/** An entry as it is shown; debits positive. */
export interface ShownEntry {
  readonly date: BusinessDate;
  readonly narration: string;
  readonly stand: EntryStand;
  readonly lines: readonly {
    readonly account: AccountNumber;
    readonly amount: number;
    readonly memo: string;
  }[];
}

/**
 * The double entries that posting a digest has made, as the books hold them with their cost of goods, with
 * what people made of them since (invoices of its orders, reversals of what was undone); and those that posting its open revision will make by the mappings of today.
 * @throws ExpectedFailure when a mapping that the open revision needs is gone
 */
export async function journalOf(services: Services, row: DigestRow): Promise<readonly ShownEntry[]> {
  const stream = await services.ledger.streams.byId(row.stream);
  if (stream === null) return [];
  return [...(await postedEntries(services, stream, row)), ...(await openEntries(services, stream, row))];
}

async function postedEntries(
  services: Services,
  stream: Stream,
  row: DigestRow,
): Promise<readonly ShownEntry[]> {
  const { deliveries, embedded } = services.ledger;
  const jobs = await deliveries.ofDigest(row.id);
  const family = await embedded.lineage(
    stream.books,
    jobs.map((job) => job.key),
  );
  const booked = await embedded.entriesOf(
    stream.books,
    family.map((document) => document.key),
  );
  const inBooks = new Map(family.map((document) => [document.key, document]));
  const effective = new Set(booked.map((entry) => entry.document.key));
  const invoiced = deliveredOf(family);
  const carried = jobs.flatMap(({ key, document, undone }) => {
    const recorded = inBooks.get(key);
    if (recorded === undefined) return undone ? [] : document.entries.map((entry) => signed(entry, 'posted'));
    const waits = recorded.state !== null && WAITS.has(recorded.state);
    // Of a partly delivered order the invoices say more than the whole order would.
    if (effective.has(key) || !waits || invoiced.has(key)) return [];
    return document.entries.map((entry) => signed(entry, 'pending'));
  });
  return [
    ...booked.map(({ date, narration, lines }) => ({
      date,
      narration,
      stand: 'posted' as const,
      lines: lines.map(({ account, debit, credit, memo }) => ({ account, amount: debit - credit, memo })),
    })),
    ...carried,
  ];
}

/** States in which a document of the books has made no entries, and a person can let it. */
const WAITS: ReadonlySet<OpenState> = new Set(['open', 'inactive', 'pending']);

/** What other documents were made of that still stand. */
function deliveredOf(family: readonly RelatedDocument[]): ReadonlySet<DeliveryKey> {
  const reversed = new Set(family.flatMap(({ type, madeOf }) => (type === 'reversal' ? madeOf : [])));
  return new Set(
    family.flatMap(({ type, key, madeOf }) => (type === 'reversal' || reversed.has(key) ? [] : madeOf)),
  );
}

async function openEntries(
  services: Services,
  stream: Stream,
  row: DigestRow,
): Promise<readonly ShownEntry[]> {
  const open = await services.ledger.digests.openRevision(row.id);
  if (open === null) return [];
  const mapping = mappingsByDate(await services.ledger.mappings.list(stream.id))(row.date);
  const chart = await chartToBe(services, await booksOf(services, stream));
  const numbers = new Set(chart.map((account) => account.number));
  const lockedThrough = await services.ledger.embedded.lockedThrough(stream.books);
  const drafts = postRevision(open, postingRulesOf(services, stream, mapping, numbers));
  return drafts.flatMap(({ draft }) =>
    onOpenDay(draft, lockedThrough).entries.map((entry) => signed(entry, 'planned')),
  );
}

function signed({ date, narration, lines }: Entry, stand: EntryStand): ShownEntry {
  return {
    date,
    narration,
    stand,
    lines: lines.map(({ account, side, amount, memo }) => ({
      account,
      amount: side === 'debit' ? amount : -amount,
      memo,
    })),
  };
}
