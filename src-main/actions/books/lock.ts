import type { Services } from '../../core/ports/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { findOwnBooks } from './find.ts';

/** The last day of the locked periods of some books; null: none is locked. */
export async function readLock(services: Services, books: string | undefined): Promise<BusinessDate | null> {
  const { id } = await findOwnBooks(services, books);
  return services.ledger.embedded.lockedThrough(id);
}

/** Locks everything up to a day, or with null opens it again. Documents dated in it are refused from now on. */
export async function setLock(
  services: Services,
  books: string | undefined,
  through: BusinessDate | null,
): Promise<BusinessDate | null> {
  const { id } = await findOwnBooks(services, books);
  await services.ledger.embedded.setLock(id, through);
  return services.ledger.embedded.lockedThrough(id);
}
