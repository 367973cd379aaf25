import { Select } from '@mantine/core';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { FilterBar } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import { type DigestFilters, isFiltered, STATUSES } from './list-query.ts';

interface FilterBarProps {
  readonly filters: DigestFilters;
  readonly change: (part: Partial<DigestFilters>) => void;
  readonly clear: () => void;
  readonly streams: readonly StreamView[];
}

/** What the list shows. */
export function DigestFilterBar({ filters, change, clear, streams }: FilterBarProps) {
  const say = useTexts('digests');
  const { stream } = filters;
  const name = useTexts('components');
  const names = streams.map(({ name }) => name);
  // A link may name a stream that is gone: it can be seen, and taken away.
  const choices = stream === null || names.includes(stream) ? names : [...names, stream];
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
      searchWidth={212}
      after={
        <ChoiceFilter
          label={say('filter.status')}
          all={say('filter.status.all')}
          choices={STATUSES.map((value) => ({ value, label: name(`status.${value}`) }))}
          chosen={filters.statuses}
          onChange={(statuses) => change({ statuses })}
        />
      }
    >
      {choices.length > 1 && (
        <Select
          aria-label={say('filter.stream')}
          placeholder={say('filter.stream.all')}
          data={choices}
          value={stream}
          onChange={(value) => change({ stream: value })}
          clearable
          searchable
          w={150}
        />
      )}
    </FilterBar>
  );
}
