import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import {
  type Column,
  CountText,
  DateText,
  DeliveryStatusBadge,
  InstantText,
  MoneyText,
} from '../../components/index.ts';
import { explainFailure, type Say } from '../../i18n/index.ts';
import type { StatusSortBy } from './status-filters.ts';

type StatusColumn = Column<StatusRowView, StatusSortBy>;

/** The columns of the table; the stream only where there is more than one. */
export function statusColumns(say: Say, manyStreams: boolean): readonly StatusColumn[] {
  return [
    {
      key: 'date',
      header: say('column.date'),
      render: ({ date }) => <DateText date={date} />,
      sortBy: 'date',
      width: 108,
    },
    {
      key: 'number',
      header: say('column.number'),
      render: ({ number }) => number,
      sortBy: 'number',
      // Numbers of a day differ at their end.
      width: 175,
    },
    { key: 'kind', header: say('column.kind'), render: ({ kind }) => say(`kind.${kind}`), width: 120 },
    ...(manyStreams ? [streamColumn(say)] : []),
    {
      key: 'location',
      header: say('column.location'),
      render: ({ location }) => location,
      sortBy: 'location',
      // Its name is read beside the mark of its order.
      minWidth: 100,
    },
    {
      key: 'amount',
      header: say('column.amount'),
      render: ({ amount, currency }) => <MoneyText amount={amount} currency={currency} />,
      align: 'right',
      sortBy: 'amount',
      width: 124,
    },
    {
      key: 'status',
      header: say('column.status'),
      render: (row) => <Status row={row} say={say} />,
      width: 145,
    },
    {
      key: 'attempts',
      header: say('column.attempts'),
      render: ({ attempts }) => <CountText count={attempts} />,
      align: 'right',
      width: 88,
    },
    {
      key: 'tried',
      header: say('column.tried'),
      render: ({ lastTriedAt }) => (lastTriedAt === null ? say('never') : <InstantText at={lastTriedAt} />),
      sortBy: 'tried',
      width: 178,
    },
  ];
}

function streamColumn(say: Say): StatusColumn {
  return { key: 'stream', header: say('column.stream'), render: ({ stream }) => stream, minWidth: 92 };
}

/** A failed one has an exclamation mark; why, and what a waiting one waits for, is at hand. */
function Status({ row, say }: { readonly row: StatusRowView; readonly say: Say }) {
  const { status, cause, waitsFor } = row;
  const waits = waitsFor === null ? '' : say('waits-for', { number: waitsFor });
  const why = cause === null ? waits : explainFailure(cause).cause;
  return (
    <span title={why === '' ? undefined : why}>
      <DeliveryStatusBadge status={status} />
      {waitsFor !== null && ` ${waits}`}
    </span>
  );
}
