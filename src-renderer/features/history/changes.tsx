import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import { formatMoney } from '../../components/index.ts';
import { explainAudit, useLocale, useTexts } from '../../i18n/index.ts';
import classes from './history.module.css';

type Entry = Pick<AuditEntryView, 'action' | 'changes'>;

function wordsOf({ action, changes }: Entry, locale: string) {
  const money = (amount: string, currency: string) => formatMoney(amount, currency, locale);
  return explainAudit.changes(action, changes, { locale, money });
}

/** All changes in one line. */
export function changesText(entry: Entry, locale: string): string {
  return explainAudit.line(wordsOf(entry, locale));
}

/** What it changed, field by field. */
export function ChangesTable({ entry }: { readonly entry: Entry }) {
  const say = useTexts('history');
  const changes = wordsOf(entry, useLocale());
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
        {changes.map(({ field, before, after }, row) => (
          // Two fields can have one name, and their order does not change.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={row}>
            <th scope="row">{field === '' ? say('whole') : field}</th>
            {!isNew && <td>{before ?? explainAudit.nothing()}</td>}
            <td>{after ?? explainAudit.nothing()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
