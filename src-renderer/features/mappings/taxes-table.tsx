import { useCallback, useMemo } from 'react';
import type { MappingView } from '../../../src-shared/ipc/contract.ts';
import type { Column } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BulkAccount } from './bulk-account.tsx';
import { useChart } from './chart.ts';
import { MappingTable } from './mapping-table.tsx';
import { useMappings } from './mappings-store.ts';
import { type MappingRow, rowsOf } from './rows.ts';
import type { Saving } from './use-save.ts';
import { TaxAccountCell, TaxCodeCell, TaxPointCell } from './value-cells.tsx';
import { readTax, writeTax } from './values.ts';

/** POS tax code → tax code of the books, and the account that its tax goes to. */
export function TaxesTable(props: { readonly mappings: readonly MappingView[]; readonly saving: Saving }) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const rows = useMemo(() => rowsOf(props.mappings, 'tax'), [props.mappings]);
  const valueWords = useCallback(
    (value: string) => {
      const { code, account, point } = readTax(value);
      const what = `${code}, ${labelOf(account)}`;
      return point === 'completion' ? what : `${what}, ${say(`tax.point.${point}`)}`;
    },
    [labelOf, say],
  );
  const columns = useMemo(
    (): readonly Column<MappingRow>[] => [
      {
        key: 'code',
        header: say('tax.code'),
        render: (row) => <TaxCodeCell row={row} name={row.key} />,
        minWidth: 130,
      },
      {
        key: 'account',
        header: say('account'),
        render: (row) => <TaxAccountCell row={row} name={row.key} />,
        minWidth: 220,
      },
      {
        key: 'point',
        header: say('tax.point'),
        render: (row) => <TaxPointCell row={row} name={row.key} />,
        minWidth: 230,
      },
    ],
    [say],
  );
  return (
    <MappingTable
      title={say('section.taxes')}
      description={say('section.taxes.text')}
      thing={say('tax')}
      rows={rows}
      valueColumns={columns}
      valueWords={valueWords}
      saving={props.saving}
      bulk={(ticked) => <BulkAccount rows={ticked} valueOf={withAccount} />}
      none={say('section.taxes.none')}
    />
  );
}

/** The row's code, as it stands in the editor, with another account. */
function withAccount(row: MappingRow, account: string): string {
  const { drafts } = useMappings.getState();
  return writeTax({ ...readTax(drafts[row.id]?.value ?? row.present.value), account });
}
