import { mappingsByDate } from '../core/mapping/by-date.ts';
import type { Services, StreamInUse } from '../core/ports/index.ts';
import type { PostingRules } from '../core/posting/rules.ts';
import type { Account, Mapping, Stream } from '../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../src-shared/time/index.ts';
import { completedChart } from './chart.ts';
import { postingRulesOf } from './posting-rules.ts';

/** What a stream posts by, on any date. */
export interface StreamRules {
  /** Every mapping of the stream, whenever it is in force. */
  readonly rows: readonly Mapping[];
  readonly chart: ReadonlySet<Account['number']>;
  on(date: BusinessDate): PostingRules;
  /**
   * The same by the mappings that there were at a moment, for what was posted then; the same object where they
   * are the same. The settings of a stream are not kept: they are those of now.
   */
  asOf(at: Instant, date: BusinessDate): PostingRules;
}

/** The rules of a stream that is about to post: books of an older version get the accounts they lack. */
export async function streamRules(services: Services, { stream, books }: StreamInUse): Promise<StreamRules> {
  const rows = await services.ledger.mappings.list(stream.id);
  const numbers = (await completedChart(services, books)).map((account) => account.number);
  return rulesOf(services, stream, rows, new Set(numbers));
}

export function rulesOf(
  services: Pick<Services, 'sha256'>,
  stream: Stream,
  rows: readonly Mapping[],
  chart: StreamRules['chart'],
): StreamRules {
  const resolve = mappingsByDate(rows);
  const known = new Map<string, PostingRules>();
  return {
    rows,
    chart,
    on: (date) => postingRulesOf(services, stream, resolve(date), chart),
    asOf: (at, date) => {
      const then = rows.filter(({ setAt }) => setAt <= at);
      const version = `${then.length} ${date}`;
      const rules = known.get(version) ?? postingRulesOf(services, stream, mappingsByDate(then)(date), chart);
      known.set(version, rules);
      return rules;
    },
  };
}
