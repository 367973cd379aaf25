import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import {
  ExpectedFailure,
  type Failure,
  failure,
  type MemberState,
  type PosDocument,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { DayDocument, MemberSection } from '../ports/index.ts';
import type { PostingRules } from '../posting/rules.ts';
import { identityOf, unseenFailure } from './cancelled.ts';
import { isCounter, sectionOf } from './kinds.ts';

/** What consolidation needs to know beside the documents. */
export interface ConsolidationRules {
  readonly startDate: BusinessDate | null;
  /** Base currency of the books. */
  readonly currency: CurrencyCode;
  /** How the day is going to be posted, by the mappings in force on it. */
  readonly posting: PostingRules;
}

/** Where a document goes, and why not to the books. */
export interface Classified {
  readonly state: MemberState;
  readonly section: MemberSection;
  readonly reason: Failure | null;
}

/** How a day finds out whether its documents can be posted. */
export interface PostingTrial {
  /** Why a counter document cannot be posted: cheap checks, since there are many of them. */
  counter(document: PosDocument): Failure | null;
  /**
   * Posts a document of its own for trial; answers whether that makes any accounting document.
   * @throws ExpectedFailure why it cannot be posted
   */
  single(file: DayDocument): boolean;
}

/** The day's documents that cancel each other, and its trial. */
export interface DayInHand {
  readonly date: BusinessDate;
  readonly cancelled: ReadonlySet<string>;
  readonly trial: PostingTrial;
}

/**
 * Decides one document of a day. The order of the reasons is the order in which a person would ask:
 * not wanted, nothing in it, wrong in itself, not mapped.
 */
export function classify(
  file: DayDocument,
  { date, cancelled, trial }: DayInHand,
  rules: ConsolidationRules,
): Classified {
  const { document, posting, excludedByPerson } = file;
  const section = sectionOf(document, rules.posting.style);
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
  if (section === 'none' || (isCounter(document) && isEmpty(document))) return nothingToPost(document);
  const unwanted = placeFailure(document, rules) ?? unseenFailure(document);
  if (unwanted !== null) return out('held', unwanted);
  if (!isCounter(document)) return trySingle(file, trial);
  const reason = trial.counter(document);
  return reason === null ? { state: 'waiting', section, reason: null } : out('held', reason);
}

/** It is not for a person to decide: it moves neither money nor goods. */
function nothingToPost({ kind }: PosDocument): Classified {
  const reason = failure('nothing-to-post', { data: { kind } });
  return { state: 'excluded', section: 'none', reason };
}

function trySingle(file: DayDocument, trial: PostingTrial): Classified {
  try {
    if (!trial.single(file)) return nothingToPost(file.document);
    return { state: 'waiting', section: 'single', reason: null };
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return { state: 'held', section: 'single', reason: error.failure };
  }
}

/** Nothing is in it, or left of it, that could be posted. */
export function isEmpty({ lines, tenders, total, rounding }: PosDocument): boolean {
  return lines.length + tenders.length === 0 && total === 0 && rounding === 0;
}

function placeFailure(document: PosDocument, { currency, posting }: ConsolidationRules): Failure | null {
  if (document.currency !== currency) {
    return failure('currency-differs', { data: { currency: document.currency, books: currency } });
  }
  if (posting.mapping.location(document.location) !== null) return null;
  return failure('location-unmapped', {
    target: `location:${document.location}`,
    data: { name: document.location },
  });
}
