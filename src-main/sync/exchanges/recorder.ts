import { secretsOf } from './secrets.ts';
import { type SeenExchange, shownExchange } from './shown-exchange.ts';
import {
  EXCHANGES_PER_DELIVERY,
  type HttpClient,
  type HttpOutcome,
  type HttpRequest,
  type Services,
} from '../../core/ports/index.ts';
import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';

/** Larger texts are not searched for secrets to their end; what is shown of them is cut far before it. */
const MAX_HELD_CHARS = 50_000;

/** An exchange that nobody has decided about yet. */
interface Held extends SeenExchange {
  readonly about: ReadonlySet<DeliveryKey>;
}

/**
 * Sees what goes over the wire to books, and holds the latest of it in memory until it is known what became
 * of the documents. Only what is worth it comes on the disk: a million that simply go in would fill it.
 */
export class ExchangeRecorder implements HttpClient {
  readonly #services: Services;
  readonly #books: BooksId;
  readonly #secrets = new Set<string>();
  #held: readonly Held[] = [];

  constructor(services: Services, books: BooksId) {
    this.#services = services;
    this.#books = books;
  }

  async send(request: HttpRequest): Promise<HttpOutcome> {
    const { clock, http } = this.#services;
    const at = clock.now();
    const outcome = await http.send(request);
    for (const secret of secretsOf(request, outcome)) this.#secrets.add(secret);
    this.#hold({ at, durationMs: Math.max(0, clock.now() - at), ...beginningOf(request, outcome) });
    return outcome;
  }

  /** What was seen so far is about documents that are settled. */
  forget(): void {
    this.#held = [];
  }

  /** Keeps the latest of what was seen about these, and what the books had no answer to: it concerns them all. */
  async keep(keys: readonly DeliveryKey[]): Promise<void> {
    if (keys.length === 0) return;
    const services = this.#services;
    for (const held of this.#held) {
      const concerned = isUnanswered(held) ? keys : keys.filter((key) => held.about.has(key));
      if (concerned.length === 0) continue;
      const shown = shownExchange(held, this.#secrets, (text) => services.redact(text));
      await services.ledger.exchanges.record(this.#books, concerned, shown);
    }
  }

  /** When the books as a whole have failed, what was seen of them is about all that it was for. */
  async keepAll(): Promise<void> {
    await this.keep([...new Set(this.#held.flatMap(({ about }) => [...about]))]);
  }

  /** An exchange that is no delivery's latest any more is of no use. */
  #hold(seen: SeenExchange): void {
    const about = new Set(seen.request.about);
    const times = new Map<DeliveryKey, number>();
    const all = [...this.#held, { ...seen, about }];
    this.#held = all
      .toReversed()
      .filter((held) => {
        const counts = [...held.about].map((key) => (times.get(key) ?? 0) + 1);
        for (const key of held.about) times.set(key, (times.get(key) ?? 0) + 1);
        return counts.some((count) => count <= EXCHANGES_PER_DELIVERY);
      })
      .toReversed();
  }
}

function isUnanswered({ outcome }: Held): boolean {
  return outcome.kind !== 'answered' || outcome.answer.status >= 400;
}

function beginningOf(
  request: HttpRequest,
  outcome: HttpOutcome,
): { readonly request: HttpRequest; readonly outcome: HttpOutcome } {
  const body = request.body?.slice(0, MAX_HELD_CHARS) ?? null;
  if (outcome.kind !== 'answered') return { request: { ...request, body }, outcome };
  const text = outcome.answer.text.slice(0, MAX_HELD_CHARS);
  return {
    request: { ...request, body },
    outcome: { kind: 'answered', answer: { ...outcome.answer, text } },
  };
}
