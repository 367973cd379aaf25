import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import {
  type Failure,
  failure,
  type MemberState,
  type PosDocument,
  type PosReference,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';
import type { DayDocument, MemberSection } from '../ports/index.ts';
import { imbalanceOf } from './balance.ts';
import { sectionOf } from './kinds.ts';

/** What consolidation needs to know beside the documents. */
export interface ConsolidationRules {
  readonly startDate: BusinessDate | null;
  /** Base currency of the books. */
  readonly currency: CurrencyCode;
  /** Mappings in force on the day. */
  readonly mapping: ResolvedMapping;
}

/** Where a document goes, and why not to the books. */
export interface Classified {
  readonly state: MemberState;
  readonly section: MemberSection;
  readonly reason: Failure | null;
}

/**
 * Decides one document of a day. The order of the reasons is the order in which a person would ask:
 * not wanted, cannot be posted yet, wrong in itself, not mapped.
 */
export function classify(
  { document, posting, excludedByPerson }: DayDocument,
  date: BusinessDate,
  cancelled: ReadonlySet<string>,
  rules: ConsolidationRules,
): Classified {
  const section = sectionOf(document);
  if (posting !== null) return { state: posting.state, section, reason: null };
  const out = (state: 'held' | 'excluded', reason: Failure): Classified => ({ state, section, reason });
  if (excludedByPerson !== null) {
    return out('excluded', failure('excluded-by-person', { data: { reason: excludedByPerson } }));
  }
  if (rules.startDate !== null && date < rules.startDate) {
    return out('excluded', failure('before-start-date', { data: { startDate: rules.startDate } }));
  }
  if (cancelled.has(identityOf(document))) {
    return out('excluded', failure('cancelled-in-pos', { data: { number: document.number } }));
  }
  if (section === 'none') {
    return out('held', failure('kind-not-posted-yet', { data: { kind: document.kind } }));
  }
  const reason = holdReason(document, section, rules);
  return reason === null ? { state: 'waiting', section, reason: null } : out('held', reason);
}

function holdReason(
  document: PosDocument,
  section: MemberSection,
  { currency, mapping }: ConsolidationRules,
): Failure | null {
  if (document.currency !== currency) {
    return failure('currency-differs', { data: { currency: document.currency, books: currency } });
  }
  if (mapping.location(document.location) === null) {
    return unmapped('location-unmapped', 'location', document.location);
  }
  if (section === 'goods-received') return null;
  const imbalance = imbalanceOf(document);
  if (imbalance !== null) return imbalance;
  for (const { method } of document.tenders) {
    if (mapping.paymentMethod(method) === null) return unmapped('tender-unmapped', 'payment-method', method);
  }
  for (const { taxCode } of document.lines) {
    if (mapping.tax(taxCode) === null) return unmapped('tax-unmapped', 'tax', taxCode);
  }
  return null;
}

function unmapped(
  code: 'tender-unmapped' | 'tax-unmapped' | 'location-unmapped',
  type: string,
  name: string,
): Failure {
  return failure(code, { target: `${type}:${name}`, data: { name } });
}

/**
 * Identities of sales, and of the cancellations themselves, that cancel each other out: on the same
 * business date and not posted. Any other cancellation is a reversing event of its own date; so is one
 * of a part of the sale, because what is left out must come to nothing.
 */
export function cancelledSameDay(documents: readonly DayDocument[]): ReadonlySet<string> {
  const unposted = new Map<string, PosDocument>();
  for (const { document, posting } of documents) {
    if (posting === null && document.kind !== 'cancellation') unposted.set(identityOf(document), document);
  }
  const cancelled = new Set<string>();
  for (const { document, posting, excludedByPerson } of documents) {
    // A cancellation that a person has left out does not cancel anything either.
    if (document.kind !== 'cancellation' || posting !== null || excludedByPerson !== null) continue;
    if (document.reference === null) continue;
    const target = unposted.get(identityOf(document.reference));
    if (target === undefined || !undoes(document, target)) continue;
    cancelled.add(identityOf(document));
    cancelled.add(identityOf(target));
  }
  return cancelled;
}

/** Whether it takes back the whole: the same amount the other way, or no amount at all, only the word. */
function undoes(cancellation: PosDocument, target: PosDocument): boolean {
  if (cancellation.total === -target.total) return true;
  return cancellation.total === 0 && cancellation.lines.length === 0;
}

/** A source id is unique within its kind only. */
function identityOf({ kind, sourceId }: PosReference): string {
  return `${kind}/${sourceId}`;
}
