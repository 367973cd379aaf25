import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a row counts on another day than its document is about: late for a locked day, an adjustment or a
 * reversal of one. Asks each row that is left to ask.
 * @param key the column of the document's delivery key, whose third part is the business day (businessDateOf)
 * @param date the column that says on which day the row counts
 */
export function isOfPriorPeriod(
  key: 'document.key' | 'delivery.key',
  date: 'document.document_date' | 'entry.entry_date' | 'delivery.document_date',
): RawBuilder<boolean> {
  const afterAccount = `substr(${key}, instr(${key}, '/') + 1)`;
  const day = `substr(substr(${afterAccount}, instr(${afterAccount}, '/') + 1), 1, 10)`;
  return sql.raw(`(${day} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ${day} <> ${date})`);
}
