import { Table } from '@mantine/core';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Whose the movements of control accounts are: which customer's, card's or layby's balance moves. */
export function SubledgerTable({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  return (
    <Section title={say('subledger')} description={say('subledger.text')} flush>
      <Table aria-label={say('subledger')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('column.ledger')}</Table.Th>
            <Table.Th scope="col">{say('column.subject')}</Table.Th>
            <Table.Th scope="col">{say('column.movement')}</Table.Th>
            <Table.Th scope="col">{say('column.account')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {say('column.amount')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {document.subledger.map(({ ledger, subject, movement, account, amount }, at) => (
            <Table.Tr key={at}>
              <Table.Td>{say(`ledger.${ledger}`)}</Table.Td>
              <Table.Td>{subject}</Table.Td>
              <Table.Td>{say(`movement.${movement}`)}</Table.Td>
              <Table.Td>{account}</Table.Td>
              <Table.Td ta="right">
                <AmountText amount={amount} sign="always" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
