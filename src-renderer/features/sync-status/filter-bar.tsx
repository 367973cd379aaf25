import { Select } from '@mantine/core';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { STATUS_KINDS, STATUS_STATES } from '../../../src-shared/model/index.ts';
import { FilterBar } from '../../components/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import { isFiltered } from './status-filters.ts';
import type { StatusAddress } from './use-status-filters.ts';

interface FilterBarProps {
  readonly address: StatusAddress;
  readonly streams: readonly string[];
  readonly locations: readonly string[];
  readonly causes: Responses['status.panel']['causes'];
}

/** What the table is narrowed down to. */
export function StatusFilterBar({ address, streams, locations, causes }: FilterBarProps) {
  const say = useTexts('sync-status');
  const sayState = useTexts('components');
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
      searchWidth={190}
    >
      <Choice
        label={say('filter.kind')}
        data={STATUS_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
        value={filters.kind}
        onChange={(value) => change({ kind: STATUS_KINDS.find((kind) => kind === value) ?? null })}
      />
      <Choice
        label={say('filter.status')}
        data={STATUS_STATES.map((value) => ({ value, label: sayState(`delivery.${value}`) }))}
        value={filters.status}
        onChange={(value) => change({ status: STATUS_STATES.find((state) => state === value) ?? null })}
      />
      {streams.length > 1 && (
        <Choice
          label={say('filter.stream')}
          data={named(streams, filters.stream)}
          value={filters.stream}
          onChange={(stream) => change({ stream })}
        />
      )}
      <Choice
        label={say('filter.location')}
        data={named(locations, filters.location)}
        value={filters.location}
        onChange={(location) => change({ location })}
      />
      {(causes.length > 0 || filters.cause !== null) && (
        <Choice
          label={say('filter.cause')}
          data={causeChoices(causes, filters.cause, say('filter.cause.mended'))}
          value={filters.cause}
          onChange={(cause) => change({ cause })}
        />
      )}
    </FilterBar>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function Choice(props: {
  readonly label: string;
  readonly data: readonly Option[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  const { label, data, value, onChange } = props;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={[...data]}
      value={value}
      onChange={onChange}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      clearable
      searchable
      w={138}
    />
  );
}

/** A link may name one that is gone: it can be seen, and taken away. */
function named(names: readonly string[], chosen: string | null): readonly Option[] {
  const all = chosen === null || names.includes(chosen) ? names : [...names, chosen];
  return all.filter((name) => name !== '').map((name) => ({ value: name, label: name }));
}

function causeChoices(
  causes: FilterBarProps['causes'],
  chosen: string | null,
  mended: string,
): readonly Option[] {
  const all = causes.map(({ cause, failure }) => ({ value: cause, label: explainFailure(failure).cause }));
  if (chosen === null || all.some(({ value }) => value === chosen)) return all;
  return [...all, { value: chosen, label: mended }];
}
