import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, DateText, OpenStateBadge, paths, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Orders, invoices, adjustments and reversals that belong to a document. */
export function RelatedDocuments(props: {
  readonly document: InvoiceView;
  readonly books: string | undefined;
}) {
  const { document, books } = props;
  const say = useTexts('books');
  return (
    <Section title={say('related')} flush>
      <Table aria-label={say('related')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('column.date')}</Table.Th>
            <Table.Th scope="col">{say('column.type')}</Table.Th>
            <Table.Th scope="col">{say('column.number')}</Table.Th>
            <Table.Th scope="col">{say('column.state')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {say('column.total')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {document.related.map(({ number, type, date, total, state }) => (
            <Table.Tr key={number}>
              <Table.Td>
                <DateText date={date} />
              </Table.Td>
              <Table.Td>{say(`type.${type}`)}</Table.Td>
              <Table.Td>
                <Anchor component={Link} to={paths.invoice(number, books)} size="sm">
                  {number}
                </Anchor>
              </Table.Td>
              <Table.Td>{state !== null && <OpenStateBadge state={state} />}</Table.Td>
              <Table.Td ta="right">
                <AmountText amount={total} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
