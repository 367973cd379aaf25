import { Button, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import { DateText, MoneyText, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { LeaveOut } from './leave-out.tsx';
import { PostAnyway } from './post-anyway.tsx';
import classes from './sync-status.module.css';

/** Ours beside what the books have already, and what a person can decide about the two. */
export function LookAlike({ row, cause }: { readonly row: StatusRowView; readonly cause: Failure }) {
  const say = useTexts('sync-status');
  const { theirs, date, contact, total } = pairOf(row, cause);
  return (
    <Stack gap="xs">
      <Table layout="fixed" verticalSpacing={4} aria-label={say('pair')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td w={96} />
            <Table.Th scope="col">{say('pair.ours')}</Table.Th>
            <Table.Th scope="col">{say('pair.theirs', { books: row.books })}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Pair label={say('column.number')} ours={row.number} theirs={theirs} />
          <Pair
            label={say('column.date')}
            ours={<DateText date={row.date} />}
            theirs={<DateText date={date} />}
          />
          <Pair label={say('pair.contact')} ours={contact} theirs={contact} />
          <Pair
            label={say('column.amount')}
            ours={<MoneyText amount={row.amount} currency={row.currency} />}
            theirs={<MoneyText amount={total} currency={row.currency} />}
          />
        </Table.Tbody>
      </Table>
      <Text size="sm">{say('pair.which')}</Text>
      <div className={classes['pair']}>
        <LeaveOut row={row} />
        <PostAnyway row={row} />
        <Button size="xs" variant="default" component={Link} to={paths.dayDigests(row.stream, row.date)}>
          {say('pair.day')}
        </Button>
      </div>
    </Stack>
  );
}

function Pair(props: { readonly label: string; readonly ours: ReactNode; readonly theirs: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {props.label}
      </Table.Th>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{props.ours}</Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{props.theirs}</Table.Td>
    </Table.Tr>
  );
}

/** What the books said of theirs. The contact is one and the same: without it nothing looks alike. */
function pairOf(row: StatusRowView, { data }: Failure) {
  const text = (name: string) => String(data[name] ?? '');
  const total = text('total');
  // The books say what a credit note is about, this row what it adds to the sales.
  const isSame = row.amount.replace('-', '') === total;
  return {
    theirs: text('theirs'),
    date: text('date'),
    contact: text('contact'),
    total: isSame ? row.amount : total,
  };
}
