import { Select } from '@mantine/core';
import { type Ref, useMemo } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { useChart } from './chart.ts';
import classes from './mappings.module.css';

/** No account has an empty number. */
const NONE = '';

/** A choice of one account of the books, found by number or name. */
export function AccountSelect(props: {
  readonly label: string;
  /** Null: none is chosen. */
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onPick: (account: string) => void;
  /** Takes the chosen account away again; first in the list. */
  readonly none?: { readonly label: string; readonly onPick: () => void } | null;
  readonly isWrong?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  const { choices, has, labelOf } = useChart();
  const say = useTexts('mappings');
  const { value, inputRef, label, placeholder, onPick, none = null, isWrong = false } = props;
  const noneLabel = none?.label ?? null;
  const data = useMemo(() => {
    // A mapping may name an account that the chart no longer has: it is shown as what it is.
    const stray = value !== null && value !== '' && !has(value) ? [{ value, label: labelOf(value) }] : [];
    const first = noneLabel === null ? [] : [{ value: NONE, label: noneLabel }];
    return [...first, ...stray, ...choices.map(({ group, items }) => ({ group, items: [...items] }))];
  }, [choices, has, labelOf, value, noneLabel]);
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
        if (account === NONE) none?.onPick();
        else if (account !== null) onPick(account);
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
