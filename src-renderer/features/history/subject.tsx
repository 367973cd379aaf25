import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import { formatDate, paths, sectionOf } from '../../components/index.ts';
import { type Say, useLocale, useTexts } from '../../i18n/index.ts';

type Subject = AuditEntryView['subject'];
/** An entry, as far as it says what was acted on and in which regard. */
type Acted = Pick<AuditEntryView, 'group' | 'subject'>;

/** What people call a subject. */
export function subjectText(subject: Subject, say: Say, locale: string): string {
  const { kind, name, detail, stream } = subject;
  switch (kind) {
    case 'digest':
    case 'day':
      return [name, detail === null ? '' : formatDate(detail, locale)]
        .filter((part) => part !== '')
        .join(', ');
    case 'mapping':
      return stream === null ? name : `${name} (${stream})`;
    case 'run':
      return say('subject.run');
    case 'ledger':
      return say('subject.ledger');
    case 'document':
      // A wish that meant no single document has none.
      return subject.id === '' ? say('subject.all') : name === '' ? subject.id : name;
    case 'receipt':
    case 'stream':
    case 'books':
      return name === '' ? subject.id : name;
    default:
      return kind satisfies never;
  }
}

/** The screen that shows what was acted on; null: none does, or it is not there any more. */
function subjectPath({ group, subject }: Acted): string | null {
  const { kind, id, name, stream, books, detail } = subject;
  switch (kind) {
    case 'document':
      return name === '' || books === null ? null : paths.invoice(name, books);
    case 'digest':
      return name === '' ? null : paths.digest(id);
    case 'receipt':
      return name === '' ? null : paths.explainReceipt(id);
    case 'stream':
      return name === '' ? null : paths.stream(name);
    case 'mapping':
      return stream === null ? null : paths.mappings(stream, sectionOf(detail ?? ''));
    case 'books':
      return group === 'period' ? paths.periods : paths.booksConnections;
    case 'run':
      return paths.syncStatus;
    case 'ledger':
      return paths.settings;
    case 'day':
      if (stream === null) return null;
      return detail === null ? paths.completenessOf(stream) : paths.completenessOfDay(stream, detail);
    default:
      return kind satisfies never;
  }
}

/** A subject by its name, with the way to it where there is one. */
export function SubjectLink({ entry }: { readonly entry: Acted }) {
  const say = useTexts('history');
  const locale = useLocale();
  const text = subjectText(entry.subject, say, locale);
  const to = subjectPath(entry);
  if (to === null) return <>{text}</>;
  return (
    <Anchor component={Link} to={to} inherit onClick={(event) => event.stopPropagation()}>
      {text}
    </Anchor>
  );
}
