import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { DigestDetail } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { paths } from '../paths.ts';
import { AmountText } from '../text/amount-text.tsx';
import { isZero } from '../text/numbers.ts';
import classes from './table.module.css';

type Line = DigestDetail['journal'][number]['lines'][number];

/** The lines of one double entry, and what both sides come to. */
export function EntryLines(props: {
  readonly label: string;
  readonly lines: readonly Line[];
  /** Whose accounts they are; left out, or kept elsewhere: no account leads anywhere. */
  readonly books?: string | undefined;
}) {
  const { label, lines, books } = props;
  const say = useTexts('components');
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
          <Table.Th scope="col">{say('entry.account')}</Table.Th>
          <Table.Th scope="col">{say('entry.memo')}</Table.Th>
          <Table.Th scope="col" ta="right" w={130}>
            {say('entry.debit')}
          </Table.Th>
          <Table.Th scope="col" ta="right" w={130}>
            {say('entry.credit')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, index) => (
          // Lines have no identity of their own here, and their order does not change.
          // oxlint-disable-next-line react/no-array-index-key
          <Table.Tr key={index}>
            <Table.Td>
              {books === undefined ? (
                line.account
              ) : (
                <Anchor component={Link} to={paths.account(line.account, books)} inherit underline="always">
                  {line.account}
                </Anchor>
              )}{' '}
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
          <Table.Td colSpan={2}>{say('entry.total')}</Table.Td>
          <Table.Td ta="right">{side('debit')}</Table.Td>
          <Table.Td ta="right">{side('credit')}</Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
