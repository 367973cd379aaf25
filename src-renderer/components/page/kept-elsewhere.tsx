import { Button, Group } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/index.ts';
import { BooksSelect } from '../input/books-select.tsx';
import { paths } from '../paths.ts';
import { EmptyState } from './empty-state.tsx';
import { NoBooks } from './no-books.tsx';
import { PageHeader } from './page-header.tsx';

/** What such a screen knows of the books that are chosen. */
interface Books {
  readonly none: boolean;
  readonly named: { readonly name: string; readonly system: string } | null;
  readonly all: readonly { readonly name: string; readonly currency: string }[];
  readonly input: { readonly books?: string };
  readonly choose: (books: string | null) => void;
}

interface Head {
  readonly title: string;
  readonly subtitle: string;
  readonly back?: { readonly to: string; readonly label: string };
}

/** What a screen about what books hold shows while that is not in this ledger, with the way to what is. */
export function BooksNotHere(props: Head & { readonly books: Books }) {
  const { books, ...head } = props;
  return books.none ? <NoBooks {...head} /> : <KeptElsewhere {...head} books={books} />;
}

/** Another program keeps these books: it says where to look, and what Daybook knows of them. */
function KeptElsewhere({ books, ...head }: Head & { readonly books: Books }) {
  const say = useTexts('components');
  const system = useSystemName(books.named?.system ?? '');
  return (
    <>
      <PageHeader {...head} />
      <Group>
        <BooksSelect label={say('books')} books={books} />
      </Group>
      <EmptyState
        icon={IconBuildingBank}
        title={say('elsewhere', { books: books.named?.name ?? '', system })}
        text={say('elsewhere.text', { system })}
        action={<WaysToPosted />}
      />
    </>
  );
}

/** What an accounting system calls itself. */
export function useSystemName(system: string): string {
  const say = useTexts('components');
  return say(system === 'tryton' ? 'system.tryton' : 'system.other');
}

/** Where Daybook shows what it has posted to books that others keep, and what is on its way there. */
function WaysToPosted(): ReactNode {
  const say = useTexts('components');
  return (
    <Group justify="center" gap="xs">
      <Button component={Link} to={paths.invoices}>
        {say('elsewhere.posted')}
      </Button>
      <Button component={Link} to={paths.syncStatus} variant="default">
        {say('elsewhere.status')}
      </Button>
    </Group>
  );
}
