import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { NoBooks, PageHeader } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ActionOutcome } from './action-outcome.tsx';
import { useActing } from './acting.ts';
import { AllocateDialog } from './allocate-dialog.tsx';
import { AutoOutcome, useAutoAllocation } from './auto-allocation.tsx';
import { BooksFailure } from './books-failure.tsx';
import { OpenListFilters } from './open-list-filters.tsx';
import { OpenListTable } from './open-list-table.tsx';
import { useActOn, useActOnAll } from './use-act-on.tsx';
import { PostedDocuments } from './posted-documents.tsx';
import { useLock } from './use-lock.ts';
import { useOpenList } from './use-open-list.ts';

const ACTIVATE = { what: 'activate' } as const;

/** Money taken for something other than an invoice of the same document; what it pays is allocated. */
export function ReceiptsScreen() {
  const say = useTexts('books');
  const open = useOpenList('receipts');
  const { books, ticked } = open;
  const ofBooks = books.input.books;
  const acting = useActing(books.input);
  const activate = useActOn(ACTIVATE, acting, useLock(books));
  const all = useActOnAll('receipts', ofBooks, activate);
  const auto = useAutoAllocation(ofBooks);
  const [allocated, setAllocated] = useState<string | null>(null);
  if (books.keptElsewhere) return <PostedDocuments list="receipts" books={books} />;
  if (books.none) return <NoBooks title={say('receipts.title')} subtitle={say('receipts.subtitle')} />;
  return (
    <>
      <PageHeader
        title={say('receipts.title')}
        subtitle={say('receipts.subtitle')}
        actions={
          <>
            <Button variant="default" onClick={() => void auto.run()} loading={auto.busy}>
              {say('auto')}
            </Button>
            <Button
              leftSection={<IconChecks size={16} aria-hidden />}
              onClick={() => void all.run()}
              loading={all.busy}
            >
              {say('activate.all')}
            </Button>
          </>
        }
      />
      {all.failure !== null && <BooksFailure failure={all.failure} />}
      <AutoOutcome auto={auto} />
      <ActionOutcome acting={acting} books={ofBooks} />
      <OpenListFilters list="receipts" books={books} />
      <OpenListTable
        open={open}
        rowActions={({ number, state }) =>
          state === 'active' && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => setAllocated(number)}
              aria-label={say('allocate.of', { number })}
            >
              {say('allocate')}
            </Button>
          )
        }
        bulk={
          <Button
            size="compact-sm"
            onClick={() => void activate({ documents: ticked, count: ticked.length })}
            loading={acting.busy}
          >
            {say('activate.ticked', { count: ticked.length })}
          </Button>
        }
      />
      <AllocateDialog number={allocated} books={books} onClose={() => setAllocated(null)} />
    </>
  );
}
