import { Anchor } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ExplainedLineView, ReceiptView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import type { Paging } from '../../bridge/index.ts';
import { AmountText, type Column, DataTable, DateText, InstantText, paths } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { onSideOf, sidesOf } from './explain-words.ts';

/** A receipt's share, on the side of the line. It has its id alone in the case that it is not known any more. */
interface Row {
  readonly id: string;
  readonly share: string;
  readonly receipt: ReceiptView | null;
}

/** The receipts behind a line with what each of them put there; they come to the line. */
export function SharesTable(props: {
  readonly line: ExplainedLineView;
  readonly receipts: readonly ReceiptView[];
  readonly currency: string;
  readonly paging: Paging;
}) {
  const { line, receipts, currency, paging } = props;
  const say = useTexts('explain');
  const navigate = useNavigate();
  const rows = useMemo((): readonly Row[] => {
    const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    return line.shares.map(({ receipt, amount }) => ({
      id: receipt,
      share: onSideOf(line.amount, amount),
      receipt: byId.get(receipt) ?? null,
    }));
  }, [line, receipts]);
  const side = sidesOf(line.amount).credit === '' ? 'debit' : 'credit';
  const columns = useMemo(
    () => columnsOf(say, say(`column.${side}-in`, { currency }), rows),
    [say, side, currency, rows],
  );
  const open = useCallback(({ id }: Row) => void navigate(paths.explainReceipt(id)), [navigate]);
  return (
    <DataTable
      label={say('shares.label')}
      columns={columns}
      rows={rows}
      rowKey={idOf}
      rowLabel={numberOf}
      onOpen={open}
      {...paging}
    />
  );
}

const idOf = ({ id }: Row): string => id;
const numberOf = ({ id, receipt }: Row): string => receipt?.number ?? id;

/** @param side what the column of shares is called: the line is a debit or a credit */
function columnsOf(say: Say, side: string, rows: readonly Row[]): readonly Column<Row>[] {
  return [
    { key: 'number', header: say('column.receipt'), minWidth: 120, render: numberOf },
    {
      key: 'kind',
      header: say('column.kind'),
      width: 140,
      render: ({ receipt }) => (receipt === null ? '' : say(`kind.${receipt.kind}`)),
    },
    {
      key: 'location',
      header: say('column.location'),
      minWidth: 120,
      render: ({ receipt }) => receipt?.location ?? '',
    },
    {
      key: 'at',
      header: say('column.at'),
      width: 160,
      render: ({ receipt }) => (receipt === null ? '' : <InstantText at={receipt.occurredAt} />),
    },
    {
      key: 'digest',
      header: say('column.digest'),
      width: 130,
      render: ({ receipt }) => (receipt === null ? '' : <DigestLink receipt={receipt} />),
    },
    {
      key: 'total',
      header: say('column.total'),
      align: 'right',
      width: 110,
      render: ({ receipt }) => (receipt === null ? '' : <AmountText amount={receipt.total} dimmed />),
    },
    {
      key: 'share',
      header: side,
      align: 'right',
      width: 130,
      render: ({ share }) => <AmountText amount={share} />,
      footer: <AmountText amount={sumDecimals(rows.map(({ share }) => share))} />,
    },
  ];
}

/** The day that a receipt is in. */
export function DigestLink({ receipt }: { readonly receipt: ReceiptView }) {
  const { digest, date } = receipt;
  if (digest === null) return <DateText date={date} />;
  return (
    <Anchor component={Link} to={paths.digest(digest, 'orders')} size="sm">
      <DateText date={date} />
    </Anchor>
  );
}
