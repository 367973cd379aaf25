import type { BooksAccount, Services } from '../core/ports/index.ts';
import type { Account } from '../../src-shared/model/index.ts';
import { askBooks } from './ask-books.ts';

/**
 * The chart of the books. Embedded books that were opened by an older version get the accounts of the
 * default chart that they lack, since the default mapping names them; what they have stays as it is. The
 * chart of others is remembered for when they cannot be asked.
 */
export async function completedChart(services: Services, books: BooksAccount): Promise<readonly Account[]> {
  const chart = await chartOf(services, books);
  await rememberChart(services, books, chart);
  const missing = missingAccounts(services, books, chart);
  if (missing.length === 0) return chart;
  await services.ledger.embedded.addAccounts(books.id, missing);
  return chartOf(services, books);
}

/**
 * The chart as completing it would leave it. Writes nothing and reaches no network: of books there it is what
 * they said last, since a screen must neither wait for them nor be without them.
 */
export async function chartToBe(services: Services, books: BooksAccount): Promise<readonly Account[]> {
  const chart = await services.ledger.embedded.chart(books.id);
  return [...chart, ...missingAccounts(services, books, chart)];
}

/**
 * As the books say it, or as they said it last when they are out of reach: a shop consolidates and posts
 * all the same.
 * @throws ExpectedFailure as the books do, when nothing is known of their chart yet
 */
async function chartOf(services: Services, books: BooksAccount): Promise<readonly Account[]> {
  const known = await services.ledger.embedded.chart(books.id);
  if (known.length === 0) return services.openBooks(books).chart();
  return (await askBooks(services, books, (opened) => opened.chart()))?.answer ?? known;
}

/** Of embedded books there is nothing to remember: their chart is in the ledger. */
export async function rememberChart(
  { ledger: { books, embedded } }: Services,
  { id, system }: BooksAccount,
  chart: readonly Account[],
): Promise<void> {
  if (system === 'embedded') return;
  const said = new Set(chart.map(wordsOf));
  const known = (await embedded.chart(id)).map(wordsOf);
  const isSame = known.length === said.size && known.every((account) => said.has(account));
  if (!isSame) await books.rememberChart(id, chart);
}

function wordsOf({ number, name, type, path }: Account): string {
  return JSON.stringify([number, name, type, path]);
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
