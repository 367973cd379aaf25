import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, DateText } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** One double entry. */
export function EntryTable(props: {
  readonly entry: InvoiceView['entries'][number];
  /** Where a line's account is explained; without it no line is. */
  readonly explain?: (account: string) => string;
}) {
  const { entry, explain } = props;
  const say = useTexts('books');
  return (
    <Table aria-label={entry.narration} captionSide="top">
      <Table.Caption ta="left" px="xs">
        <Text span size="sm">
          <DateText date={entry.date} /> {entry.narration}
        </Text>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{say('column.account')}</Table.Th>
          <Table.Th scope="col">{say('column.memo')}</Table.Th>
          <Table.Th scope="col" ta="right" w={120}>
            {say('column.debit')}
          </Table.Th>
          <Table.Th scope="col" ta="right" w={120}>
            {say('column.credit')}
          </Table.Th>
          {explain !== undefined && (
            <Table.Th scope="col" w={90}>
              {say('column.explain')}
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entry.lines.map((line, row) => (
          <Table.Tr key={row}>
            <Table.Td>
              {line.account} {line.name}
            </Table.Td>
            <Table.Td>{line.memo}</Table.Td>
            <Table.Td ta="right">
              <AmountText amount={line.debit} />
            </Table.Td>
            <Table.Td ta="right">
              <AmountText amount={line.credit} />
            </Table.Td>
            {explain !== undefined && (
              <Table.Td>
                <Anchor
                  component={Link}
                  to={explain(line.account)}
                  size="sm"
                  aria-label={say('explain.line', { account: line.account })}
                >
                  {say('explain')}
                </Anchor>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
