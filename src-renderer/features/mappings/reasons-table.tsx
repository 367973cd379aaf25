import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { MappingView } from '../../../src-shared/ipc/contract.ts';
import type { StockDecision } from '../../../src-shared/model/index.ts';
import type { Column } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { MappingTable } from './mapping-table.tsx';
import { useMappings } from './mappings-store.ts';
import { type MappingRow, rowsOf } from './rows.ts';
import type { Saving } from './use-save.ts';
import { ReasonCell } from './value-cells.tsx';

const DECISIONS = ['back-to-stock', 'written-off'] as const satisfies readonly StockDecision[];

/** Reason of a return → whether the goods are sold again. */
export function ReasonsTable(props: { readonly mappings: readonly MappingView[]; readonly saving: Saving }) {
  const say = useTexts('mappings');
  const rows = useMemo(() => rowsOf(props.mappings, 'reason'), [props.mappings]);
  const valueWords = useCallback((value: string) => say(`reason.${value}`), [say]);
  const columns = useMemo(
    (): readonly Column<MappingRow>[] => [
      {
        key: 'decision',
        header: say('reason.decision'),
        render: (row) => <ReasonCell row={row} name={row.key} />,
        minWidth: 180,
      },
    ],
    [say],
  );
  return (
    <MappingTable
      title={say('section.reasons')}
      description={say('section.reasons.text')}
      thing={say('reason')}
      rows={rows}
      valueColumns={columns}
      valueWords={valueWords}
      saving={props.saving}
      bulk={(ticked) => <BulkDecision rows={ticked} />}
      none={say('section.reasons.none')}
    />
  );
}

function BulkDecision({ rows }: { readonly rows: readonly MappingRow[] }) {
  const say = useTexts('mappings');
  const { draftMany, select } = useMappings();
  return DECISIONS.map((value) => (
    <Button
      key={value}
      size="xs"
      variant="default"
      onClick={() => {
        draftMany(rows.map((row) => ({ row, value })));
        select(new Set());
      }}
    >
      {say(`reason.${value}`)}
    </Button>
  ));
}
