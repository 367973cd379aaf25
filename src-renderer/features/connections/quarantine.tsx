import { Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { formatMoment, paths } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';

type Books = Responses['books.connections']['books'][number];

/** Why nothing is posted to these books, and the way to where that is ended; nothing where all is posted. */
export function BooksQuarantine({ books }: { readonly books: Books }) {
  const { name, quarantine } = books;
  const say = useTexts('connections');
  const locale = useLocale();
  if (quarantine === null) return null;
  const since = formatMoment(quarantine.since, locale);
  const way = quarantine.compared ? 'quarantine.decide' : 'quarantine.compare';
  return (
    <div>
      <Text size="sm">{say(`quarantine.${quarantine.cause}`, { since })}</Text>
      <Text size="sm">{say(quarantine.compared ? 'quarantine.compared' : 'quarantine.not-compared')}</Text>
      <Group mt="xs">
        <Button
          component={Link}
          to={paths.syncStatus}
          size="xs"
          variant="default"
          aria-label={say(`${way}.of`, { books: name })}
        >
          {say(way)}
        </Button>
      </Group>
    </div>
  );
}
