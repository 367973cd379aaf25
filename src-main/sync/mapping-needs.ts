import { mappingsAtLast } from '../core/mapping/by-date.ts';
import { defaultLocation } from '../core/mapping/defaults.ts';
import { needsOf, rowsAskingForDetails } from '../core/mapping/needs.ts';
import { mappingKey, type ResolvedMapping } from '../core/mapping/resolve.ts';
import { suggestDetail, suggestPaymentMethod, suggestReason, suggestTax } from '../core/mapping/suggest.ts';
import type { Clock, MappingStore } from '../core/ports/index.ts';
import {
  type JournalRowId,
  type Mapping,
  type MappingType,
  type MappingValue,
  type PosDocument,
  type Stream,
} from '../../src-shared/model/index.ts';

/** What an import can bring for the first time. */
type Seen = Exclude<MappingType, 'account' | 'journal-row'>;

/**
 * Watches the documents of an import for things that no mapping knows. A location gets its default
 * at once (it needs no decision); a payment method, tax code, reason, or detail that a row of the POS
 * journal asks for gets a suggestion, which is taken at once where the stream's standing policy says so.
 */
export class MappingNeeds {
  readonly #known: Set<string>;
  readonly #found = new Map<string, MappingValue>();
  readonly #stream: Stream;
  readonly #mapping: ResolvedMapping;
  readonly #asking: ReadonlySet<JournalRowId>;

  constructor(stream: Stream, rows: readonly Mapping[]) {
    this.#stream = stream;
    this.#known = new Set(rows.map((row) => mappingKey(row.type, row.key)));
    this.#mapping = mappingsAtLast(rows);
    this.#asking = rowsAskingForDetails(this.#mapping);
  }

  see(document: PosDocument): void {
    needsOf(document, this.#asking, this.#need);
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

  readonly #need = (type: Seen, key: string): void => {
    const identity = mappingKey(type, key);
    if (this.#known.has(identity)) return;
    this.#known.add(identity);
    const proposal = this.#proposal(type, key);
    if (proposal !== null) this.#found.set(identity, proposal);
  };

  #proposal(type: Seen, key: string): MappingValue | null {
    switch (type) {
      case 'payment-method':
        return suggestPaymentMethod(key);
      case 'tax':
        return suggestTax(key);
      case 'reason':
        return suggestReason(key);
      case 'journal-detail':
        return suggestDetail(key, this.#mapping);
      case 'location': {
        const { timeZone, cutOffMinutes } = this.#stream.settings;
        return defaultLocation({ id: key, name: key }, timeZone, cutOffMinutes);
      }
    }
  }
}
