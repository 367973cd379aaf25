import { type AccountDifference, movedByAccount } from '../../core/changed/adjustment.ts';
import { amountDifference } from '../../core/changed/amounts.ts';
import type { PostedChange, Services } from '../../core/ports/index.ts';
import {
  type Account,
  CHANGE_CHOICES,
  type ChangeChoice,
  type DigestRow,
  documentId,
  type DocumentId,
  ExpectedFailure,
  type Failure,
  failure,
} from '../../../src-shared/model/index.ts';
import { type Minor, minor, ZERO } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { adjustedOn, type ChangedDay, differenceOf, type Posting } from '../../sync/changed-days/adjust.ts';
import { changesOf, seenMark } from '../../sync/changed-days/changes.ts';
import { type DayPlan, planDay } from '../../sync/changed-days/plan.ts';
import { type Refusal, refusalsOf } from '../../sync/changed-days/refusals.ts';
import { waitsForPerson } from '../../sync/changed-days/settle.ts';
import { chartToBe } from '../../sync/chart.ts';
import { rulesOf } from '../../sync/stream-rules.ts';
import { useOf } from './changes.ts';
import { findDigest } from './find.ts';

/**
 * Changed documents that a plan works out, the first of the day. Working out both versions of more would keep the
 * window's other questions waiting; what is decided holds for all of them nevertheless.
 */
export const MAX_PLANNED_CHANGES = 1_000;

/** What a decision about a posted day that changed would come to. */
export interface PlannedChoice {
  readonly choice: ChangeChoice;
  /** Null: something of it can be done; else why nothing can. */
  readonly refused: Failure | null;
  /** Documents that are settled so. */
  readonly settled: number;
  /** Of them those that nobody has chosen: they were posted in the same documents. */
  readonly along: number;
  readonly left: readonly Refusal[];
  /** What the day comes to more. */
  readonly difference: Minor;
  /** By account; empty also where a document as it is now cannot be posted. */
  readonly journal: readonly AccountDifference[];
  /** True: what was in the books is out of them until a person posts it with what waits there. */
  readonly waits: boolean;
}

export interface ChangesPlan {
  readonly row: DigestRow;
  /** Documents that were chosen, and how many of them this is worked out for. */
  readonly total: number;
  readonly planned: number;
  /** Mark of all that has changed of the day; a decision that comes with it is about nothing else. */
  readonly seen: string;
  readonly chart: readonly Account[];
  /**
   * Where the day is known to be locked, the date that an adjustment counts on; null: the day itself, unless the
   * books are over a network and have it locked: then their first open day, which they tell when it is settled.
   */
  readonly adjustedOn: BusinessDate | null;
  readonly choices: readonly PlannedChoice[];
}

/**
 * Works out what each choice would do, for all that has changed of a day or for what a person has chosen.
 * Nothing is written or asked over a network: what other books have locked is found out when it is settled.
 * @throws ExpectedFailure digest-not-found
 */
export async function changesPlan(
  services: Services,
  { id, documents }: { readonly id: string; readonly documents?: readonly string[] | undefined },
): Promise<ChangesPlan> {
  const row = await findDigest(services, id);
  const wanted = documents === undefined ? undefined : [...new Set(documents)].map(documentId);
  // Before the changes are read: what comes in between is then refused, never decided about unseen.
  const seen = await seenMark(services, row.id);
  const found = await changedOf(services, row, wanted);
  if (found === null) return unchanged(row, seen);
  const use = await useOf(services, row);
  const chart = await chartToBe(services, use.books);
  const day: ChangedDay = {
    use,
    row,
    changes: found.changes,
    ...(await postingOf(services, use, new Set(chart.map(({ number }) => number)))),
  };
  const choices: PlannedChoice[] = [];
  for (const choice of CHANGE_CHOICES) {
    choices.push(await plannedChoice(services, day, choice, found.chosen));
  }
  return {
    row,
    total: found.total,
    planned: found.chosen.length,
    seen,
    chart,
    adjustedOn: adjustedOn(day),
    choices,
  };
}

/**
 * The first of what was chosen, and of the rest of the day as many: what is taken back with it is among them.
 * Null: none of it reads differently any more.
 */
async function changedOf(
  services: Services,
  { id }: DigestRow,
  wanted: readonly DocumentId[] | undefined,
): Promise<
  (Pick<ChangedDay, 'changes'> & { readonly chosen: readonly PostedChange[]; readonly total: number }) | null
> {
  try {
    const { changes: chosen, total } = await changesOf(services, id, MAX_PLANNED_CHANGES, wanted);
    if (wanted === undefined) return { changes: chosen, chosen, total };
    const isChosen = new Set(chosen.map((change) => change.id));
    const others = (await changesOf(services, id, MAX_PLANNED_CHANGES)).changes;
    return { changes: [...chosen, ...others.filter((change) => !isChosen.has(change.id))], chosen, total };
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || error.failure.code !== 'digest-not-changed') throw error;
    return null;
  }
}

function unchanged(row: DigestRow, seen: string): ChangesPlan {
  const refused = failure('digest-not-changed', { where: row.id });
  const choices = CHANGE_CHOICES.map((choice): PlannedChoice => ({ ...NOTHING, choice, refused }));
  return { row, total: 0, planned: 0, seen, chart: [], adjustedOn: null, choices };
}

const NOTHING = { settled: 0, along: 0, left: [], difference: ZERO, journal: [], waits: false } as const;

/** By the rules that settling would have. */
async function postingOf(
  services: Services,
  { stream, books: { id, system } }: ChangedDay['use'],
  chart: Posting['rules']['chart'],
): Promise<Posting> {
  const rows = await services.ledger.mappings.list(stream.id);
  const lockedThrough = system === 'embedded' ? await services.ledger.embedded.lockedThrough(id) : null;
  return { rules: rulesOf(services, stream, rows, chart), lockedThrough };
}

async function plannedChoice(
  services: Services,
  day: ChangedDay,
  choice: ChangeChoice,
  chosen: readonly PostedChange[],
): Promise<PlannedChoice> {
  const plan = await planDay(services, day, choice, chosen);
  const settling = { ...day, changes: plan.changes };
  const { currency } = day.use.books;
  return {
    choice,
    refused: plan.refused,
    settled: plan.changes.length,
    along: plan.along,
    left: refusalsOf(plan.left),
    difference: minor(plan.changes.reduce((all, change) => all + amountDifference(change, currency), 0)),
    // Where nothing can be replaced, what would have to be is still told.
    journal: journalOf(plan.refused === null ? settling : { ...day, changes: chosen }, plan),
    waits: await waitsForPerson(services, settling, choice),
  };
}

/** An adjustment is worked out already, and is the difference. */
function journalOf(day: ChangedDay, { adjustments, choice }: DayPlan): readonly AccountDifference[] {
  if (choice === 'adjust') {
    const drafts = adjustments.flatMap(({ adjustment }) => adjustment.drafts);
    return movedByAccount(drafts.map(({ draft }) => draft));
  }
  if (choice === 'leave') return [];
  try {
    return differenceOf(day);
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return [];
  }
}
