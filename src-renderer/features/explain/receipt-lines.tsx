import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ExplainedReceiptView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, type Column, DataTable, paths, Section } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { onSideOf, sidesOf, totalsOf } from './explain-words.ts';

type Row = ExplainedReceiptView['lines'][number] & { readonly at: number };

/** What a receipt puts on each line of the ledger that it has a part in; its debits equal its credits. */
export function ReceiptLines({ explained }: { readonly explained: ExplainedReceiptView }) {
  const { lines, books, currency } = explained;
  const say = useTexts('explain');
  const navigate = useNavigate();
  const rows = useMemo(() => lines.map((line, at) => ({ ...line, at })), [lines]);
  const columns = useMemo(() => columnsOf(say, currency, lines), [say, currency, lines]);
  const open = useCallback(
    ({ document, entry, line }: Row) => {
      const ofBooks = books ?? undefined;
      // Where receipts came to nothing between them the ledger has no line to show, only the document.
      const to =
        entry === null || line === null
          ? paths.invoice(document, ofBooks)
          : paths.explainLines(document, { entry, line }, ofBooks);
      void navigate(to);
    },
    [navigate, books],
  );
  return (
    <Section title={say('receipt.lines')} description={say('receipt.lines.text')} flush>
      <DataTable
        label={say('receipt.lines')}
        columns={columns}
        rows={rows}
        rowKey={placeOf}
        rowLabel={nameOf}
        onOpen={open}
      />
    </Section>
  );
}

const placeOf = ({ at }: Row): string => String(at);
const accountOf = ({ account, accountName }: Row): string => `${account} ${accountName}`.trim();
const nameOf = (row: Row): string => `${row.document} ${accountOf(row)}`;

function columnsOf(say: Say, currency: string, lines: ExplainedReceiptView['lines']): readonly Column<Row>[] {
  const totals = totalsOf(lines.map(({ share }) => share));
  const side = (key: 'debit' | 'credit'): Column<Row> => ({
    key,
    header: say(`column.${key}-in`, { currency }),
    align: 'right',
    width: 120,
    render: ({ share }) => <AmountText amount={sidesOf(share)[key]} />,
    footer: <AmountText amount={totals[key]} />,
  });
  return [
    { key: 'document', header: say('column.document'), minWidth: 180, render: ({ document }) => document },
    { key: 'account', header: say('column.account'), minWidth: 190, render: accountOf },
    {
      key: 'memo',
      header: say('column.memo'),
      minWidth: 120,
      render: ({ memo, exact }) => (exact ? memo : `${memo} ${say('in-proportion.short')}`.trim()),
    },
    side('debit'),
    side('credit'),
    {
      key: 'amount',
      header: say('column.of-line'),
      align: 'right',
      width: 130,
      render: ({ amount, share }) => <AmountText amount={onSideOf(share, amount)} dimmed />,
    },
  ];
}
