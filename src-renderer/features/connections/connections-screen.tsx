import { Button, Stack } from '@mantine/core';
import { IconBooks, IconPlus } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useAnswer } from '../../bridge/index.ts';
import { EmptyState, PageHeader, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AccountsDialog } from './accounts-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConnectionSection } from './connection-section.tsx';

/** What a person has opened over the list. */
type Opened =
  | { readonly dialog: 'connect' }
  | { readonly dialog: 'change' | 'accounts'; readonly books: string };

/** Which sets of books there are, how they are reached, and whether they answer. */
export function ConnectionsScreen() {
  const say = useTexts('connections');
  const query = useAnswer('books.connections', {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const [saved, setSaved] = useState<Readonly<Record<string, number>>>({});
  const close = useCallback(() => setOpened(null), []);
  const noteSaved = useCallback(
    (name: string) => setSaved((before) => ({ ...before, [name]: (before[name] ?? 0) + 1 })),
    [],
  );
  const all = query.data?.books ?? [];
  const changing = opened?.dialog === 'change' ? all.find(({ name }) => name === opened.books) : undefined;
  const connect = (
    <Button onClick={() => setOpened({ dialog: 'connect' })} leftSection={<IconPlus size={16} aria-hidden />}>
      {say('connect.open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={say('title')} subtitle={say('subtitle')} actions={connect} />
      <QueryView query={query}>
        {({ books }) =>
          books.length === 0 ? (
            <EmptyState icon={IconBooks} title={say('empty.title')} text={say('empty.text')} />
          ) : (
            <Stack maw={860}>
              {books.map((one) => (
                <ConnectionSection
                  key={one.name}
                  books={one}
                  changes={saved[one.name] ?? 0}
                  onChange={() => setOpened({ dialog: 'change', books: one.name })}
                  onAccounts={() => setOpened({ dialog: 'accounts', books: one.name })}
                />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <ConnectDialog opened={opened?.dialog === 'connect'} onClose={close} />
      <ChangeDialog books={changing ?? null} onSaved={noteSaved} onClose={close} />
      <AccountsDialog books={opened?.dialog === 'accounts' ? opened.books : null} onClose={close} />
    </>
  );
}
