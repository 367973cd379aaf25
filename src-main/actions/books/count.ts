import type { CountSheetRow, OpenState, Services } from '../../core/ports/index.ts';
import {
  type CountDifference,
  countDifferences,
  ExpectedFailure,
  seenOf,
  type StockCountDocument,
} from '../../../src-shared/model/index.ts';
import { namedTargets } from './act.ts';
import { findOwnBooks } from './find.ts';

/** A count beside what the books say of its items. */
export interface CountBeside {
  readonly count: StockCountDocument;
  readonly state: OpenState;
  readonly seen: string;
  readonly differences: readonly CountDifference[];
}

/** @throws ExpectedFailure document-not-found when there is no count of this number */
export async function findCount(
  services: Services,
  books: string | undefined,
  number: string,
): Promise<CountBeside> {
  const account = await findOwnBooks(services, books);
  const { embedded } = services.ledger;
  const keys = (await namedTargets(services, account, [number])).map(({ key }) => key);
  const [found] = await embedded.recorded(account.id, keys);
  if (found?.document.type !== 'stock-count') {
    throw new ExpectedFailure('document-not-found', { where: number, data: { number, books: account.name } });
  }
  const { document, state } = found;
  const known = await embedded.countedItems(account.id, document.key);
  const differences = countDifferences(document.lines, known);
  return { count: document, state: state ?? 'counted', seen: seenOf(differences), differences };
}

/** What there is to count: goods on hand without those that are set aside on layby. */
export async function countSheet(
  services: Services,
  books: string | undefined,
  location: string | undefined,
): Promise<readonly CountSheetRow[]> {
  const account = await findOwnBooks(services, books);
  return services.ledger.embedded.countSheet(account.id, location ?? null);
}
