import { IconPackages } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { StockReportView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { DataTable, EmptyState, isZero } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { stockColumns, worth } from './stock-columns.tsx';
import type { StockItem, StockRows } from './use-stock-rows.ts';

/** Item by item and location by location, with what those shown are worth. */
export function StockTable(props: {
  readonly stock: StockRows;
  readonly report: StockReportView;
  readonly isFiltered: boolean;
}) {
  const { stock, report, isFiltered } = props;
  const say = useTexts('stock');
  const { rows } = stock;
  const { paging } = stock.query;
  const { totals, currency, total } = report;
  const shown = useMemo(() => {
    if (!isFiltered) return sumDecimals([totals.onHand, totals.inTransit]);
    return paging.hasMore ? null : worth(rows);
  }, [isFiltered, totals, paging.hasMore, rows]);
  const isMoving = !isZero(totals.inTransit) || rows.some(({ inTransit }) => !isZero(inTransit));
  const columns = useMemo(
    () => stockColumns(say, currency, isMoving, shown),
    [say, currency, isMoving, shown],
  );
  return (
    <DataTable
      label={say('title')}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      {...paging}
      total={total}
      empty={
        <EmptyState
          icon={IconPackages}
          title={say(isFiltered ? 'no-match' : 'empty')}
          text={say(isFiltered ? 'no-match.text' : 'empty.text')}
        />
      }
    />
  );
}

const keyOf = ({ sku, location }: StockItem): string => `${sku}\u0000${location ?? ''}`;
