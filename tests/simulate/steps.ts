import type { ChangedDays, PosDocument, PostingStyle, SalesGrouping } from '../../src-shared/model/index.ts';
import { addDays, type BusinessDate, type Instant, instant } from '../../src-shared/time/index.ts';
import { DAY_MS } from '../../src-shared/time/units.ts';
import { MONDAY } from '../support/weeks/shelf.ts';
import type { AnswerFault, CrashFault, Fault } from './faults.ts';

/** What a till gives out as one piece: a file, or a page of an API. */
export interface Unit {
  readonly till: number;
  readonly name: string;
  readonly documents: readonly PosDocument[];
  /** Documents that are read at a time. */
  readonly batch: number;
}

export interface Shop {
  readonly tills: number;
  readonly style: PostingStyle;
  readonly grouping: SalesGrouping;
  /** What becomes of posted days whose documents read differently. */
  readonly changedDays: ChangedDays;
  /** Documents that the books take in one call. */
  readonly batch: number;
  /** Daybook syncs by its timetable; else whenever the story says so. */
  readonly byItself: boolean;
}

/** One thing that happens. */
export type Deed =
  | { readonly do: 'tell'; readonly unit: Unit; readonly how: Fault | null }
  | { readonly do: 'sync'; readonly asked: boolean }
  | { readonly do: 'map-voucher' }
  | { readonly do: 'mend' }
  | { readonly do: 'lock'; readonly through: BusinessDate }
  | { readonly do: 'show-lock' }
  | { readonly do: 'backup' }
  | { readonly do: 'restore' }
  | { readonly do: 'compare' }
  | { readonly do: 'feed'; readonly after: number; readonly times: number }
  | { readonly do: 'post-anyway' }
  | { readonly do: 'set-clock'; readonly byMs: number }
  | { readonly do: 'outage' | 'ask-to-wait'; readonly ms: number }
  | { readonly do: 'refuse'; readonly account: string; readonly forGood: boolean }
  | { readonly do: 'till-away'; readonly times: number }
  | { readonly do: 'answer'; readonly fault: AnswerFault; readonly after: number; readonly times: number }
  | {
      readonly do: 'strike';
      readonly fault: CrashFault | 'disk-full' | 'disk-busy';
      readonly after: number;
      readonly times: number;
    };

export type Step = Deed & { readonly at: Instant };

/** Some days of a small shop, with all that goes wrong in them. It follows from its seed. */
export interface Story {
  readonly seed: number;
  readonly shop: Shop;
  readonly steps: readonly Step[];
}

/** Kuala Lumpur is eight hours ahead all year. */
export const MIDNIGHT = instant(Date.UTC(2026, 2, 1, 16));

/** When streams of shops that sync by themselves do so, in minutes after midnight. */
export const SYNC_HOURS = [30, 13 * 60, 19 * 60];

/** The business date of an instant. */
export function dateAt(at: Instant): BusinessDate {
  return addDays(MONDAY, Math.floor((at - MIDNIGHT) / DAY_MS));
}
