import { minor, type Minor, ZERO } from '../../../src-shared/money/index.ts';
import type { DigestContent, DigestSection } from '../../../src-shared/model/index.ts';
import type { DayDocument, DayOnFile, DigestSave, MemberSection } from '../ports/index.ts';
import { cancelledSameDay } from './cancelled.ts';
import { classify, type ConsolidationRules } from './classify.ts';
import { halvesOf } from './counter.ts';
import type { CounterPart } from './exchange.ts';
import { digestAmount, isTrade, sectionOf } from './kinds.ts';
import { consolidateSection, EMPTY_SECTION } from './section.ts';
import { goodsBackOf, sectionRules } from './section-rules.ts';
import { trialOf } from './trial.ts';

/** What a day comes to. */
export interface Consolidation {
  readonly members: DigestSave['members'];
  /** What the next revision will post; null when nothing is waiting that is not in a posting yet. */
  readonly content: DigestContent | null;
  /** Sales less returns incl. tax of all that is not excluded. */
  readonly amount: Minor;
  /** A posted document reads differently now. */
  readonly changedSincePosted: boolean;
}

type Waiting = Record<Exclude<MemberSection, 'none'>, Pick<DayDocument, 'id' | 'document'>[]>;

/**
 * Consolidates one location's day: a pure function of its documents, the mappings in force and what
 * has been posted before. Every document comes back as a member, in exactly one state.
 */
export function consolidateDay(day: DayOnFile, rules: ConsolidationRules): Consolidation {
  const cancelled = cancelledSameDay(day.documents);
  const hand = { date: day.date, cancelled, trial: trialOf(day, rules) };
  const members: Consolidation['members'][number][] = [];
  const waiting: Waiting = { sales: [], returns: [], single: [] };
  let amount = 0;
  let changedSincePosted = false;
  for (const file of day.documents) {
    const { state, section, reason } = classify(file, hand, rules);
    const { kind } = file.document;
    const memberAmount = amountOf(file, rules);
    const goodsBack = goodsBackOf(file.document, rules.posting.mapping);
    members.push({ document: file.id, kind, state, section, reason, amount: memberAmount, goodsBack });
    if (state !== 'excluded' && isTrade(file.document)) amount += memberAmount;
    if (file.posting !== null) changedSincePosted ||= isChanged(file.posting, file.hash);
    else if (state === 'waiting' && section !== 'none') waiting[section].push(file);
  }
  return {
    members,
    content: contentOf(waiting, rules, openShifts(day.documents)),
    amount: minor(amount),
    changedSincePosted,
  };
}

/** What a person has left as it is does not ask again until it changes once more. */
function isChanged(posting: NonNullable<DayDocument['posting']>, hash: string): boolean {
  return posting.hash !== hash && posting.left !== hash;
}

/**
 * What documents post of which it is known that they post, by the rules of then: nobody asks again whether
 * they can. Null when none of them stands for anything.
 */
export function contentToPost(
  documents: readonly Pick<DayDocument, 'id' | 'document'>[],
  rules: Pick<ConsolidationRules, 'currency' | 'posting'>,
): DigestContent | null {
  const waiting: Waiting = { sales: [], returns: [], single: [] };
  for (const file of documents) {
    const section = sectionOf(file.document, rules.posting.style);
    if (section !== 'none') waiting[section].push(file);
  }
  return contentOf(waiting, rules, 0);
}

/**
 * What a document adds to the digest: as it was posted, else as it is. Another currency than the
 * books' is held and counted, and adds nothing to amounts of the books' currency.
 */
function amountOf({ posting, document }: DayDocument, { currency }: ConsolidationRules): Minor {
  if (posting !== null) return posting.amount;
  return document.currency === currency ? digestAmount(document) : ZERO;
}

function contentOf(
  { sales, returns, single }: Waiting,
  { currency, posting }: Pick<ConsolidationRules, 'currency' | 'posting'>,
  shifts: number,
): DigestContent | null {
  if (sales.length + returns.length + single.length === 0) return null;
  const parts: { readonly sales: CounterPart[]; readonly returns: CounterPart[] } = {
    sales: [],
    returns: [],
  };
  for (const side of ['sales', 'returns'] as const) {
    for (const { document } of side === 'sales' ? sales : returns) {
      if (document.kind !== 'exchange') parts[side].push(document);
      else for (const half of halvesOf(document)) parts[half.side].push(half.part);
    }
  }
  const section = (side: CounterPart[]): DigestSection =>
    side.length === 0 ? EMPTY_SECTION : consolidateSection(side, sectionRules(posting.mapping));
  return {
    currency,
    sales: section(parts.sales),
    returns: section(parts.returns),
    singles: single.toSorted(byKindAndId).map(({ id, document }) => ({ document: id, pos: document })),
    openShifts: shifts,
  };
}

function byKindAndId(
  { document: a }: Pick<DayDocument, 'document'>,
  { document: b }: Pick<DayDocument, 'document'>,
): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0;
}

/** A shift belongs to the business date of its opening; its closing may come with the next day's file. */
function openShifts(documents: readonly DayDocument[]): number {
  const open = new Set<string>();
  for (const { document } of documents) if (document.kind === 'shift-open') open.add(shiftOf(document));
  for (const { document } of documents) if (document.kind === 'shift-close') open.delete(shiftOf(document));
  return open.size;
}

function shiftOf({ shift, register, sourceId }: DayDocument['document']): string {
  return `${register ?? ''}/${shift ?? sourceId}`;
}
