import { Select } from '@mantine/core';
import { type Ref, useMemo } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { useChart } from './chart.ts';
import classes from './mappings.module.css';

/** A choice of one account of the books, found by number or name. */
export function AccountSelect(props: {
  readonly label: string;
  /** Null: none is chosen. */
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onPick: (account: string) => void;
  readonly isWrong?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  const { choices, has, labelOf } = useChart();
  const say = useTexts('mappings');
  const { value, inputRef, label, placeholder, onPick, isWrong = false } = props;
  const data = useMemo(() => {
    // A mapping may name an account that the chart no longer has: it is shown as what it is.
    const stray = value !== null && value !== '' && !has(value) ? [{ value, label: labelOf(value) }] : [];
    return [...stray, ...choices.map(({ group, items }) => ({ group, items: [...items] }))];
  }, [choices, has, labelOf, value]);
  return (
    <Select
      size="xs"
      classNames={{ input: classes['suggesting'] ?? '' }}
      ref={inputRef}
      aria-label={label}
      data={data}
      value={value}
      placeholder={placeholder}
      onChange={(account) => {
        if (account !== null) onPick(account);
      }}
      error={isWrong}
      searchable
      allowDeselect={false}
      maxDropdownHeight={280}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      nothingFoundMessage={say('account.none-found')}
    />
  );
}
