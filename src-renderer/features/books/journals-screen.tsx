import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { NoBooks, PageHeader } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ActionOutcome } from './action-outcome.tsx';
import { useActing } from './acting.ts';
import { BooksFailure } from './books-failure.tsx';
import { OpenListFilters } from './open-list-filters.tsx';
import { OpenListTable } from './open-list-table.tsx';
import { useActOn, useActOnAll } from './use-act-on.tsx';
import { PostedDocuments } from './posted-documents.tsx';
import { useLock } from './use-lock.ts';
import { useOpenList } from './use-open-list.ts';

const MAKE_NORMAL = { what: 'make-normal' } as const;

/** Entries without an invoice: a pending journal counts once a person has turned it normal. */
export function JournalsScreen() {
  const say = useTexts('books');
  const open = useOpenList('journals');
  const { books, ticked } = open;
  const ofBooks = books.input.books;
  const acting = useActing(books.input);
  const makeNormal = useActOn(MAKE_NORMAL, acting, useLock(books));
  const all = useActOnAll('journals', ofBooks, makeNormal);
  if (books.keptElsewhere) return <PostedDocuments list="journals" books={books} />;
  if (books.none) return <NoBooks title={say('journals.title')} subtitle={say('journals.subtitle')} />;
  return (
    <>
      <PageHeader
        title={say('journals.title')}
        subtitle={say('journals.subtitle')}
        actions={
          <Button
            leftSection={<IconChecks size={16} aria-hidden />}
            onClick={() => void all.run()}
            loading={all.busy}
          >
            {say('make-normal.all')}
          </Button>
        }
      />
      {all.failure !== null && <BooksFailure failure={all.failure} />}
      <ActionOutcome acting={acting} books={ofBooks} />
      <OpenListFilters list="journals" books={books} />
      <OpenListTable
        open={open}
        bulk={
          <Button
            size="compact-sm"
            onClick={() => void makeNormal({ documents: ticked, count: ticked.length })}
            loading={acting.busy}
          >
            {say('make-normal.ticked', { count: ticked.length })}
          </Button>
        }
      />
    </>
  );
}
