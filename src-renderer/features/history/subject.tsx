import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import { formatDate, paths, sectionOf } from '../../components/index.ts';
import { type Say, useLocale, useTexts } from '../../i18n/index.ts';

type Subject = AuditEntryView['subject'];

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

/** The screen that shows a subject; null: none does, or it is not there any more. */
export function subjectPath({ kind, id, name, stream, books, detail }: Subject): string | null {
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
      return paths.trialBalance;
    case 'run':
      return paths.syncStatus;
    case 'ledger':
      return paths.settings;
    case 'day':
      return stream === null ? null : paths.completenessOf(stream);
    default:
      return kind satisfies never;
  }
}

/** A subject by its name, with the way to it where there is one. */
export function SubjectLink({ subject }: { readonly subject: Subject }) {
  const say = useTexts('history');
  const locale = useLocale();
  const text = subjectText(subject, say, locale);
  const to = subjectPath(subject);
  if (to === null) return <>{text}</>;
  return (
    <Anchor component={Link} to={to} inherit onClick={(event) => event.stopPropagation()}>
      {text}
    </Anchor>
  );
}
