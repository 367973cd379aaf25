import { Group, Stack, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { DigestView, OrderView } from '../../../src-shared/ipc/contract.ts';
import { MEMBER_STATES, type MemberState } from '../../../src-shared/model/index.ts';
import { usePages } from '../../bridge/index.ts';
import { EmptyState, QueryView, useTypedSearch } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BringBackDialog } from './bring-back-dialog.tsx';
import { ChoiceFilter } from './choice-filter.tsx';
import { ExcludeDialog } from './exclude-dialog.tsx';
import { OrdersTable } from './orders-table.tsx';

/** Every order of the day, with what it holds and where it stands. */
export function OrdersTab({ digest }: { readonly digest: DigestView }) {
  const say = useTexts('digests');
  const name = useTexts('components');
  const [text, setText] = useState('');
  const search = useTypedSearch(text);
  const [states, setStates] = useState<readonly MemberState[]>([]);
  const [asking, setAsking] = useState<OrderView | null>(null);
  const query = usePages('digests.orders', {
    id: digest.id,
    ...(search === '' ? {} : { search }),
    ...(states.length === 0 ? {} : { states: [...states] }),
  });
  const orders = useMemo(() => query.data?.pages.flatMap((page) => page.orders) ?? [], [query.data]);
  const isFiltered = search !== '' || states.length > 0;
  return (
    <Stack gap="sm">
      <Group gap="xs" role="search" aria-label={say('orders.filter')}>
        <TextInput
          aria-label={say('orders.search')}
          placeholder={say('orders.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.currentTarget.value)}
          w={260}
        />
        <ChoiceFilter
          label={say('filter.status')}
          all={say('filter.status.all')}
          choices={MEMBER_STATES.map((value) => ({ value, label: name(`member.${value}`) }))}
          chosen={states}
          onChange={setStates}
        />
      </Group>
      <QueryView query={query}>
        {(data) =>
          orders.length === 0 ? (
            <EmptyState title={say(isFiltered ? 'orders.nothing' : 'orders.none')} />
          ) : (
            <OrdersTable
              digest={digest}
              orders={orders}
              timeZone={data.pages[0]?.timeZone}
              total={data.pages.at(-1)?.total.value ?? orders.length}
              paging={query.paging}
              onAsk={setAsking}
            />
          )
        }
      </QueryView>
      <ExcludeDialog
        digest={digest.id}
        order={asking?.undone === null ? asking : null}
        onClose={() => setAsking(null)}
      />
      <BringBackDialog number={asking?.undone ?? null} books={digest.books} onClose={() => setAsking(null)} />
    </Stack>
  );
}
