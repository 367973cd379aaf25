import type { Books, Services } from '../core/ports/index.ts';
import type { BooksId } from '../../src-shared/model/index.ts';

/**
 * The same services with books over the network that are opened, and asked for their chart and their lock, once:
 * what is posted day by day asks for both each time, and each time takes them a login. What a person changes
 * there meanwhile the books say themselves when they get a document. The ledger's own books cost nothing to
 * ask, and their chart may grow in between.
 */
export function askingBooksOnce(services: Services): Services {
  const opened = new Map<BooksId, Books>();
  return {
    ...services,
    openBooks: (account, http) => {
      if (account.system === 'embedded' || http !== undefined) return services.openBooks(account, http);
      const known = opened.get(account.id);
      if (known !== undefined) return known;
      const steady = askedOnce(services.openBooks(account));
      opened.set(account.id, steady);
      return steady;
    },
  };
}

function askedOnce(books: Books): Books {
  const chart = once(() => books.chart());
  const lockedThrough = once(() => books.lockedThrough());
  return new Proxy(books, {
    get: (target, name) => {
      if (name === 'chart') return chart;
      if (name === 'lockedThrough') return lockedThrough;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

/** What fails is asked for again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly answer: T } | null = null;
  return async () => (known ??= { answer: await ask() }).answer;
}
