import { branchAccount } from '../../core/mapping/branch.ts';
import { mappingsByDate } from '../../core/mapping/by-date.ts';
import { detailsSeen } from '../../core/mapping/kind-categories.ts';
import type { ResolvedMapping } from '../../core/mapping/resolve.ts';
import { suggestDetail } from '../../core/mapping/suggest.ts';
import { mappingText } from '../../core/mapping/text.ts';
import type { SeenThing, Services } from '../../core/ports/index.ts';
import {
  type Account,
  type AccountNumber,
  JOURNAL_CATEGORIES,
  JOURNAL_ROWS,
  type JournalCategory,
  journalDetailKey,
  type JournalRow,
  type JournalRowMapping,
  type Mapping,
  parseJournalDetailKey,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { booksOf } from '../../sync/books-of.ts';
import { chartToBe } from '../../sync/chart.ts';
import { today } from '../../sync/today.ts';
import { findStream } from '../streams/find.ts';

/** How far back the data is looked at for what it names. */
export const SEEN_DAYS = 92;

/** A row of the POS journal as its editor shows it, on one day. */
export interface JournalRowState {
  readonly row: JournalRow;
  readonly mapping: JournalRowMapping;
  /** Its own account, else its role's; null: details, payment methods or tax codes alone decide, or nobody has. */
  readonly base: AccountNumber | null;
  /** Since when the row is as it is, null: always, or as shipped. */
  readonly from: Mapping['effectiveFrom'];
  /** Branch accounts of the base account that the chart has, whether or not the row is ticked. */
  readonly branches: readonly {
    readonly location: string;
    readonly department: string;
    readonly account: AccountNumber;
  }[];
  /** Details with an account of their own. */
  readonly details: readonly { readonly detail: string; readonly account: AccountNumber }[];
  /** Details that documents of the last days name and that have none; with what Daybook would choose. */
  readonly unmapped: readonly { readonly detail: string; readonly suggestion: string | null }[];
}

/** The POS journal with the chart that its accounts are of. */
export interface PosJournal {
  readonly categories: readonly {
    readonly category: JournalCategory;
    readonly rows: readonly JournalRowState[];
  }[];
  readonly chart: readonly Account[];
}

/**
 * The POS journal of a stream, category by category.
 * @throws ExpectedFailure stream-not-found
 */
export async function posJournal(
  services: Services,
  { stream: name, on }: RequestData<'mappings.journal'>,
): Promise<PosJournal> {
  const stream = await findStream(services, name);
  const [rows, seen, chart] = await Promise.all([
    services.ledger.mappings.list(stream.id),
    services.ledger.seen.seen(stream.id, SEEN_DAYS),
    chartToBe(services, await booksOf(services, stream)),
  ]);
  const date = on ?? today(services.clock, stream.settings.timeZone);
  const inForce = rows.filter(
    ({ origin, effectiveFrom }) => origin !== 'suggestion' && (effectiveFrom ?? '') <= date,
  );
  const known: Known = {
    rows: inForce,
    mapping: mappingsByDate(rows)(date),
    seen,
    chart: new Set(chart.map(({ number }) => number)),
  };
  const categories = JOURNAL_CATEGORIES.map((category) => ({
    category,
    rows: JOURNAL_ROWS.filter((row) => row.category === category).map((row) => stateOf(row, known)),
  }));
  return { categories, chart };
}

interface Known {
  /** In force on the day. */
  readonly rows: readonly Mapping[];
  readonly mapping: ResolvedMapping;
  readonly seen: readonly SeenThing[];
  readonly chart: ReadonlySet<AccountNumber>;
}

function stateOf(row: JournalRow, known: Known): JournalRowState {
  const { mapping, rows } = known;
  const own = mapping.journalRow(row.id);
  // Goods are written off where that is mapped: the account that its role would have is not in use.
  const role = row.id === 'returns.write-off' ? null : row.role;
  const base = own.account ?? (role === null ? null : mapping.account(role));
  const present = rows
    .filter(({ type, key }) => type === 'journal-row' && key === row.id)
    .reduce<Mapping['effectiveFrom']>((last, { effectiveFrom }) => later(last, effectiveFrom), null);
  const details = detailsOf(row, known);
  const mapped = new Set(details.map(({ detail }) => detail));
  return {
    row,
    mapping: own,
    base,
    from: present,
    branches: base === null ? [] : branchesOf(base, known),
    details,
    unmapped: detailsSeen(row, known.seen)
      .filter((detail) => !mapped.has(detail) && !isAnswered(row, detail, mapping))
      .map((detail) => ({ detail, suggestion: suggestionFor(row, detail, mapping) })),
  };
}

function later(one: Mapping['effectiveFrom'], other: Mapping['effectiveFrom']): Mapping['effectiveFrom'] {
  return (one ?? '') < (other ?? '') ? other : one;
}

function detailsOf(row: JournalRow, { rows, mapping }: Known): JournalRowState['details'] {
  const keys = rows.flatMap(({ type, key }) => {
    const parsed = type === 'journal-detail' ? parseJournalDetailKey(key) : null;
    return parsed?.row === row.id ? [parsed.detail] : [];
  });
  return [...new Set(keys)].toSorted().flatMap((detail) => {
    const account = mapping.journalDetail(row.id, detail);
    return account === null ? [] : [{ detail, account }];
  });
}

/** A payment method or tax code that has its mapping needs none in the row. */
function isAnswered({ detail: by, role }: JournalRow, detail: string, mapping: ResolvedMapping): boolean {
  if (role !== null) return false;
  return by === 'tax-code' ? mapping.tax(detail) !== null : mapping.paymentMethod(detail) !== null;
}

function suggestionFor(row: JournalRow, detail: string, mapping: ResolvedMapping): string | null {
  const suggestion = suggestDetail(journalDetailKey(row.id, detail), mapping);
  return suggestion === null ? null : mappingText(suggestion);
}

function branchesOf(base: AccountNumber, { rows, mapping, chart }: Known): JournalRowState['branches'] {
  const locations = new Set(rows.filter(({ type }) => type === 'location').map(({ key }) => key));
  return [...locations].toSorted().flatMap((location) => {
    const department = mapping.location(location)?.department ?? null;
    const account = branchAccount(base, department, chart);
    return department === null || account === base ? [] : [{ location, department, account }];
  });
}
