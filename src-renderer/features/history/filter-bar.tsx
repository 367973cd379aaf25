import { Select } from '@mantine/core';
import { AUDIT_ACTORS, AUDIT_GROUPS } from '../../../src-shared/model/index.ts';
import { FilterBar } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { type HistoryAddress, isFiltered } from './history-filters.ts';

/** What the history is narrowed down to. */
export function HistoryFilterBar({ address }: { readonly address: HistoryAddress }) {
  const say = useTexts('history');
  const { filters, change, clear } = address;
  return (
    <FilterBar
      words={{
        label: say('filter.label'),
        search: say('filter.search'),
        from: say('filter.from'),
        to: say('filter.to'),
        clear: say('filter.clear'),
      }}
      filters={filters}
      change={change}
      clear={isFiltered(filters) ? clear : null}
      searchWidth={250}
    >
      <Select
        aria-label={say('filter.group')}
        placeholder={say('filter.group')}
        data={AUDIT_GROUPS.map((value) => ({ value, label: say(`group.${value}`) }))}
        value={filters.group}
        onChange={(value) => change({ group: AUDIT_GROUPS.find((group) => group === value) ?? null })}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        clearable
        w={180}
      />
      <Select
        aria-label={say('filter.who')}
        placeholder={say('filter.who')}
        data={AUDIT_ACTORS.map((value) => ({ value, label: say(`who.${value}`) }))}
        value={filters.who}
        onChange={(value) => change({ who: AUDIT_ACTORS.find((who) => who === value) ?? null })}
        clearable
        w={145}
      />
    </FilterBar>
  );
}
