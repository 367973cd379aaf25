import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import classes from './history.module.css';

type Change = AuditEntryView['changes'][number];

/** The name of a field as words: `cutOffMinutes` is "Cut off minutes". */
export function fieldWords(field: string): string {
  const words = field
    .replaceAll('.', ', ')
    .replaceAll('-', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** All changes in one line. */
export function changesText(changes: readonly Change[], say: Say): string {
  return changes
    .map(({ field, before, after }) => {
      const value = before === null ? (after ?? '') : `${before} → ${after ?? say('nothing')}`;
      return field === '' ? value : `${fieldWords(field)}: ${value}`;
    })
    .join('; ');
}

/** What it changed, field by field. */
export function ChangesTable({ changes }: { readonly changes: readonly Change[] }) {
  const say = useTexts('history');
  const isNew = changes.every(({ before }) => before === null);
  return (
    <table className={classes['changes']} aria-label={say('column.change')}>
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          {!isNew && <th scope="col">{say('before')}</th>}
          <th scope="col">{say(isNew ? 'value' : 'after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field === '' ? say('whole') : fieldWords(field)}</th>
            {!isNew && <td>{before ?? say('nothing')}</td>}
            <td>{after ?? say('nothing')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
