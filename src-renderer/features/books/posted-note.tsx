import { Anchor, Button, Text } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ChosenBooks } from '../../bridge/index.ts';
import { EmptyState, paths, useSystemName } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Says of books that others keep that a list is of what Daybook has posted, as it was then. */
export function PostedNote({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('books');
  const system = useSystemName(books.named?.system ?? '');
  if (!books.keptElsewhere) return null;
  return (
    <Text size="sm" mb="sm">
      {say('posted.note', { books: books.named?.name ?? '', system })}{' '}
      <Anchor component={Link} to={paths.syncStatus} inherit underline="always">
        {say('posted.on-its-way')}
      </Anchor>
    </Text>
  );
}

/** Nothing has come to the books yet; what is on its way is somewhere else. */
export function NothingPosted({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('books');
  return (
    <EmptyState
      icon={IconFileInvoice}
      title={say('posted.empty', { books: books.named?.name ?? '' })}
      text={say('posted.empty.text')}
      action={
        <Button component={Link} to={paths.syncStatus} variant="default">
          {say('posted.on-its-way')}
        </Button>
      }
    />
  );
}
