import { mappingsByDate } from '../core/mapping/by-date.ts';
import type { Services, StreamInUse } from '../core/ports/index.ts';
import type { PostingRules } from '../core/posting/rules.ts';
import type { Account, Mapping } from '../../src-shared/model/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { completedChart } from './chart.ts';
import { postingRulesOf } from './posting-rules.ts';

/** What a stream posts by, on any date. */
export interface StreamRules {
  /** Every mapping of the stream, whenever it is in force. */
  readonly rows: readonly Mapping[];
  readonly chart: ReadonlySet<Account['number']>;
  on(date: BusinessDate): PostingRules;
}

/** The rules of a stream that is about to post: books of an older version get the accounts they lack. */
export async function streamRules(services: Services, { stream, books }: StreamInUse): Promise<StreamRules> {
  const rows = await services.ledger.mappings.list(stream.id);
  const numbers = (await completedChart(services, books)).map((account) => account.number);
  const chart = new Set(numbers);
  const resolve = mappingsByDate(rows);
  return { rows, chart, on: (date) => postingRulesOf(services, stream, resolve(date), chart) };
}
