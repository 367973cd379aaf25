import { Table } from '@mantine/core';
import { IconHistory, IconPencil } from '@tabler/icons-react';
import type { RehearsalView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { AmountText, Badge, isZero } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './rehearsal.module.css';

/** An entry that is there on one side only, as an accountant reads it. */
export function RehearsedEntry({ entry }: { readonly entry: RehearsalView['entries'][number] }) {
  const say = useTexts('mappings');
  const { side, narration, lines } = entry;
  const sum = (of: 'debit' | 'credit') => <AmountText amount={sumDecimals(lines.map((line) => line[of]))} />;
  return (
    <div className={classes['entry']}>
      <div className={classes['narration']}>
        <Badge
          tone={side === 'before' ? 'neutral' : 'change'}
          icon={side === 'before' ? IconHistory : IconPencil}
        >
          {say(`rehearse.side.${side}`)}
        </Badge>
        <span>{narration}</span>
      </div>
      <Table
        layout="fixed"
        verticalSpacing={4}
        horizontalSpacing={8}
        aria-label={`${say(`rehearse.side.${side}`)}: ${narration}`}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('account')}</Table.Th>
            <Table.Th>{say('rehearse.memo')}</Table.Th>
            <Table.Th ta="right" w={120}>
              {say('rehearse.debit')}
            </Table.Th>
            <Table.Th ta="right" w={120}>
              {say('rehearse.credit')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <Table.Tr key={index}>
              <Table.Td>
                {line.account} {line.name}
              </Table.Td>
              <Table.Td>{line.memo}</Table.Td>
              <Table.Td ta="right">{!isZero(line.debit) && <AmountText amount={line.debit} />}</Table.Td>
              <Table.Td ta="right">{!isZero(line.credit) && <AmountText amount={line.credit} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr fw={600}>
            <Table.Td colSpan={2}>{say('rehearse.total')}</Table.Td>
            <Table.Td ta="right">{sum('debit')}</Table.Td>
            <Table.Td ta="right">{sum('credit')}</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}
