import { IconPackageOff } from '@tabler/icons-react';
import type { OpenDocumentView } from '../../../src-shared/ipc/contract.ts';
import {
  AmountText,
  Badge,
  type Column,
  DateText,
  isZero,
  MoneyText,
  OpenStateBadge,
} from '../../components/index.ts';
import type { Say } from '../../i18n/index.ts';
import type { OpenList } from './open-lists.ts';

/** One set of books has one currency, which the header names; rows of another one name their own. */
export function openListColumns(
  say: Say,
  list: OpenList,
  currency: string | null,
  hasBackOrders: boolean,
): readonly Column<OpenDocumentView>[] {
  return [
    { key: 'date', header: say('column.date'), width: 110, render: ({ date }) => <DateText date={date} /> },
    { key: 'number', header: say('column.number'), width: 185, render: ({ number }) => number },
    {
      key: 'state',
      header: say('column.state'),
      width: 115,
      render: ({ state }) => <OpenStateBadge state={state} />,
    },
    ...(list === 'orders' ? [orderKind(say)] : []),
    ...(hasBackOrders ? [backOrdered(say)] : []),
    {
      key: 'total',
      header: currency === null ? say('column.total') : say('column.total-in', { currency }),
      align: 'right',
      width: 120,
      render: (row) =>
        row.currency === currency ? (
          <AmountText amount={row.total} dimmed={isZero(row.total)} />
        ) : (
          <MoneyText amount={row.total} currency={row.currency} />
        ),
    },
    { key: 'location', header: say('column.location'), minWidth: 110, render: ({ location }) => location },
    ...(list === 'journals'
      ? []
      : [
          {
            key: 'contact',
            header: say('column.customer'),
            minWidth: 130,
            render: ({ contact }: OpenDocumentView) => contact ?? '',
          },
        ]),
  ];
}

function orderKind(say: Say): Column<OpenDocumentView> {
  return {
    key: 'order',
    header: say('column.order'),
    width: 110,
    render: ({ order }) => (order === null ? '' : say(`order.${order}`)),
  };
}

/** Only where there are any: else the column would be an empty one. */
function backOrdered(say: Say): Column<OpenDocumentView> {
  return {
    key: 'back-ordered',
    header: say('column.in-stock'),
    width: 145,
    render: (row) =>
      row.backOrdered && (
        <Badge tone="warning" icon={IconPackageOff}>
          {say('back-ordered')}
        </Badge>
      ),
  };
}
