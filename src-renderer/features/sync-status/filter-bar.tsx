import { Button, Group, Select } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { STATUS_KINDS, STATUS_STATES } from '../../../src-shared/model/index.ts';
import { DateField } from '../../components/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import { SearchField } from './search-field.tsx';
import { isFiltered } from './status-filters.ts';
import type { StatusAddress } from './use-status-filters.ts';

interface FilterBarProps {
  readonly address: StatusAddress;
  readonly streams: readonly string[];
  readonly locations: readonly string[];
  readonly causes: Responses['status.panel']['causes'];
}

/** What the table is narrowed down to. */
export function FilterBar({ address, streams, locations, causes }: FilterBarProps) {
  const say = useTexts('sync-status');
  const sayState = useTexts('components');
  const { filters, change, clear } = address;
  const { from, to } = filters;
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label={say('filter.label')}>
      <SearchField search={filters.search} onSearch={(search) => change({ search })} />
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
      <DateField
        aria-label={say('filter.from')}
        placeholder={say('filter.from')}
        value={from}
        onChange={(value) => change({ from: value })}
        {...(to === null ? {} : { maxDate: to })}
        clearable
        w={122}
      />
      <DateField
        aria-label={say('filter.to')}
        placeholder={say('filter.to')}
        value={to}
        onChange={(value) => change({ to: value })}
        {...(from === null ? {} : { minDate: from })}
        clearable
        w={122}
      />
      {isFiltered(filters) && (
        <Button
          variant="subtle"
          color="gray"
          onClick={clear}
          leftSection={<IconFilterOff size={16} aria-hidden />}
        >
          {say('filter.clear')}
        </Button>
      )}
    </Group>
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
