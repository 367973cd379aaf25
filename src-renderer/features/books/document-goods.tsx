import { Table } from '@mantine/core';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { QuantityText, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Goods that leave or come with a document; on invoices and orders with items the items say it. */
export function DocumentGoods({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  const named = new Set(document.lines.map(({ sku }) => sku));
  const goods = document.goods.filter(({ sku }) => !named.has(sku));
  if (goods.length === 0) return null;
  return (
    <Section title={say('goods')} description={say('goods.text')} flush>
      <Table.ScrollContainer minWidth={480} maxHeight="50dvh" scrollAreaProps={{ tabIndex: 0 }}>
        <Table aria-label={say('goods')} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('column.sku')}</Table.Th>
              <Table.Th scope="col">{say('column.description')}</Table.Th>
              <Table.Th scope="col">{say('column.way')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {say('column.quantity')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {goods.map(({ sku, name, quantity }, at) => (
              <Table.Tr key={at}>
                <Table.Td>{sku}</Table.Td>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{say(quantity.startsWith('-') ? 'goods.come' : 'goods.leave')}</Table.Td>
                <Table.Td ta="right">
                  <QuantityText quantity={quantity.replace(/^-/u, '')} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
