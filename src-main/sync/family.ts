import type { BooksAccount, RelatedDocument, Services } from '../core/ports/index.ts';
import type { DeliveryKey, DeliveryRow } from '../../src-shared/model/index.ts';

/** All that posts the same POS documents as a document of the books, and what was made of it there. */
export interface Together {
  /** As the books have it. */
  readonly family: readonly RelatedDocument[];
  /** On its way to the books, or refused by them. */
  readonly unsent: readonly DeliveryRow[];
  /** Whether there is a delivery, in the books or not, that is not said to be undone yet. */
  readonly stands: boolean;
}

/** What never came to the books may join families of theirs, which then go together. */
export async function together(services: Services, books: BooksAccount, key: DeliveryKey): Promise<Together> {
  const { embedded, deliveries } = services.ledger;
  const family = new Map((await embedded.related(books.id, key)).map((each) => [each.key, each]));
  for (;;) {
    const sharing = await deliveries.sharing(books.id, [key, ...family.keys()]);
    const beside = sharing.filter((delivery) => !family.has(delivery.key));
    const recorded = await embedded.recorded(
      books.id,
      beside.map((delivery) => delivery.key),
    );
    const [next] = recorded;
    if (next === undefined) {
      return { family: [...family.values()], unsent: beside, stands: sharing.length > 0 };
    }
    for (const each of await embedded.related(books.id, next.document.key)) family.set(each.key, each);
  }
}
