import { Button, Group } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DateField } from '../input/date-field.tsx';
import { SearchField } from './search-field.tsx';

interface Filters {
  readonly search: string;
  /** YYYY-MM-DD, both included; null: open at that end. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What a list is narrowed down to: a search, choices of its own, days, and the way back to all of it. */
export function FilterBar(props: {
  readonly words: Readonly<Record<'label' | 'search' | 'from' | 'to' | 'clear', string>>;
  readonly filters: Filters;
  readonly change: (part: Partial<Filters>) => void;
  /** Null: nothing is chosen. */
  readonly clear: (() => void) | null;
  /** Pixels of the search field. */
  readonly searchWidth: number;
  /** Between the search and the days. */
  readonly children?: ReactNode;
  /** Behind the days. */
  readonly after?: ReactNode;
}) {
  const { words, filters, change, clear, searchWidth, children, after } = props;
  const { search, from, to } = filters;
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label={words.label}>
      <SearchField
        label={words.search}
        search={search}
        onSearch={(text) => change({ search: text })}
        width={searchWidth}
      />
      {children}
      {/* The two ends of one range stay side by side. */}
      <Group gap="xs" wrap="nowrap">
        <DateField
          aria-label={words.from}
          placeholder={words.from}
          value={from}
          onChange={(date) => change({ from: date })}
          {...(to === null ? {} : { maxDate: to })}
          clearable
          w={124}
        />
        <DateField
          aria-label={words.to}
          placeholder={words.to}
          value={to}
          onChange={(date) => change({ to: date })}
          {...(from === null ? {} : { minDate: from })}
          clearable
          w={124}
        />
      </Group>
      {after}
      {clear !== null && (
        <Button
          variant="subtle"
          color="gray"
          onClick={clear}
          leftSection={<IconFilterOff size={16} aria-hidden />}
        >
          {words.clear}
        </Button>
      )}
    </Group>
  );
}
