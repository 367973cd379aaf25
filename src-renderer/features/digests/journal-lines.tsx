import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { DigestDetail } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { AmountText, isZero, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './detail.module.css';

type Line = DigestDetail['journal'][number]['lines'][number];

/** The lines of one double entry, and what both sides come to. */
export function JournalLines(props: {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly books: string;
}) {
  const { label, lines, books } = props;
  const say = useTexts('digests');
  const side = (of: 'debit' | 'credit') => <AmountText amount={sumDecimals(lines.map((line) => line[of]))} />;
  return (
    <Table
      layout="fixed"
      verticalSpacing={4}
      horizontalSpacing={8}
      aria-label={label}
      className={classes['entry']}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('journal.account')}</Table.Th>
          <Table.Th>{say('journal.memo')}</Table.Th>
          <Table.Th ta="right" w={130}>
            {say('journal.debit')}
          </Table.Th>
          <Table.Th ta="right" w={130}>
            {say('journal.credit')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, index) => (
          // Lines have no identity of their own here, and their order does not change.
          // oxlint-disable-next-line react/no-array-index-key
          <Table.Tr key={index}>
            <Table.Td>
              <Anchor component={Link} to={paths.account(line.account, books)} inherit underline="always">
                {line.account}
              </Anchor>{' '}
              {line.name}
            </Table.Td>
            <Table.Td>{line.memo}</Table.Td>
            <Table.Td ta="right">{!isZero(line.debit) && <AmountText amount={line.debit} />}</Table.Td>
            <Table.Td ta="right">{!isZero(line.credit) && <AmountText amount={line.credit} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr fw={600}>
          <Table.Td colSpan={2}>{say('summary.total')}</Table.Td>
          <Table.Td ta="right">{side('debit')}</Table.Td>
          <Table.Td ta="right">{side('credit')}</Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
