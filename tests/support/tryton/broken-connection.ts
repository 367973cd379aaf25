import type { HttpClient } from '../../../src-main/core/ports/index.ts';
import { failure } from '../../../src-shared/model/index.ts';

/** Calls that only read, or that a login is made of: breaking them tells nothing new. */
const READS = /"method":"(?:common\.|[\w.]+\.(?:search|search_read|read|get_preferences|search_count)")/u;

/**
 * A connection that breaks at the nth call that changes something, and stays broken: before the call gets
 * to the server, or when the server has done it and answers.
 */
export function breakingHttp(
  http: HttpClient,
  { call, when }: { readonly call: number; readonly when: 'before' | 'after' },
): HttpClient {
  let changes = 0;
  const cause = failure('books-unreachable', { where: 'broken' });
  return {
    send: async (request) => {
      if (changes >= call) return { kind: 'not-sent', cause };
      if (!READS.test(request.body ?? '')) changes += 1;
      if (changes < call) return http.send(request);
      if (when === 'before') return { kind: 'not-sent', cause };
      await http.send(request);
      return { kind: 'no-answer', cause };
    },
  };
}
