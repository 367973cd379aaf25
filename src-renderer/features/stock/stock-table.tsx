import { IconPackages } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { StockReportView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { DataTable, EmptyState, isZero, LoadingRows } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { stockColumns, worth } from './stock-columns.tsx';
import { useStockView } from './stock-store.ts';
import type { StockItem, StockRows } from './use-stock-rows.ts';

/** Item by item and location by location, with what those shown are worth. */
export function StockTable(props: {
  readonly stock: StockRows;
  readonly report: StockReportView;
  readonly isFiltered: boolean;
}) {
  const { stock, report, isFiltered } = props;
  const say = useTexts('stock');
  const isOnePlace = useStockView(({ place }) => place !== null);
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
      {...(isOnePlace ? {} : { total })}
      empty={
        // What is at the place may come with the next page.
        paging.hasMore ? (
          <LoadingRows rows={3} />
        ) : (
          <EmptyState
            icon={IconPackages}
            title={say(isFiltered ? 'no-match' : 'empty')}
            text={say(isFiltered ? 'no-match.text' : 'empty.text')}
          />
        )
      }
    />
  );
}

const keyOf = ({ sku, location }: StockItem): string => `${sku}\u0000${location ?? ''}`;
