import { Table, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Minor } from '../../../src-shared/money/index.ts';
import { AmountText, DateText } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { openOf, type Sides, textOf } from './allocation.ts';
import classes from './books.module.css';

/** The open items of the other side, each with a field for how much goes to it. */
export function AllocateTable(props: {
  readonly sides: Sides;
  /** What is typed, by the item's id. */
  readonly texts: Readonly<Record<number, string>>;
  /** What that is; null where it is no amount. */
  readonly read: ReadonlyMap<number, Minor | null>;
  readonly onChange: (id: number, text: string) => void;
}) {
  const { sides, texts, read, onChange } = props;
  const { currency, others } = sides;
  const say = useTexts('books');
  // The dialog was open before it was known what is in it.
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={classes['scroll']}>
      <Table aria-label={say(sides.isCredit ? 'allocate.debits' : 'allocate.credits')} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('column.date')}</Table.Th>
            <Table.Th scope="col">{say('column.number')}</Table.Th>
            <Table.Th scope="col">{say('column.type')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {say('column.open-in', { currency })}
            </Table.Th>
            <Table.Th scope="col" w={150}>
              {say('column.allocate')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {others.map((item, at) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <DateText date={item.date} />
              </Table.Td>
              <Table.Td>{item.number}</Table.Td>
              <Table.Td>{say(`type.${item.type}`)}</Table.Td>
              <Table.Td ta="right">
                <AmountText amount={textOf(openOf(item), currency)} />
              </Table.Td>
              <Table.Td>
                <TextInput
                  size="xs"
                  inputMode="decimal"
                  aria-label={say('allocate.to', { number: item.number })}
                  value={texts[item.id] ?? ''}
                  onChange={({ currentTarget }) => onChange(item.id, currentTarget.value)}
                  error={wrongOf(item)}
                  maxLength={30}
                  ref={at === 0 ? first : null}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );

  function wrongOf(item: Sides['others'][number]): string | null {
    const value = read.get(item.id) ?? null;
    if (value === null) return say('allocate.no-amount');
    return value > openOf(item) ? say('allocate.more-than-open') : null;
  }
}
