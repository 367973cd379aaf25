import type { BooksAccount, Services } from '../core/ports/index.ts';
import type { Account } from '../../src-shared/model/index.ts';

/**
 * The chart of the books. Embedded books that were opened by an older version get the accounts of the
 * default chart that they lack, since the default mapping names them; what they have stays as it is.
 */
export async function completedChart(services: Services, books: BooksAccount): Promise<readonly Account[]> {
  const chart = await services.openBooks(books).chart();
  const missing = missingAccounts(services, books, chart);
  if (missing.length === 0) return chart;
  await services.ledger.embedded.addAccounts(books.id, missing);
  return services.openBooks(books).chart();
}

/** The chart as completing it would leave it; writes nothing. */
export async function chartToBe(services: Services, books: BooksAccount): Promise<readonly Account[]> {
  const chart = await services.openBooks(books).chart();
  return [...chart, ...missingAccounts(services, books, chart)];
}

function missingAccounts(
  { defaultChart }: Services,
  books: BooksAccount,
  chart: readonly Account[],
): readonly Account[] {
  if (books.system !== 'embedded') return [];
  const present = new Set(chart.map(({ number }) => number));
  return defaultChart.filter(({ number }) => !present.has(number));
}
