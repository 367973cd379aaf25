import { Stack, Table, Text } from '@mantine/core';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, DateText, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** The double entries that the document made. */
export function InvoiceEntries({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  return (
    <Section title={say('entries')} flush>
      <Stack gap="md">
        {document.entries.map((entry, at) => (
          <Table key={at} aria-label={entry.narration} captionSide="top">
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
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ))}
      </Stack>
    </Section>
  );
}
