import { Anchor, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DigestDetail, SectionView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import {
  AmountText,
  CountText,
  MemberStateBadge,
  MoneyText,
  paths,
  Section,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** How it was paid, and how returns were paid back. */
export function TendersTable(props: {
  readonly sales: SectionView['tenders'];
  readonly returns: SectionView['tenders'];
  readonly currency: string;
}) {
  const { sales, returns, currency } = props;
  const say = useTexts('digests');
  if (sales.length + returns.length === 0) return null;
  const rows = [
    ...sales.map((tender) => ({ ...tender, key: `sale ${tender.method}`, name: tender.method })),
    ...returns.map((tender) => ({
      ...tender,
      key: `return ${tender.method}`,
      name: say('summary.refund', { method: tender.method }),
    })),
  ];
  return (
    <Section title={say('summary.tenders')} description={say('summary.in', { currency })}>
      <Figures
        label={say('summary.tenders')}
        head={[say('summary.method'), say('summary.count'), say('summary.amount')]}
        rows={rows.map(({ key, name, count, amount }) => ({
          key,
          cells: [name, <CountText key="count" count={count} />, <AmountText key="amount" amount={amount} />],
        }))}
        foot={[
          say('summary.total'),
          '',
          <MoneyText
            key="total"
            amount={sumDecimals(rows.map(({ amount }) => amount))}
            currency={currency}
          />,
        ]}
      />
    </Section>
  );
}

/** Everything that the tills sent for this day, by kind and by where it stands. */
export function KindsTable(props: { readonly kinds: DigestDetail['kinds']; readonly currency: string }) {
  const say = useTexts('digests');
  const { kinds, currency } = props;
  if (kinds.length === 0) return null;
  return (
    <Section title={say('summary.kinds')} description={say('summary.in', { currency })}>
      <Figures
        label={say('summary.kinds')}
        head={[say('summary.kind'), say('summary.state'), say('summary.count'), say('summary.amount')]}
        rows={kinds.map(({ kind, state, count, amount }) => ({
          key: `${kind} ${state}`,
          cells: [
            say(`kind.${kind}`),
            <MemberStateBadge key="state" state={state} />,
            <CountText key="count" count={count} />,
            <AmountText key="amount" amount={amount} />,
          ],
        }))}
      />
    </Section>
  );
}

/** What is in the books of it, or on its way there. */
export function PostedTable(props: {
  readonly digest: Pick<DigestDetail['digest'], 'documents' | 'documentCount' | 'books' | 'currency'>;
}) {
  const say = useTexts('digests');
  const { documents, documentCount, books, currency } = props.digest;
  const isWhole = documents.length >= documentCount;
  const showing = say('summary.posted.showing', { shown: documents.length, total: documentCount });
  if (documents.length === 0) return null;
  return (
    <Section
      title={say('summary.posted')}
      description={`${say('summary.in', { currency })}${isWhole ? '' : ` · ${showing}`}`}
    >
      <Figures
        label={say('summary.posted')}
        head={[say('summary.number'), say('summary.document'), say('summary.amount')]}
        rows={documents.map(({ kind, number, amount }) => ({
          key: number,
          cells: [
            <Anchor key="number" component={Link} to={paths.invoice(number, books)} inherit>
              {number}
            </Anchor>,
            say(`document.${kind}`),
            <AmountText key="amount" amount={amount} />,
          ],
        }))}
      />
    </Section>
  );
}

/** A small table: words on the left, the last two columns or the last one figures on the right. */
function Figures(props: {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly foot?: readonly ReactNode[];
}) {
  const say = useTexts('digests');
  const { label, head, rows, foot } = props;
  const figures = [say('summary.count'), say('summary.amount')];
  const alignOf = (index: number) => (figures.includes(head[index] ?? '') ? 'right' : 'left');
  const cells = (all: readonly ReactNode[]) =>
    all.map((cell, index) => (
      <Table.Td key={head[index]} ta={alignOf(index)}>
        {cell}
      </Table.Td>
    ));
  return (
    <Table verticalSpacing={4} horizontalSpacing={0} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {head.map((text, index) => (
            <Table.Th key={text} ta={alignOf(index)}>
              {text}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key}>{cells(row.cells)}</Table.Tr>
        ))}
      </Table.Tbody>
      {foot !== undefined && (
        <Table.Tfoot>
          <Table.Tr fw={600}>{cells(foot)}</Table.Tr>
        </Table.Tfoot>
      )}
    </Table>
  );
}
