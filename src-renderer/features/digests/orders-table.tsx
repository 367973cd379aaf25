import { Button, Group, Text } from '@mantine/core';
import { Fragment, useCallback, useRef, useState } from 'react';
import type { DigestView, OrderView } from '../../../src-shared/ipc/contract.ts';
import type { Paging } from '../../bridge/index.ts';
import { formatCount } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { OrderRow } from './order-row.tsx';
import classes from './orders.module.css';
import { useOrderRows } from './use-order-rows.ts';

interface OrdersTableProps {
  readonly digest: DigestView;
  /** IANA name of the location's zone. */
  readonly timeZone: string | undefined;
  readonly orders: readonly OrderView[];
  /** Of all pages together. */
  readonly total: number;
  readonly paging: Paging;
  readonly onAsk: (order: OrderView) => void;
}

/** Orders that open to their lines and payments where they stand. One stop for Tab, then arrow keys. */
export function OrdersTable(props: OrdersTableProps) {
  const { digest, orders, onAsk } = props;
  const say = useTexts('digests');
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) =>
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const rows = useOrderRows(scroller, orders);
  return (
    <div>
      <div ref={scroller} className={classes['scroller']}>
        <table className={classes['table']} aria-label={say('tab.orders')} aria-rowcount={props.total + 1}>
          <thead>
            <tr>
              <th scope="col">{say('orders.number')}</th>
              <th scope="col">{say('orders.time')}</th>
              <th scope="col">{say('orders.kind')}</th>
              <th scope="col">{say('orders.state')}</th>
              <th scope="col" data-align="right">
                {say('orders.total', { currency: digest.currency })}
              </th>
            </tr>
          </thead>
          {rows.placed.map(({ index, order, gapBefore }) => (
            <Fragment key={order.id}>
              <Gap height={gapBefore} />
              <OrderRow
                order={order}
                index={index}
                digest={digest}
                timeZone={props.timeZone}
                isOpen={opened.has(order.id)}
                isCurrent={rows.current === index}
                onToggle={toggle}
                onFocus={rows.setCurrent}
                onMove={rows.move}
                onAsk={onAsk}
                measure={rows.measure}
              />
            </Fragment>
          ))}
          <Gap height={rows.gapAfter} />
        </table>
      </div>
      <OrdersFooter {...props} />
    </div>
  );
}

function OrdersFooter({ orders, total, paging }: OrdersTableProps) {
  const { hasMore, loadingMore, onMore } = paging;
  const say = useTexts('digests');
  const locale = useLocale();
  return (
    <Group gap="md" mt={6}>
      <Text size="xs">
        {say('orders.showing', {
          shown: formatCount(orders.length, locale),
          total: formatCount(total, locale),
        })}
      </Text>
      {hasMore && (
        <Button size="compact-sm" variant="default" onClick={onMore} loading={loadingMore}>
          {say('orders.more')}
        </Button>
      )}
    </Group>
  );
}

/** The height of the orders that are not in the document. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden>
      <tr style={{ height }} />
    </tbody>
  );
}
