import { Alert, Anchor, Table } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { TrialBalanceView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, isZero, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { type AccountClass, classesOf } from './account-classes.ts';
import classes from './trial-balance.module.css';

/** Height of the window's header in pixels, beneath which the head of the table stays in view. */
const HEADER_PX = 48;

/** The accounts by class, each class with its subtotals, both sides with their totals. */
export function TrialBalanceTable(props: {
  readonly balance: TrialBalanceView;
  /** For the links to the accounts; undefined while there is only one set of books. */
  readonly books: string | undefined;
}) {
  const { balance, books } = props;
  const say = useTexts('books');
  const { rows, totals, currency } = balance;
  const groups = useMemo(() => classesOf(rows), [rows]);
  return (
    <>
      {totals.debit !== totals.credit && (
        <Alert color="red" variant="outline" title={say('unbalanced')} role="alert">
          {say('unbalanced.text')}{' '}
          <Anchor component={Link} to={paths.settings}>
            {say('unbalanced.action')}
          </Anchor>
        </Alert>
      )}
      <div className={classes['frame']}>
        <Table
          aria-label={say('trial-balance.title')}
          stickyHeader
          stickyHeaderOffset={HEADER_PX}
          highlightOnHover
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={120}>
                {say('column.account')}
              </Table.Th>
              <Table.Th scope="col">{say('column.name')}</Table.Th>
              <Table.Th scope="col" ta="right" w={170}>
                {say('column.debit-in', { currency })}
              </Table.Th>
              <Table.Th scope="col" ta="right" w={170}>
                {say('column.credit-in', { currency })}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          {groups.map((group) => (
            <ClassRows key={group.type} group={group} books={books} />
          ))}
          <Table.Tfoot className={classes['totals'] ?? ''}>
            <Table.Tr>
              <Table.Th scope="row" colSpan={2}>
                {say('totals')}
              </Table.Th>
              <Side amount={totals.debit} />
              <Side amount={totals.credit} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </div>
    </>
  );
}

function ClassRows(props: { readonly group: AccountClass; readonly books: string | undefined }) {
  const { group, books } = props;
  const say = useTexts('books');
  const { type, rows } = group;
  return (
    <Table.Tbody>
      <Table.Tr className={classes['class'] ?? ''}>
        <Table.Th scope="rowgroup" colSpan={4}>
          {say(`class.${type}`)}
        </Table.Th>
      </Table.Tr>
      {rows.map(({ account, name, debit, credit }) => (
        <Table.Tr key={account}>
          <Table.Td>{account}</Table.Td>
          <Table.Td className={classes['name'] ?? ''}>
            <Anchor component={Link} to={paths.account(account, books)} size="sm" c="inherit">
              {name}
            </Anchor>
          </Table.Td>
          <Side amount={debit} />
          <Side amount={credit} />
        </Table.Tr>
      ))}
      <Table.Tr className={classes['subtotal'] ?? ''}>
        <Table.Th scope="row" colSpan={2}>
          {say(`class.${type}.total`)}
        </Table.Th>
        <Side amount={group.debit} />
        <Side amount={group.credit} />
      </Table.Tr>
    </Table.Tbody>
  );
}

function Side({ amount }: { readonly amount: string }) {
  return (
    <Table.Td ta="right">
      <AmountText amount={amount} dimmed={isZero(amount)} />
    </Table.Td>
  );
}
