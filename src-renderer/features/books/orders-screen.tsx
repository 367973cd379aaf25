import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useAction } from '../../bridge/index.ts';
import { NoBooks, PageHeader } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ActionOutcome } from './action-outcome.tsx';
import { useActing } from './acting.ts';
import type { Meant } from './act-question.tsx';
import { BooksFailure } from './books-failure.tsx';
import { countWaiting } from './count-waiting.ts';
import { OpenListFilters } from './open-list-filters.tsx';
import { OpenListTable } from './open-list-table.tsx';
import { ProcessDialog } from './process-dialog.tsx';
import { PostedDocuments } from './posted-documents.tsx';
import { useLock } from './use-lock.ts';
import { useOpenList } from './use-open-list.ts';

/** What customers have ordered: processing an order makes its invoice. */
export function OrdersScreen() {
  const say = useTexts('books');
  const open = useOpenList('orders');
  const { books, ticked } = open;
  const { input } = books;
  const lock = useLock(books);
  const acting = useActing(input);
  const [meant, setMeant] = useState<Meant | null>(null);
  const begin = (next: Meant) => {
    acting.forget();
    setMeant(next);
  };
  const name = input.books;
  const all = useAction(useCallback(() => countWaiting('orders', name), [name]));
  const beginAll = async () => {
    const count = await all.run();
    if (count !== null) begin({ documents: null, count });
  };
  if (books.keptElsewhere) return <PostedDocuments list="orders" books={books} />;
  if (books.none) return <NoBooks title={say('orders.title')} subtitle={say('orders.subtitle')} />;
  return (
    <>
      <PageHeader
        title={say('orders.title')}
        subtitle={say('orders.subtitle')}
        actions={
          <Button
            leftSection={<IconChecks size={16} aria-hidden />}
            onClick={() => void beginAll()}
            loading={all.busy || (acting.busy && meant === null)}
          >
            {say('orders.process-all')}
          </Button>
        }
      />
      {all.failure !== null && <BooksFailure failure={all.failure} />}
      {meant === null && <ActionOutcome acting={acting} books={name} />}
      <OpenListFilters list="orders" books={books} />
      <OpenListTable
        open={open}
        bulk={
          <Button
            size="compact-sm"
            onClick={() => begin({ documents: ticked, count: ticked.length })}
            disabled={acting.busy}
          >
            {say('orders.process-ticked', { count: ticked.length })}
          </Button>
        }
      />
      <ProcessDialog meant={meant} acting={acting} lock={lock} onClose={() => setMeant(null)} />
    </>
  );
}
