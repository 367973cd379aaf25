import { Modal, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import { type Column, DataTable, EmptyState, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

type Account = Responses['books.chart']['accounts'][number];

/** What mappings can point at: the chart of the books, as it was read last. */
export function AccountsDialog(props: {
  /** Null: closed. */
  readonly books: string | null;
  readonly onClose: () => void;
}) {
  const { books, onClose } = props;
  const say = useTexts('connections');
  return (
    <Modal
      opened={books !== null}
      onClose={onClose}
      title={say('accounts.title', { books: books ?? '' })}
      closeButtonProps={{ 'aria-label': say('close') }}
      size="lg"
      centered
    >
      {books !== null && <Accounts books={books} />}
    </Modal>
  );
}

function Accounts({ books }: { readonly books: string }) {
  const say = useTexts('connections');
  const [search, setSearch] = useState('');
  const query = useAnswer('books.chart', { books });
  const columns = useMemo(
    (): readonly Column<Account>[] => [
      { key: 'number', header: say('account.number'), width: 110, render: ({ number }) => number },
      { key: 'name', header: say('account.name'), minWidth: 180, render: ({ name }) => name },
      { key: 'type', header: say('account.type'), width: 120, render: ({ type }) => say(`type.${type}`) },
    ],
    [say],
  );
  return (
    <Stack>
      <TextInput
        label={say('accounts.search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        data-autofocus
      />
      <QueryView query={query}>
        {({ accounts }) => (
          <DataTable
            label={say('accounts')}
            columns={columns}
            rows={accounts.filter(({ number, name }) =>
              `${number} ${name}`.toLowerCase().includes(search.trim().toLowerCase()),
            )}
            rowKey={({ number }) => number}
            maxHeight="50dvh"
            empty={<EmptyState title={say(search === '' ? 'accounts.none' : 'accounts.none-found')} />}
          />
        )}
      </QueryView>
    </Stack>
  );
}
