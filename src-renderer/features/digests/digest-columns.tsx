import { Anchor, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { type Column, DateText, InstantText, MoneyText, paths, StatusBadge } from '../../components/index.ts';
import type { Say } from '../../i18n/index.ts';
import classes from './digests.module.css';
import type { DigestSortBy } from './list-query.ts';

/** The columns of the list; the stream only where there is more than one. */
export function digestColumns(say: Say, manyStreams: boolean): readonly Column<DigestView, DigestSortBy>[] {
  const stream: Column<DigestView, DigestSortBy> = {
    key: 'stream',
    header: say('column.stream'),
    render: (digest) => digest.stream,
    minWidth: 92,
  };
  return [
    {
      key: 'date',
      header: say('column.date'),
      render: ({ date }) => <DateText date={date} weekday />,
      sortBy: 'date',
      width: 144,
    },
    {
      key: 'location',
      header: say('column.location'),
      render: ({ location }) => location,
      sortBy: 'location',
      minWidth: 112,
    },
    ...(manyStreams ? [stream] : []),
    {
      key: 'amount',
      header: say('column.amount'),
      render: ({ amount, currency }) => <MoneyText amount={amount} currency={currency} />,
      align: 'right',
      sortBy: 'amount',
      width: 118,
    },
    {
      key: 'status',
      header: say('column.status'),
      render: ({ status }) => <StatusBadge status={status} />,
      width: 164,
    },
    {
      key: 'reviewed',
      header: say('column.reviewed'),
      render: ({ reviewedAt }) => <ReviewedMark reviewed={reviewedAt !== null} say={say} />,
      align: 'center',
      width: 80,
    },
    {
      key: 'invoice',
      header: say('column.invoice'),
      render: (digest) => <Invoices digest={digest} say={say} />,
      minWidth: 210,
    },
    {
      key: 'created',
      header: say('column.created'),
      render: ({ createdAt }) => <InstantText at={createdAt} />,
      sortBy: 'created',
      width: 176,
    },
  ];
}

function ReviewedMark({ reviewed, say }: { readonly reviewed: boolean; readonly say: Say }) {
  if (!reviewed) return <VisuallyHidden>{say('reviewed.no')}</VisuallyHidden>;
  return (
    <>
      <IconCheck size={16} className={classes['mark']} aria-hidden />
      <VisuallyHidden>{say('reviewed.yes')}</VisuallyHidden>
    </>
  );
}

/** The invoice first, then how many other documents there are. */
function Invoices({ digest, say }: { readonly digest: DigestView; readonly say: Say }) {
  const { documents, documentCount, books } = digest;
  const [first, ...others] = documents;
  if (first === undefined) return null;
  return (
    <>
      <Anchor component={Link} to={paths.invoice(first.number, books)} inherit>
        {first.number}
      </Anchor>
      {documentCount > 1 && (
        <span title={others.map(({ number }) => number).join(', ')}>
          {' '}
          {say('column.invoice.more', { count: documentCount - 1 })}
        </span>
      )}
    </>
  );
}
