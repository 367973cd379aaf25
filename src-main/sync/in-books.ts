import type { Books, BooksAccount, HeldPage, Services } from '../core/ports/index.ts';
import { type DeliveryKey, type DeliveryState, toReverse } from '../../src-shared/model/index.ts';
import type { Together } from './family.ts';
import { refuseQuarantined } from './quarantine/failure.ts';

/** In the books, as far as we know, or perhaps: posted anew it would be there twice. */
export const MAY_BE_IN_BOOKS: ReadonlySet<DeliveryState> = new Set(['succeeded', 'sending', 'unknown']);

/**
 * Number of a document of these that the books have, or may have, for books that take nothing back; null: they
 * surely have none of it. Such books are kept elsewhere, so they are asked as well: what was begun there and
 * refused in the middle of it is theirs, and a restored ledger does not know what it sent.
 * @throws ExpectedFailure posting-quarantined; what asking the books fails with
 */
export async function numberInBooks(
  services: Services,
  account: BooksAccount,
  { family, unsent }: Pick<Together, 'family' | 'unsent'>,
): Promise<string | null> {
  const known = toReverse(family)[0] ?? unsent.find(({ state }) => MAY_BE_IN_BOOKS.has(state));
  if (known !== undefined) return known.number;
  await refuseQuarantined(services, account);
  const keys = unsent.map(({ key }) => key);
  const held = await heldOf(services.openBooks(account), keys);
  return unsent.find(({ key }) => held.has(key))?.number ?? null;
}

async function heldOf(books: Books, keys: readonly DeliveryKey[]): Promise<ReadonlySet<DeliveryKey>> {
  if (keys.length === 0) return new Set();
  if (books.heldKeys === undefined) return new Set((await books.find(keys)).keys());
  const asked = new Set(keys);
  const found = new Set<DeliveryKey>();
  let place: string | null = null;
  do {
    const page: HeldPage = await books.heldKeys(place);
    for (const { key } of page.held) if (asked.has(key)) found.add(key);
    place = page.next;
  } while (place !== null);
  return found;
}
