import { counterOf } from '../../core/digest/counter.ts';
import { mergeSections } from '../../core/digest/merge.ts';
import { mappingsByDate } from '../../core/mapping/by-date.ts';
import type { Services } from '../../core/ports/index.ts';
import type { Account, DigestRow, DigestSection } from '../../../src-shared/model/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { chartToBe } from '../../sync/chart.ts';
import { findDigest } from './find.ts';
import { journalOf, type ShownEntry } from './journal.ts';

/** Everything about one digest but its orders. */
export interface Detail {
  readonly row: DigestRow;
  /** The sections of all revisions, added up. */
  readonly sales: DigestSection;
  readonly returns: DigestSection;
  readonly kinds: Awaited<ReturnType<Services['ledger']['digests']['kinds']>>;
  readonly entries: readonly ShownEntry[];
  /** The accounts that the entries name. */
  readonly chart: readonly Account[];
  readonly note: string;
}

/** @throws ExpectedFailure digest-not-found, or as the journal of the digest fails */
export async function digestDetail(services: Services, id: string): Promise<Detail> {
  const { digests } = services.ledger;
  const row = await findDigest(services, id);
  const mapping = mappingsByDate(await services.ledger.mappings.list(row.stream))(row.date);
  const contents = (await digests.revisions(row.id)).map(({ content }) => counterOf(content, mapping));
  return {
    row,
    sales: mergeSections(contents.map(({ sales }) => sales)),
    returns: mergeSections(contents.map(({ returns }) => returns)),
    kinds: await digests.kinds(row.id),
    entries: await journalOf(services, row),
    chart: await chartOf(services, row),
    note: await digests.note(row.id),
  };
}

async function chartOf(services: Services, row: DigestRow): Promise<readonly Account[]> {
  const stream = await services.ledger.streams.byId(row.stream);
  if (stream === null) return [];
  return chartToBe(services, await booksOf(services, stream));
}
