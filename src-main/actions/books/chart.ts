import type { Services } from '../../core/ports/index.ts';
import { chartToBe } from '../../sync/chart.ts';
import type { Account } from '../../../src-shared/model/index.ts';
import { findBooks } from './find.ts';

/** What mappings can point at: of books over a network what they said last. @throws as findBooks */
export async function chartOfBooks(
  services: Services,
  name: string | undefined,
): Promise<readonly Account[]> {
  return chartToBe(services, await findBooks(services, name));
}
