import { Table } from '@mantine/core';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, isZero, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** How it was paid, by method with the account that the money went to. */
export function InvoicePayments({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  const extra = (['rounding', 'tips'] as const).filter((part) => !isZero(document[part]));
  return (
    <Section title={say('payments')} flush>
      <Table aria-label={say('payments')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('column.method')}</Table.Th>
            <Table.Th scope="col">{say('column.account')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {say('column.amount')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {document.payments.map(({ method, account, accountName, amount }) => (
            <Table.Tr key={`${method}/${account}`}>
              <Table.Td>{method}</Table.Td>
              <Table.Td>
                {account} {accountName}
              </Table.Td>
              <Table.Td ta="right">
                <AmountText amount={amount} />
              </Table.Td>
            </Table.Tr>
          ))}
          {extra.map((part) => (
            <Table.Tr key={part}>
              <Table.Td colSpan={2}>{say(`including.${part}`)}</Table.Td>
              <Table.Td ta="right">
                <AmountText amount={document[part]} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
