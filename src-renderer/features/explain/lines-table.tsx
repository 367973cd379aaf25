import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ExplainedLineView, Responses } from '../../../src-shared/ipc/contract.ts';
import { AmountText, type Column, CountText, DataTable, paths } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { sidesOf, totalsOf } from './explain-words.ts';

type Row = ExplainedLineView & { readonly at: number };

/** Several lines of one document; each opens with the receipts behind it. */
export function LinesTable(props: {
  readonly answer: Responses['explain.line'];
  /** For the links; undefined while there is only one set of books. */
  readonly books: string | undefined;
}) {
  const { answer, books } = props;
  const { lines, document } = answer;
  const say = useTexts('explain');
  const navigate = useNavigate();
  const rows = useMemo(() => lines.map((line, at) => ({ ...line, at })), [lines]);
  const columns = useMemo(() => columnsOf(say, lines), [say, lines]);
  const open = useCallback(
    ({ entry, line, account }: Row) => {
      const asked = entry === null || line === null ? { account } : { entry, line };
      void navigate(paths.explainLines(document.number, asked, books));
    },
    [navigate, document.number, books],
  );
  return (
    <DataTable
      label={say('lines.label', { number: document.number })}
      columns={columns}
      rows={rows}
      rowKey={placeOf}
      rowLabel={accountOf}
      onOpen={open}
    />
  );
}

const placeOf = ({ at }: Row): string => String(at);
const accountOf = ({ account, accountName }: ExplainedLineView): string => `${account} ${accountName}`.trim();

function columnsOf(say: Say, lines: readonly ExplainedLineView[]): readonly Column<Row>[] {
  const totals = totalsOf(lines.map(({ amount }) => amount));
  const side = (key: 'debit' | 'credit'): Column<Row> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width: 100,
    render: ({ amount }) => <AmountText amount={sidesOf(amount)[key]} />,
    footer: <AmountText amount={totals[key]} />,
  });
  return [
    { key: 'account', header: say('column.account'), minWidth: 150, render: accountOf },
    { key: 'memo', header: say('column.memo'), minWidth: 90, render: ({ memo }) => memo },
    {
      key: 'narration',
      header: say('column.narration'),
      minWidth: 110,
      render: ({ narration }) => narration,
    },
    {
      key: 'receipts',
      header: say('column.receipts'),
      align: 'right',
      width: 80,
      render: ({ shareCount }) => <CountText count={shareCount} dimmed={shareCount === 0} />,
    },
    side('debit'),
    side('credit'),
  ];
}
