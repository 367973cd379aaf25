import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import {
  CopyText,
  CountText,
  DateText,
  DeliveryStatusBadge,
  InstantText,
  KeyValue,
  MoneyText,
  paths,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What a row is, and where it stands. */
export function RowFacts({ row }: { readonly row: StatusRowView }) {
  const say = useTexts('sync-status');
  const inBooks = row.status === 'succeeded';
  return (
    <KeyValue
      items={[
        { label: say('column.status'), value: <DeliveryStatusBadge status={row.status} /> },
        { label: say('column.kind'), value: say(`kind.${row.kind}`) },
        {
          label: say('column.number'),
          value: inBooks ? (
            <Anchor component={Link} to={paths.invoice(row.number, row.books)} inherit>
              {row.number}
            </Anchor>
          ) : (
            row.number
          ),
        },
        { label: say('column.date'), value: <DateText date={row.date} /> },
        { label: say('column.location'), value: row.location },
        { label: say('column.amount'), value: <MoneyText amount={row.amount} currency={row.currency} /> },
        { label: say('column.stream'), value: row.stream },
        { label: say('row.books'), value: row.books },
        { label: say('column.attempts'), value: <CountText count={row.attempts} /> },
        {
          label: say('column.tried'),
          value: row.lastTriedAt === null ? say('never') : <InstantText at={row.lastTriedAt} />,
        },
        ...(row.nextTryAt === null
          ? []
          : [{ label: say('row.next-try'), value: <InstantText at={row.nextTryAt} /> }]),
        { label: say('row.key'), value: <CopyText text={row.id} />, hint: say('row.key.hint') },
      ]}
    />
  );
}
