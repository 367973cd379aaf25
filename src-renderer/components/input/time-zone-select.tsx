import { Select } from '@mantine/core';
import { useMemo } from 'react';

/** A choice of IANA time zones, found by typing a part of the name. */
export function TimeZoneSelect(props: {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  /** IANA name; null: nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (zone: string | null) => void;
  readonly error?: string | null;
  /** Whether it can be left without a zone. */
  readonly clearable?: boolean;
}) {
  const { value } = props;
  const zones = useMemo(() => {
    const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
    // What a ledger or another computer calls a zone may be an older name of it.
    if (value !== null) known.add(value);
    return [...known].toSorted();
  }, [value]);
  return (
    <Select
      label={props.label}
      description={props.description}
      placeholder={props.placeholder}
      data={zones}
      value={value}
      onChange={props.onChange}
      error={props.error}
      searchable
      clearable={props.clearable ?? false}
      allowDeselect={false}
      maxDropdownHeight={280}
    />
  );
}
