import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { type Column, DataTable } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddDetail } from './add-detail.tsx';
import { useChart } from './chart.ts';
import { BulkDetails, DetailAccountCell, DetailState } from './detail-cells.tsx';
import type { DetailRow, JournalLine } from './journal-lines.ts';
import classes from './mappings.module.css';
import { useMappings } from './mappings-store.ts';
import { RowSince } from './row-state.tsx';
import { failedFirst } from './rows.ts';
import { Accept, Unmapped } from './suggestions.tsx';
import { useLineValue } from './use-line-value.ts';
import type { Saving } from './use-save.ts';
import { useTicks } from './use-ticks.ts';
import type { JournalRowValue } from './values.ts';

interface DetailsProps {
  readonly line: JournalLine;
  /** Those that a search has found; null: all. */
  readonly only: readonly DetailRow[] | null;
  readonly name: string;
  readonly saving: Saving;
}

/** The details of a row with their accounts, what has none first, and what becomes of that. */
export function JournalDetails({ line, only, name, saving }: DetailsProps) {
  const say = useTexts('mappings');
  const failed = useMappings((state) => state.failed ?? state.sought?.id ?? null);
  const rows = useMemo(() => failedFirst(only ?? line.details, failed), [only, line, failed]);
  const [{ details: treatment }] = useLineValue(line);
  const isHeld = treatment === 'required';
  const { selection, ticked } = useTicks(rows);
  const columns = useColumns(line);
  const title = say('details.title', { name, kind: say(`detail.${line.state.detail ?? ''}`) });
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Treatment line={line} name={name} />
        <AddDetail line={line} />
      </Group>
      {isHeld && <Unmapped rows={rows} shown={rows.filter(isSuggested)} saving={saving} />}
      {ticked.length > 0 && (
        <Group
          gap="sm"
          className={classes['bulk']}
          role="group"
          aria-label={say('bulk', { count: ticked.length })}
        >
          <Text size="sm" fw={600}>
            {say('bulk', { count: ticked.length })}
          </Text>
          <BulkDetails line={line} rows={ticked} />
        </Group>
      )}
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={idOf}
        rowLabel={nameOf}
        selection={selection}
        {...(isHeld
          ? {
              rowActions: (row: DetailRow) =>
                isSuggested(row) && <Accept row={row} saving={saving} extra={null} name={row.name} />,
            }
          : {})}
        empty={say('details.none')}
        maxHeight="50dvh"
      />
    </Stack>
  );
}

function useColumns(line: JournalLine): readonly Column<DetailRow>[] {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  return useMemo(
    (): readonly Column<DetailRow>[] => [
      {
        key: 'name',
        header: say(`details.column.${line.state.detail ?? ''}`),
        render: (row) => row.name,
        minWidth: 110,
        wrap: true,
      },
      {
        key: 'state',
        header: say('state'),
        render: (row) => <DetailState row={row} line={line} />,
        width: 132,
      },
      {
        key: 'account',
        header: say('account'),
        render: (row) => <DetailAccountCell row={row} line={line} />,
        minWidth: 210,
      },
      {
        key: 'since',
        header: say('since.header'),
        render: (row) => <RowSince row={row} valueWords={labelOf} />,
        width: 130,
        wrap: true,
      },
    ],
    [line, say, labelOf],
  );
}

/** What becomes of a detail without an account of its own. */
function Treatment({ line, name }: { readonly line: JournalLine; readonly name: string }) {
  const say = useTexts('mappings');
  const [{ details }, change] = useLineValue(line);
  const { role, detail } = line.state;
  const kind = detail ?? '';
  // Where each has an account by another mapping there is nothing to hold.
  const choices: readonly JournalRowValue['details'][] =
    role === null && details !== 'required' ? ['off', 'optional'] : ['off', 'optional', 'required'];
  return (
    <NativeSelect
      size="xs"
      label={say('details.without', { kind: say(`detail.${kind}`) })}
      aria-label={say('details.without-of', { kind: say(`detail.${kind}`), name })}
      value={details}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice === event.currentTarget.value);
        if (chosen !== undefined) change({ details: chosen });
      }}
      data={choices.map((choice) => ({
        value: choice,
        label: say(role === null && choice === 'optional' ? `details.optional.${kind}` : `details.${choice}`),
      }))}
      w={340}
    />
  );
}

const isSuggested = ({ present }: DetailRow): boolean => present.value !== '';
const idOf = ({ id }: DetailRow): string => id;
const nameOf = ({ name }: DetailRow): string => name;
