import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ExplainedReceiptView } from '../../../src-shared/ipc/contract.ts';
import {
  type Column,
  DataTable,
  InstantText,
  MemberStateBadge,
  MoneyText,
  paths,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** Numbers are the till's own, so that several shops may have one each; a row opens the receipt. */
export function FoundReceipts({ receipts }: { readonly receipts: readonly ExplainedReceiptView[] }) {
  const say = useTexts('explain');
  const navigate = useNavigate();
  const columns = useMemo(() => columnsOf(say), [say]);
  const open = useCallback(
    ({ receipt }: ExplainedReceiptView) => void navigate(paths.explainReceipt(receipt.id)),
    [navigate],
  );
  return (
    <DataTable
      label={say('find.found')}
      columns={columns}
      rows={receipts}
      rowKey={idOf}
      rowLabel={nameOf}
      onOpen={open}
    />
  );
}

const idOf = ({ receipt }: ExplainedReceiptView): string => receipt.id;
const nameOf = ({ receipt }: ExplainedReceiptView): string => `${receipt.number} ${receipt.location}`;

function columnsOf(say: Say): readonly Column<ExplainedReceiptView>[] {
  return [
    { key: 'number', header: say('column.receipt'), minWidth: 130, render: ({ receipt }) => receipt.number },
    {
      key: 'kind',
      header: say('column.kind'),
      width: 150,
      render: ({ receipt }) => say(`kind.${receipt.kind}`),
    },
    {
      key: 'location',
      header: say('column.location'),
      minWidth: 130,
      render: ({ receipt }) => receipt.location,
    },
    {
      key: 'at',
      header: say('column.at'),
      width: 160,
      render: ({ receipt }) => <InstantText at={receipt.occurredAt} />,
    },
    {
      key: 'customer',
      header: say('column.customer'),
      minWidth: 130,
      render: ({ receipt }) => receipt.customer ?? '',
    },
    {
      key: 'total',
      header: say('column.total'),
      align: 'right',
      width: 130,
      render: ({ receipt, currency }) => <MoneyText amount={receipt.total} currency={currency} />,
    },
    {
      key: 'state',
      header: say('column.state'),
      width: 130,
      render: ({ receipt }) => (receipt.state === null ? '' : <MemberStateBadge state={receipt.state} />),
    },
  ];
}
