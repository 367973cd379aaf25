import { Group, Select, Switch } from '@mantine/core';
import type { ChosenBooks } from '../../bridge/index.ts';
import { BooksSelect, DateField } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { LEDGERS, useReports } from './reports-store.ts';

/** Which balances are looked at, and from when to when. */
export function RollForwardFilters({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('reports');
  const { ledger, from, to, everyDay, set } = useReports();
  return (
    <Group align="flex-end" role="group" aria-label={say('filter')}>
      <Select
        label={say('ledger')}
        data={LEDGERS.map((value) => ({ value, label: say(`ledger.${value}`) }))}
        value={ledger}
        onChange={(value) => set({ ledger: LEDGERS.find((known) => known === value) ?? ledger })}
        allowDeselect={false}
        w={220}
      />
      <DateField
        label={say('from')}
        placeholder={say('from.beginning')}
        value={from}
        onChange={(date) => set({ from: date })}
        {...(to === null ? {} : { maxDate: to })}
        clearable
        clearButtonProps={{ 'aria-label': say('from.beginning') }}
        w={150}
      />
      <DateField
        label={say('to')}
        placeholder={say('to.end')}
        value={to}
        onChange={(date) => set({ to: date })}
        {...(from === null ? {} : { minDate: from })}
        clearable
        clearButtonProps={{ 'aria-label': say('to.end') }}
        w={150}
      />
      <BooksSelect label={say('books')} books={books} />
      <Switch
        label={say('every-day')}
        checked={everyDay}
        onChange={({ currentTarget }) => set({ everyDay: currentTarget.checked })}
        mb={8}
      />
    </Group>
  );
}
