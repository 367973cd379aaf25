import { Button, Code } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCircleCheck, IconCopy } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Rejection } from '../../../src-shared/model/index.ts';
import type { Paging } from '../../bridge/index.ts';
import { type Column, CountText, DataTable, EmptyState, Section } from '../../components/index.ts';
import { explainRejection, type Say, useTexts } from '../../i18n/index.ts';

/** The rows that were not taken, each with its line, column, what stood there and why. */
export function RejectedRows(props: {
  readonly rows: readonly Rejection[];
  readonly total: { readonly value: number; readonly exact: boolean };
  readonly paging: Paging;
}) {
  const say = useTexts('imports');
  const { rows, total } = props;
  const columns = useMemo(() => columnsOf(say), [say]);
  if (rows.length === 0) return <EmptyState icon={IconCircleCheck} title={say('rows.none')} />;
  const title = say('rows', { count: total.value });
  return (
    <Section title={title} flush actions={<CopyLines rows={rows} />}>
      <DataTable
        label={say('rows.table')}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        {...props.paging}
        total={total}
      />
    </Section>
  );
}

/** A line may be left out for two reasons, so the place alone is not unique. */
const keyOf = ({ line, column, code }: Rejection): string => `${line}/${column ?? ''}/${code}`;

/** For pasting into a message to whoever makes the file: the rows that are shown, as a spreadsheet reads them. */
function CopyLines({ rows }: { readonly rows: readonly Rejection[] }) {
  const say = useTexts('imports');
  const clipboard = useClipboard();
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={
        clipboard.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
      }
      onClick={() => clipboard.copy(linesOf(rows))}
    >
      {clipboard.copied ? say('rows.copied') : say('rows.copy', { count: rows.length })}
    </Button>
  );
}

function linesOf(rows: readonly Rejection[]): string {
  return rows
    .map(({ line, column, value, code }) =>
      [line, column ?? '', value ?? '', explainRejection(code)].map(inOneCell).join('\t'),
    )
    .join('\n');
}

/** A tab or a line end in a value would begin another cell. */
function inOneCell(value: string | number): string {
  return String(value).replaceAll(/\s+/gu, ' ');
}

function columnsOf(say: Say): readonly Column<Rejection>[] {
  return [
    {
      key: 'line',
      header: say('column.line'),
      align: 'right',
      width: 90,
      // Line 0 is the file as a whole.
      render: ({ line }) => (line === 0 ? say('rows.file') : <CountText count={line} />),
    },
    { key: 'column', header: say('column.column'), width: 160, render: ({ column }) => column ?? '' },
    {
      key: 'value',
      header: say('column.value'),
      width: 220,
      render: ({ value }) => (value === null ? '' : <Code title={value}>{value}</Code>),
    },
    {
      key: 'reason',
      header: say('column.reason'),
      minWidth: 280,
      wrap: true,
      render: ({ code }) => explainRejection(code),
    },
  ];
}
