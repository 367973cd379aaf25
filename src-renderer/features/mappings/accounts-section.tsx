import { Stack } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { MappingView } from '../../../src-shared/ipc/contract.ts';
import { ACCOUNT_ROLES } from '../../../src-shared/model/index.ts';
import type { Column } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useChart } from './chart.ts';
import { MappingTable } from './mapping-table.tsx';
import { ReasonsTable } from './reasons-table.tsx';
import { type MappingRow, rowsOf } from './rows.ts';
import { TaxesTable } from './taxes-table.tsx';
import type { Saving } from './use-save.ts';
import { AccountCell } from './value-cells.tsx';

interface SectionProps {
  readonly mappings: readonly MappingView[];
  readonly saving: Saving;
}

/** Sales income and the other roles, taxes, and what becomes of goods that come back. */
export function AccountsSection(props: SectionProps) {
  return (
    <Stack gap="xl">
      <RolesTable {...props} />
      <TaxesTable {...props} />
      <ReasonsTable {...props} />
    </Stack>
  );
}

function RolesTable({ mappings, saving }: SectionProps) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const rows = useMemo(() => rowsOf(mappings, 'account').toSorted(byRole), [mappings]);
  const nameOf = useCallback((row: MappingRow) => say(`role.${row.key}`), [say]);
  const columns = useMemo(
    (): readonly Column<MappingRow>[] => [
      {
        key: 'account',
        header: say('account'),
        render: (row) => <AccountCell row={row} name={nameOf(row)} />,
        minWidth: 220,
      },
    ],
    [say, nameOf],
  );
  return (
    <MappingTable
      title={say('section.roles')}
      description={say('section.roles.text')}
      thing={say('role')}
      rows={rows}
      nameOf={nameOf}
      valueColumns={columns}
      valueWords={labelOf}
      saving={saving}
      none={say('section.roles.none')}
    />
  );
}

/** In the order of a posting: what is sold, what is taken off, what is owed. */
function byRole(a: MappingRow, b: MappingRow): number {
  const rank = (row: MappingRow): number => ACCOUNT_ROLES.findIndex((role) => role === row.key);
  return rank(a) - rank(b);
}
