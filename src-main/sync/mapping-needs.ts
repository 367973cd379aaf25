import { defaultLocation } from '../core/mapping/defaults.ts';
import { mappingKey } from '../core/mapping/resolve.ts';
import { suggestPaymentMethod, suggestTax } from '../core/mapping/suggest.ts';
import type { Clock, MappingStore } from '../core/ports/index.ts';
import type { Mapping, MappingValue, PosDocument, Stream } from '../../src-shared/model/index.ts';

/**
 * Watches the documents of an import for things that no mapping knows. A location gets its default
 * at once (it needs no decision); a payment method or tax code gets a suggestion, which is taken at
 * once where the stream's standing policy says so.
 */
export class MappingNeeds {
  readonly #known: Set<string>;
  readonly #found = new Map<string, MappingValue>();
  readonly #stream: Stream;

  constructor(stream: Stream, rows: readonly Mapping[]) {
    this.#stream = stream;
    this.#known = new Set(rows.map((row) => mappingKey(row.type, row.key)));
  }

  see(document: PosDocument): void {
    this.#need('location', document.location);
    for (const leg of document.tenders) this.#need('payment-method', leg.method);
    for (const line of document.lines) this.#need('tax', line.taxCode);
  }

  /** Stores what was found; suggestions that no policy takes stay for a person to decide. */
  async store(mappings: MappingStore, clock: Clock): Promise<void> {
    const values = [...this.#found.values()];
    this.#found.clear();
    if (values.length === 0) return;
    const { acceptSuggestions } = this.#stream.settings;
    const setAt = clock.now();
    const needsPerson = (value: MappingValue): boolean => value.type !== 'location' && !acceptSuggestions;
    await mappings.put(
      values.map((value) => ({
        ...value,
        stream: this.#stream.id,
        effectiveFrom: null,
        origin: needsPerson(value) ? 'suggestion' : value.type === 'location' ? 'default' : 'set',
        setAt,
      })),
    );
  }

  #need(type: 'location' | 'payment-method' | 'tax', key: string): void {
    const identity = mappingKey(type, key);
    if (this.#known.has(identity)) return;
    this.#known.add(identity);
    this.#found.set(identity, this.#proposal(type, key));
  }

  #proposal(type: 'location' | 'payment-method' | 'tax', key: string): MappingValue {
    if (type === 'payment-method') return suggestPaymentMethod(key);
    if (type === 'tax') return suggestTax(key);
    const { timeZone, cutOffMinutes } = this.#stream.settings;
    return defaultLocation({ id: key, name: key }, timeZone, cutOffMinutes);
  }
}
