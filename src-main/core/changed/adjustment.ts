import { type CurrencyCode, type Minor, minor } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocument,
  type AccountNumber,
  type DeliveryKey,
  type DigestContent,
  type DocumentId,
  ExpectedFailure,
  type PosDocument,
  thrown,
} from '../../../src-shared/model/index.ts';
import { classify, type ConsolidationRules, isEmpty } from '../digest/classify.ts';
import { contentToPost } from '../digest/consolidate.ts';
import { counterOf } from '../digest/counter.ts';
import { isCounter } from '../digest/kinds.ts';
import { EMPTY_SECTION } from '../digest/section.ts';
import { trialOf } from '../digest/trial.ts';
import type { DayOnFile, Draft } from '../ports/index.ts';
import { contextOf, type DraftWrite, type PostingContext, written } from '../posting/context.ts';
import { postContent } from '../posting/post-revision.ts';
import type { PostingRules } from '../posting/rules.ts';
import { naming, numbersOf } from './named.ts';
import { type DraftPair, netDraft, pairsOf } from './net-draft.ts';
import { netSection } from './net-section.ts';

/** A posted document as it was posted and as it is. */
export interface ChangedVersions {
  readonly id: DocumentId;
  readonly before: PosDocument;
  /** Null: nothing of it belongs to this day any more. */
  readonly after: PosDocument | null;
  /** What the one was posted by; the same object for all that was posted by the same. */
  readonly postedBy: PostingRules;
  /** What it was last posted in, which may be an adjustment. */
  readonly delivery: DeliveryKey;
}

/** The day whose posting is adjusted. */
export interface AdjustedDay extends Pick<DayOnFile, 'digest' | 'location' | 'date'> {
  /** Of the adjustment, which is a revision of its own. */
  readonly revision: number;
}

/** The same with what the books were given of it, which the adjustment names. */
export interface GivenDay extends AdjustedDay {
  readonly given: readonly AccountingDocument[];
}

/** What an adjustment posts. */
export interface Adjustment {
  /** What differs, as the content of its revision; null where nothing is posted. */
  readonly content: DigestContent | null;
  /** What the documents are taken to have been posted as; see isAsGiven. */
  readonly reverses: readonly Draft[];
  readonly drafts: readonly (Pick<DraftWrite, 'draft' | 'numberScope'> & {
    /** The changed documents that it is made of. */
    readonly documents: readonly DocumentId[];
  })[];
}

/**
 * What brings the books from what they were given to what they would be given today: what was is posted by the
 * rules that it was posted by, what is by those of now, and the difference is what is left. Posting is linear,
 * so that the documents that have not changed do not matter.
 * @throws ExpectedFailure change-not-adjustable, rules-changed-since; why a document as it is now could not be
 *   posted at all
 */
export function adjustmentOf(
  day: GivenDay,
  changes: readonly ChangedVersions[],
  rules: Pick<ConsolidationRules, 'currency' | 'posting'>,
): Adjustment {
  const { currency, posting } = rules;
  const after = postable(day, changes, rules);
  const context = contextOf({ ...day, currency }, posting);
  const was = postedBefore(day, changes, rules);
  const is = postAll(after, context);
  const documents = documentsByDraft([...was.writes, ...is.writes], changes);
  const drafts = pairsOf(was.writes, is.writes).flatMap((pair) => {
    const made = documents(pair);
    const net = netOf(pair, numberOf(changes, made));
    if (net === null) return [];
    const theirs = changes.filter(({ id }) => made.includes(id));
    const draft = naming(atTheirCost(net, theirs), numbersOf(pair, theirs, day.given));
    const { numberScope } = written(context, draft, null);
    return [{ draft, numberScope, documents: made }];
  });
  const content = drafts.length === 0 ? null : contentOf(was, is, currency);
  return { content, drafts, reverses: was.writes.map(({ draft }) => draft) };
}

/** What of an account moves; debits positive. */
export interface AccountDifference {
  readonly account: AccountNumber;
  readonly amount: Minor;
}

/**
 * What the books would hold of each account had the documents been posted as they are, less what was posted,
 * whether that can be adjusted or not; by account number. What only the books know (cost) is not in it.
 * @throws ExpectedFailure why a document as it is now could not be posted at all
 */
export function differenceByAccount(
  day: AdjustedDay,
  changes: readonly ChangedVersions[],
  rules: Pick<ConsolidationRules, 'currency' | 'posting'>,
): readonly AccountDifference[] {
  const context = contextOf({ ...day, currency: rules.currency }, rules.posting);
  const sums: Sums = new Map();
  addMoved(sums, draftsOf(postAll(postable(day, changes, rules), context)), 1);
  for (const [postedBy, group] of Map.groupBy(changes, (change) => change.postedBy)) {
    const then = contextOf({ ...day, currency: rules.currency }, postedBy);
    addMoved(sums, draftsOf(postAll(asPosted(group), then)), -1);
  }
  return differencesOf(sums);
}

/** What of each account documents move, cost apart; by account number. */
export function movedByAccount(drafts: readonly Draft[]): readonly AccountDifference[] {
  const sums: Sums = new Map();
  addMoved(sums, drafts, 1);
  return differencesOf(sums);
}

type Sums = Map<AccountNumber, number>;

function draftsOf({ writes }: Posted): readonly Draft[] {
  return writes.map(({ draft }) => draft);
}

function addMoved(sums: Sums, drafts: readonly Draft[], sign: 1 | -1): void {
  const lines = drafts.flatMap(({ entries }) => entries.flatMap((entry) => entry.lines));
  for (const { account, side, amount } of lines) {
    sums.set(account, (sums.get(account) ?? 0) + sign * (side === 'debit' ? amount : -amount));
  }
}

function differencesOf(sums: Sums): readonly AccountDifference[] {
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, amount]) => ({ account, amount: minor(amount) }));
}

/** Goods that come back were sold with the document that has changed, and come back at what they cost there. */
function atTheirCost(draft: Draft, changes: readonly ChangedVersions[]): Draft {
  if (!('stock' in draft) || draft.type === 'opening-balance') return draft;
  const stock = draft.stock.map((line) => {
    if (line.quantity >= 0 || line.of !== undefined) return line;
    const sale = changes.find(({ before: { lines } }) =>
      lines.some(({ sku, quantity }) => sku === line.sku && quantity > 0),
    )?.before;
    return sale === undefined ? line : { ...line, of: { kind: sale.kind, sourceId: sale.sourceId } };
  });
  return { ...draft, stock };
}

/** What cannot be adjusted is said with the number that is on the receipt. */
function netOf(pair: DraftPair, number: string): ReturnType<typeof netDraft> {
  try {
    return netDraft(pair);
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    throw thrown({ ...error.failure, where: number });
  }
}

function numberOf(changes: readonly ChangedVersions[], documents: readonly DocumentId[]): string {
  return changes.find(({ id }) => documents.includes(id))?.before.number ?? '';
}

interface File {
  readonly id: DocumentId;
  readonly document: PosDocument;
}

/** What of the documents as they are now is posted; what was cancelled has nothing left to post. */
function postable(
  day: AdjustedDay,
  changes: readonly ChangedVersions[],
  { currency, posting }: Pick<ConsolidationRules, 'currency' | 'posting'>,
): readonly File[] {
  const rules: ConsolidationRules = { startDate: null, currency, posting };
  const onFile = { ...day, postedRevisions: day.revision - 1, documents: [], dirtyMark: 0 };
  const hand = { date: day.date, cancelled: new Set<string>(), trial: trialOf(onFile, rules) };
  return changes.flatMap(({ id, after: document }) => {
    if (document === null || isEmpty(document)) return [];
    const file = { id, document, hash: '', posting: null, excludedByPerson: null };
    const { state, reason } = classify(file, hand, rules);
    if (state === 'held' && reason !== null) throw thrown({ ...reason, where: document.number });
    return state === 'waiting' ? [{ id, document }] : [];
  });
}

function asPosted(changes: readonly ChangedVersions[]): readonly File[] {
  return changes.map(({ id, before: document }) => ({ id, document }));
}

interface Posted {
  readonly content: DigestContent | null;
  readonly writes: readonly DraftWrite[];
  readonly mapping: PostingRules['mapping'];
}

function postAll(files: readonly File[], context: PostingContext): Posted {
  const { rules: posting, currency } = context;
  const content = contentToPost(files, { currency, posting });
  const writes = content === null ? [] : postContent(content, context);
  return { content, writes, mapping: posting.mapping };
}

/**
 * The documents as they were posted. What was posted at different times goes into one document only where the
 * rules have not changed for it in between.
 * @throws ExpectedFailure rules-changed-since
 */
function postedBefore(
  day: AdjustedDay,
  changes: readonly ChangedVersions[],
  { currency, posting }: Pick<ConsolidationRules, 'currency' | 'posting'>,
): Posted {
  const context = (rules: PostingRules): PostingContext => contextOf({ ...day, currency }, rules);
  const ours = changes[0]?.postedBy ?? posting;
  for (const [theirs, group] of Map.groupBy(changes, ({ postedBy }) => postedBy)) {
    const [one, other] = [ours, theirs].map((each) => postAll(asPosted(group), context(each)).writes);
    if (theirs === ours || JSON.stringify(one) === JSON.stringify(other)) continue;
    throw new ExpectedFailure('rules-changed-since', { where: group[0]?.before.number ?? '' });
  }
  return postAll(asPosted(changes), context(ours));
}

/** Which of the changed documents a draft is made of, whichever version it posts. */
function documentsByDraft(
  writes: readonly DraftWrite[],
  changes: readonly ChangedVersions[],
): (pair: DraftPair) => readonly DocumentId[] {
  const counter = changes.filter(({ before }) => isCounter(before)).map(({ id }) => id);
  const byKey = new Map<string, Set<DocumentId>>();
  for (const { draft, covers } of writes) {
    const known = byKey.get(draft.key) ?? new Set<DocumentId>();
    for (const id of coveredBy(covers, counter)) known.add(id);
    byKey.set(draft.key, known);
  }
  return ({ key }) => [...(byKey.get(key) ?? [])];
}

function coveredBy(covers: DraftWrite['covers'], counter: readonly DocumentId[]): readonly DocumentId[] {
  if (covers === null) return [];
  if ('document' in covers) return [covers.document];
  if ('section' in covers) return counter;
  if ('also' in covers) return typeof covers.also === 'string' ? counter : covers.also;
  return 'sections' in covers ? [...counter, ...covers.documents] : covers.documents;
}

/** What the counter's sections of the day change by; documents that stand alone are told by their own. */
function contentOf(before: Posted, after: Posted, currency: CurrencyCode): DigestContent {
  const of = ({ content, mapping }: Posted) =>
    content === null ? { sales: EMPTY_SECTION, returns: EMPTY_SECTION } : counterOf(content, mapping);
  const was = of(before);
  const is = of(after);
  return {
    currency,
    sales: netSection(is.sales, was.sales),
    returns: netSection(is.returns, was.returns),
    singles: [],
    openShifts: 0,
  };
}
