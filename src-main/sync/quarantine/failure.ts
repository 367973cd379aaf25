import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { type Failure, failure, thrown } from '../../../src-shared/model/index.ts';

/** Why nothing is posted to these books now; null: it is. */
export async function quarantineOf(
  { ledger }: Pick<Services, 'ledger'>,
  { id, name }: Pick<BooksAccount, 'id' | 'name'>,
): Promise<Failure | null> {
  if ((await ledger.quarantine.of(id)) === null) return null;
  return quarantineFailure(name);
}

/** @throws ExpectedFailure posting-quarantined */
export async function refuseQuarantined(
  services: Pick<Services, 'ledger'>,
  books: Pick<BooksAccount, 'id' | 'name'>,
): Promise<void> {
  const quarantined = await quarantineOf(services, books);
  if (quarantined !== null) throw thrown(quarantined);
}

/** @param name of the books */
export function quarantineFailure(name: string): Failure {
  return failure('posting-quarantined', { where: name, target: name, data: { name } });
}
