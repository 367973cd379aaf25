import { useMemo } from 'react';
import type { MappingView } from '../../../src-shared/ipc/contract.ts';
import type { Column } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BulkAccount } from './bulk-account.tsx';
import { useChart } from './chart.ts';
import { MappingTable } from './mapping-table.tsx';
import { type MappingRow, rowsOf } from './rows.ts';
import type { Saving } from './use-save.ts';
import { AccountCell } from './value-cells.tsx';

/** Payment method → the account that its money goes to. */
export function PaymentsSection(props: {
  readonly mappings: readonly MappingView[];
  readonly saving: Saving;
}) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const rows = useMemo(() => rowsOf(props.mappings, 'payment-method'), [props.mappings]);
  const columns = useMemo(
    (): readonly Column<MappingRow>[] => [
      {
        key: 'account',
        header: say('account'),
        render: (row) => <AccountCell row={row} name={row.key} />,
        minWidth: 220,
      },
    ],
    [say],
  );
  return (
    <MappingTable
      title={say('section.payments')}
      description={say('section.payments.text')}
      thing={say('payment-method')}
      rows={rows}
      valueColumns={columns}
      valueWords={labelOf}
      saving={props.saving}
      bulk={(ticked) => <BulkAccount rows={ticked} valueOf={(_, account) => account} />}
      none={say('section.payments.none')}
    />
  );
}
