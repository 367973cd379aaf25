import { minor, type Minor, sum, ZERO } from '../../../src-shared/money/index.ts';
import type { DigestContent, DigestGoodsReceived, DigestMember } from '../../../src-shared/model/index.ts';
import type { DayDocument, DayOnFile, MemberSection } from '../ports/index.ts';
import { cancelledSameDay, classify, type ConsolidationRules } from './classify.ts';
import { digestAmount, KIND_RULES } from './kinds.ts';
import { consolidateSection, EMPTY_SECTION } from './section.ts';

/** What a day comes to. */
export interface Consolidation {
  readonly members: readonly (DigestMember & { readonly section: MemberSection })[];
  /** What the next revision will post; null when nothing is waiting that is not in a posting yet. */
  readonly content: DigestContent | null;
  /** Sales less returns incl. tax of all that is not excluded. */
  readonly amount: Minor;
  /** A posted document reads differently now. */
  readonly changedSincePosted: boolean;
}

/**
 * Consolidates one location's day: a pure function of its documents, the mappings in force and what
 * has been posted before. Every document comes back as a member, in exactly one state.
 */
export function consolidateDay(day: DayOnFile, rules: ConsolidationRules): Consolidation {
  const cancelled = cancelledSameDay(day.documents);
  const members: Consolidation['members'][number][] = [];
  const waiting: Record<Exclude<MemberSection, 'none'>, DayDocument[]> = {
    sales: [],
    returns: [],
    'goods-received': [],
  };
  let amount = 0;
  let changedSincePosted = false;
  for (const file of day.documents) {
    const { state, section, reason } = classify(file, day.date, cancelled, rules);
    const { kind } = file.document;
    const memberAmount = amountOf(file, rules);
    members.push({ document: file.id, kind, state, section, reason, amount: memberAmount });
    if (KIND_RULES[kind].trade && state !== 'excluded') amount += memberAmount;
    if (file.posting !== null) changedSincePosted ||= file.posting.hash !== file.hash;
    else if (state === 'waiting' && section !== 'none') waiting[section].push(file);
  }
  return {
    members,
    content: contentOf(waiting, rules, openShifts(day.documents)),
    amount: minor(amount),
    changedSincePosted,
  };
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
  waiting: Readonly<Record<Exclude<MemberSection, 'none'>, readonly DayDocument[]>>,
  { currency, mapping }: ConsolidationRules,
  shifts: number,
): DigestContent | null {
  const { sales, returns, 'goods-received': goods } = waiting;
  if (sales.length + returns.length + goods.length === 0) return null;
  return {
    currency,
    sales: sales.length === 0 ? EMPTY_SECTION : consolidateSection(sales.map(documentOf), () => true),
    returns:
      returns.length === 0
        ? EMPTY_SECTION
        : consolidateSection(
            returns.map(documentOf),
            ({ reason }) => mapping.stockDecision(reason) === 'back-to-stock',
          ),
    openShifts: shifts,
    goodsReceived: goods
      .map(goodsReceivedOf)
      .toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0)),
  };
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

function documentOf(file: DayDocument): DayDocument['document'] {
  return file.document;
}

function goodsReceivedOf({ id, document }: DayDocument): DigestGoodsReceived {
  return {
    document: id,
    sourceId: document.sourceId,
    number: document.number,
    supplier: document.details.supplier ?? null,
    lines: document.lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      cost: line.cost ?? line.net,
    })),
  };
}

/** What a goods-received comes to at cost. */
export function goodsCost(goods: DigestGoodsReceived): Minor {
  return sum(goods.lines.map((line) => line.cost));
}
