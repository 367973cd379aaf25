import type { BudgetStore, HttpClient, RequestLimits } from '../core/ports/index.ts';
import { type BooksId, failure } from '../../src-shared/model/index.ts';

/**
 * Counts every request to books against their limits. What would go beyond them is not sent, and says when
 * it may be: the books are left alone until then.
 */
export function limitedHttp(
  http: HttpClient,
  budgets: BudgetStore,
  { books, name, limits }: { readonly books: BooksId; readonly name: string; readonly limits: RequestLimits },
): HttpClient {
  if (limits.requestsPerMinute === null && limits.requestsPerDay === null) return http;
  return {
    async send(request) {
      const freeAt = await budgets.take(books, limits);
      if (freeAt === null) return http.send(request);
      return {
        kind: 'not-sent',
        cause: failure('books-busy', { where: name, retry: { after: freeAt } }),
      };
    },
  };
}
