import { Table, Text } from '@mantine/core';
import type { UndoPlanView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, DateText, isZero } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './books.module.css';
import { EntryTable } from './entry-table.tsx';

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

/** The documents that go, and the entries that take them back. */
export function UndoPlan({ plan }: { readonly plan: UndoPlanView }) {
  const say = useTexts('books');
  const { documents, entries } = plan;
  return (
    <div {...SCROLLS} className={classes['scroll']} aria-label={say('undo.plan')}>
      <Table aria-label={say('undo.documents')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('column.type')}</Table.Th>
            <Table.Th scope="col">{say('column.number')}</Table.Th>
            <Table.Th scope="col">{say('column.date')}</Table.Th>
            <Table.Th scope="col">{say('column.reversed-on')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {say('column.total')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {documents.map(({ type, number, date, on, total }) => (
            <Table.Tr key={number}>
              <Table.Td>{say(`type.${type}`)}</Table.Td>
              <Table.Td>{number}</Table.Td>
              <Table.Td>
                <DateText date={date} />
              </Table.Td>
              <Table.Td>{on === null ? say('undo.no-entry') : <DateText date={on} />}</Table.Td>
              <Table.Td ta="right">
                <AmountText amount={total} dimmed={isZero(total)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {entries.length > 0 && (
        <Text size="sm" fw={600} mt="sm" px="xs">
          {say('undo.entries')}
        </Text>
      )}
      {entries.map((entry, at) => (
        <EntryTable key={at} entry={entry} />
      ))}
    </div>
  );
}
