import { Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { type Column, DataTable } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './mappings.module.css';
import { useMappings } from './mappings-store.ts';
import { RowSince, RowState } from './row-state.tsx';
import { failedFirst, type MappingRow, matching } from './rows.ts';
import { Accept, Unmapped } from './suggestions.tsx';
import { useTicks } from './use-ticks.ts';
import type { Saving } from './use-save.ts';

interface MappingTableProps {
  readonly title: string;
  readonly description: string;
  readonly rows: readonly MappingRow[];
  /** Header of the column of POS things. */
  readonly thing: string;
  /** What a thing is called; without it, its key. */
  readonly nameOf?: (row: MappingRow) => string;
  readonly valueColumns: readonly Column<MappingRow>[];
  /** A value in words, for the search and for what was before. */
  readonly valueWords: (value: string) => string;
  readonly saving: Saving;
  /** What is done with the ticked rows; without it there are no ticks. */
  readonly bulk?: (rows: readonly MappingRow[]) => ReactNode;
  readonly onOpen?: (row: MappingRow) => void;
  readonly rowActions?: (row: MappingRow) => ReactNode;
  /** Said when there is nothing of the kind at all. */
  readonly none: string;
}

/** The rows of one kind with their editors, what is not mapped first. */
export function MappingTable(props: MappingTableProps) {
  const say = useTexts('mappings');
  const { rows, saving, valueWords } = props;
  const { search, failed, sought } = useMappings();
  const nameOf = props.nameOf ?? keyOf;
  const shown = failedFirst(
    matching(rows, search, (row) => `${nameOf(row)} ${valueWords(row.present.value)}`),
    failed ?? sought?.id ?? null,
  );
  const { selection, ticked } = useTicks(shown);
  const columns = useColumns(props);
  return (
    <Stack gap="xs">
      <div>
        <h2 className={classes['heading']}>{props.title}</h2>
        <Text size="sm">{props.description}</Text>
      </div>
      <Unmapped rows={rows} shown={shown} saving={saving} />
      {props.bulk !== undefined && ticked.length > 0 && (
        <Group
          gap="sm"
          className={classes['bulk']}
          role="group"
          aria-label={say('bulk', { count: ticked.length })}
        >
          <Text size="sm" fw={600}>
            {say('bulk', { count: ticked.length })}
          </Text>
          {props.bulk(ticked)}
        </Group>
      )}
      <DataTable
        label={props.title}
        columns={columns}
        rows={shown}
        rowKey={idOf}
        rowLabel={nameOf}
        {...(props.bulk === undefined ? {} : { selection })}
        {...(props.onOpen === undefined ? {} : { onOpen: props.onOpen })}
        rowActions={(row) => (
          <Accept row={row} saving={saving} extra={props.rowActions?.(row)} name={nameOf(row)} />
        )}
        empty={rows.length === 0 ? props.none : say('nothing-found')}
        maxHeight="60dvh"
      />
    </Stack>
  );
}

function useColumns({ nameOf, thing, valueColumns, valueWords }: MappingTableProps) {
  const say = useTexts('mappings');
  return useMemo(
    (): readonly Column<MappingRow>[] => [
      { key: 'thing', header: thing, render: (row) => nameOf?.(row) ?? row.key, minWidth: 90 },
      { key: 'state', header: say('state'), render: (row) => <RowState row={row} />, width: 124 },
      ...valueColumns,
      {
        key: 'since',
        header: say('since.header'),
        render: (row) => <RowSince row={row} valueWords={valueWords} />,
        width: 150,
        wrap: true,
      },
    ],
    [nameOf, thing, valueColumns, valueWords, say],
  );
}

const idOf = ({ id }: MappingRow): string => id;
const keyOf = ({ key }: MappingRow): string => key;
