import { isJournalRowId, journalRow, parseJournalDetailKey } from '../../../src-shared/model/index.ts';
import type { Say } from '../../i18n/index.ts';
import type { MappingRow } from './rows.ts';

/** What is mapped, as a person calls it. */
export function thingWords({ type, key }: Pick<MappingRow, 'type' | 'key'>, say: Say): string {
  const ofRow = (id: string): string =>
    isJournalRowId(id) ? `${journalRow(id).number} ${say(`row.${id}`)}` : id;
  switch (type) {
    case 'journal-row':
      return ofRow(key);
    case 'journal-detail': {
      const parsed = parseJournalDetailKey(key);
      return parsed === null ? key : say('thing.detail', { row: ofRow(parsed.row), detail: parsed.detail });
    }
    case 'account':
      return say(`role.${key}`);
    case 'location':
    case 'payment-method':
    case 'tax':
    case 'reason':
      return say(`thing.${type}`, { key });
  }
}
