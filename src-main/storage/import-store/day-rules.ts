import type { DayRule } from '../../../src-shared/time/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

/** Integer keys of the rules that decided business dates; a handful in the life of a ledger. */
export class DayRuleKeys {
  readonly #db: LedgerDatabase;
  readonly #keys = new Map<string, number>();

  constructor(db: LedgerDatabase) {
    this.#db = db;
  }

  /** Stores the rules that are new, in a transaction of their own, so that `of` can answer. */
  async ensure(rules: Iterable<DayRule>): Promise<void> {
    const unseen = new Map<string, DayRule>();
    for (const rule of rules) {
      const text = textOf(rule);
      if (!this.#keys.has(text)) unseen.set(text, rule);
    }
    if (unseen.size === 0) return;
    const stored = await this.#db.write((tx) =>
      [...unseen].map(([text, { from, zone, cutOffMinutes }]) => {
        tx.prepare(
          'INSERT OR IGNORE INTO day_rule (effective_from, zone, cut_off_minutes) VALUES (?, ?, ?)',
        ).run(from, zone, cutOffMinutes);
        const row = tx
          .prepare('SELECT id FROM day_rule WHERE effective_from = ? AND zone = ? AND cut_off_minutes = ?')
          .get<{ id: number }>(from, zone, cutOffMinutes);
        return [text, row?.id ?? 0] as const;
      }),
    );
    for (const [text, key] of stored) this.#keys.set(text, key);
  }

  /** @throws RangeError for a rule that was not ensured */
  of(rule: DayRule): number {
    const key = this.#keys.get(textOf(rule));
    if (key === undefined) throw new RangeError(`No key for the day rule ${textOf(rule)}`);
    return key;
  }
}

function textOf({ from, zone, cutOffMinutes }: DayRule): string {
  return `${from} ${zone} ${cutOffMinutes}`;
}
