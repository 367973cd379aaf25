import { mappingsByDate } from '../../core/mapping/by-date.ts';
import { postRevision } from '../../core/posting/post-revision.ts';
import type { Services } from '../../core/ports/index.ts';
import type { AccountNumber, DigestRow, Entry, Stream } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { chartToBe } from '../../sync/chart.ts';
import { postingRulesOf } from '../../sync/posting-rules.ts';

/** An entry as it is shown; debits positive. */
export interface ShownEntry {
  readonly date: BusinessDate;
  readonly narration: string;
  /** In the books or on its way there; else what posting will make. */
  readonly posted: boolean;
  readonly lines: readonly {
    readonly account: AccountNumber;
    readonly amount: number;
    readonly memo: string;
  }[];
}

/**
 * The double entries that posting a digest has made, as the books hold them with their cost of goods,
 * and those that posting its open revision will make by the mappings of today.
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
  const booked = await embedded.entriesOf(
    stream.books,
    jobs.map((job) => job.key),
  );
  const inBooks = new Set(booked.map((entry) => entry.document.key));
  const onTheirWay = jobs.filter((job) => !inBooks.has(job.key)).flatMap((job) => job.document.entries);
  return [
    ...booked.map(({ date, narration, lines }) => ({
      date,
      narration,
      posted: true,
      lines: lines.map(({ account, debit, credit, memo }) => ({ account, amount: debit - credit, memo })),
    })),
    ...onTheirWay.map((entry) => signed(entry, true)),
  ];
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
  const drafts = postRevision(open, postingRulesOf(services, stream, mapping, numbers));
  return drafts.flatMap(({ draft }) => draft.entries.map((entry) => signed(entry, false)));
}

function signed({ date, narration, lines }: Entry, posted: boolean): ShownEntry {
  return {
    date,
    narration,
    posted,
    lines: lines.map(({ account, side, amount, memo }) => ({
      account,
      amount: side === 'debit' ? amount : -amount,
      memo,
    })),
  };
}
