import { Stack, Table, Text } from '@mantine/core';
import type { BringBackPlanView } from '../../../src-shared/ipc/contract.ts';
import { DateText, formatCount, MoneyText } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './orders.module.css';

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

/** Why a posting was undone, and the documents that come back with it. */
export function BringBackPlan({ plan }: { readonly plan: BringBackPlanView }) {
  const { reason, documents } = plan;
  const say = useTexts('digests');
  const locale = useLocale();
  const left = plan.count - documents.length;
  return (
    <Stack gap="xs">
      <Text size="sm">{say('bring-back.why', { reason })}</Text>
      <div {...SCROLLS} className={classes['plan']} aria-label={say('bring-back.plan')}>
        <Table verticalSpacing={3} aria-label={say('bring-back.documents')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('orders.number')}</Table.Th>
              <Table.Th scope="col">{say('orders.kind')}</Table.Th>
              <Table.Th scope="col">{say('column.location')}</Table.Th>
              <Table.Th scope="col">{say('column.date')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {say('bring-back.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {documents.map(({ id, kind, number, location, date, amount, currency }) => (
              <Table.Tr key={id}>
                <Table.Td>{number}</Table.Td>
                <Table.Td>{say(`kind.${kind}`)}</Table.Td>
                <Table.Td>{location}</Table.Td>
                <Table.Td>
                  <DateText date={date} />
                </Table.Td>
                <Table.Td ta="right">
                  <MoneyText amount={amount} currency={currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {left > 0 && (
        <Text size="xs">{say('bring-back.more', { count: left, shown: formatCount(left, locale) })}</Text>
      )}
    </Stack>
  );
}
