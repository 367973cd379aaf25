import { amountDifference } from '../../core/changed/amounts.ts';
import type { AccountDifference } from '../../core/changed/adjustment.ts';
import type { Page, Paged, PostedChange, Services, StreamInUse } from '../../core/ports/index.ts';
import {
  type Account,
  CHANGE_CHOICES,
  type ChangeChoice,
  type DigestRow,
  ExpectedFailure,
  type Failure,
  failure,
} from '../../../src-shared/model/index.ts';
import { type Minor, minor, ZERO } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { adjustedOn, type ChangedDay, differenceOf } from '../../sync/changed-days/adjust.ts';
import { changesOf } from '../../sync/changed-days/changes.ts';
import { refusalOf } from '../../sync/changed-days/settle.ts';
import { chartToBe } from '../../sync/chart.ts';
import { rulesOf } from '../../sync/stream-rules.ts';
import { findDigest } from './find.ts';

/** What has changed of a posted day, and what can be decided about it. */
export interface DigestChanges {
  readonly row: DigestRow;
  readonly page: Paged<PostedChange>;
  /** Of all changes, not of the page alone. */
  readonly difference: Minor;
  /** Empty also where a document as it is now cannot be posted; the choices say why. */
  readonly journal: readonly AccountDifference[];
  readonly chart: readonly Account[];
  /** Where the day is locked, the date that an adjustment counts on; null: the day itself. */
  readonly adjustedOn: BusinessDate | null;
  readonly choices: readonly { readonly choice: ChangeChoice; readonly refused: Failure | null }[];
}

/** @throws ExpectedFailure digest-not-found, bad-input */
export async function digestChanges(services: Services, id: string, page: Page): Promise<DigestChanges> {
  const row = await findDigest(services, id);
  const rows = await services.ledger.changes.list(row.id, page);
  const use = await useOf(services, row);
  if (rows.total.value === 0) return unchanged(row, rows);
  const day = await shownDay(services, use, row);
  const choices: DigestChanges['choices'][number][] = [];
  for (const choice of CHANGE_CHOICES) {
    choices.push({ choice, refused: await refusalOf(services, choice, day) });
  }
  return {
    row,
    page: rows,
    difference: minor(
      day.changes.reduce((all, change) => all + amountDifference(change, use.books.currency), 0),
    ),
    journal: journalOf(day),
    chart: await chartToBe(services, use.books),
    adjustedOn: adjustedOn(day),
    choices,
  };
}

/** The stream of a digest with its books. @throws ExpectedFailure books-not-found */
export async function useOf(services: Services, row: DigestRow): Promise<StreamInUse> {
  const stream = await services.ledger.streams.byId(row.stream);
  if (stream === null) throw new RangeError(`The stream of ${row.id} is not there`);
  return { stream, books: await booksOf(services, stream) };
}

function unchanged(row: DigestRow, page: Paged<PostedChange>): DigestChanges {
  const refused = failure('digest-not-changed', { where: row.id });
  const choices = CHANGE_CHOICES.map((choice) => ({ choice, refused }));
  return { row, page, difference: ZERO, journal: [], chart: [], adjustedOn: null, choices };
}

/**
 * By the rules that settling would have, without writing anything or asking over a network: what other books
 * have locked is found out when it is settled.
 */
async function shownDay(services: Services, use: StreamInUse, row: DigestRow): Promise<ChangedDay> {
  const rows = await services.ledger.mappings.list(use.stream.id);
  const chart = new Set((await chartToBe(services, use.books)).map(({ number }) => number));
  const rules = rulesOf(services, use.stream, rows, chart);
  const { id, system } = use.books;
  const lockedThrough = system === 'embedded' ? await services.ledger.embedded.lockedThrough(id) : null;
  return { use, row, rules, changes: await changesOf(services, row.id), lockedThrough };
}

function journalOf(day: ChangedDay): readonly AccountDifference[] {
  try {
    return differenceOf(day);
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return [];
  }
}
