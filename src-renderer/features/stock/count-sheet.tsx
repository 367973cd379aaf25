import { Table } from '@mantine/core';
import { useMemo } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, useAnswer } from '../../bridge/index.ts';
import { type Column, DataTable, isZero, QuantityText, QueryView } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import classes from './count-sheet.module.css';
import { usePrinting } from '../../components/page/use-printing.ts';

type Line = Responses['books.count-sheet']['rows'][number];

/** Items of a location with what is to be found of them, and room to write down what was. */
export function CountSheet({ books, location }: { readonly books: ChosenBooks; readonly location: string }) {
  const say = useTexts('stock');
  const query = useAnswer('books.count-sheet', { ...books.input, location });
  const isPrinting = usePrinting();
  const columns = useMemo(() => columnsOf(say), [say]);
  return (
    <QueryView query={query}>
      {({ rows }) =>
        // On the screen only the rows in sight are drawn; paper has them all.
        isPrinting ? (
          <Paper columns={columns} rows={rows} label={say('sheet.title')} />
        ) : (
          <DataTable label={say('sheet.title')} columns={columns} rows={rows} rowKey={skuOf} empty={null} />
        )
      }
    </QueryView>
  );
}

function Paper(props: {
  readonly columns: readonly Column<Line>[];
  readonly rows: readonly Line[];
  readonly label: string;
}) {
  const { columns, rows, label } = props;
  return (
    <Table className={classes['paper'] ?? ''} aria-label={label} withTableBorder withColumnBorders>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ key, header, align = 'left' }) => (
            <Table.Th key={key} scope="col" ta={align}>
              {header}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.sku}>
            {columns.map(({ key, render, align = 'left' }) => (
              <Table.Td key={key} ta={align}>
                {render(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const skuOf = ({ sku }: Line): string => sku;

function columnsOf(say: Say): readonly Column<Line>[] {
  const quantity = (key: 'onHand' | 'onLayby' | 'quantity', header: string): Column<Line> => ({
    key,
    header,
    align: 'right',
    width: 124,
    render: (line) => <QuantityText quantity={line[key]} dimmed={isZero(line[key])} />,
  });
  return [
    { key: 'sku', header: say('column.sku'), width: 120, render: ({ sku }) => sku },
    { key: 'name', header: say('column.item'), minWidth: 160, render: ({ name }) => name },
    quantity('onHand', say('column.quantity')),
    quantity('onLayby', say('column.onLayby')),
    quantity('quantity', say('sheet.column.toCount')),
    { key: 'counted', header: say('sheet.column.counted'), width: 124, render: () => null },
  ];
}
