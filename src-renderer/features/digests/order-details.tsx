import { Anchor, Button, Group, Stack, Table } from '@mantine/core';
import { useCallback } from 'react';
import { Link } from 'react-router';
import type { DigestView, OrderView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { AmountText, CureLink, FailureNote, paths, priceText, QuantityText } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './orders.module.css';

/** What an order holds, why it is kept out where it is, and the way to keep it out or bring it back. */
export function OrderDetails(props: {
  readonly order: OrderView;
  readonly digest: DigestView;
  readonly onAsk: (order: OrderView) => void;
}) {
  const { order, digest } = props;
  return (
    <Stack gap="sm">
      {order.reason !== null && (
        <FailureNote
          failure={order.reason}
          tone="warning"
          action={<CureLink failure={order.reason} stream={digest.stream} />}
          compact
        />
      )}
      <div className={classes['parts']}>
        <Lines order={order} currency={digest.currency} />
        <Tenders order={order} />
      </div>
      <Explain order={order} />
      <InOrOut {...props} />
    </Stack>
  );
}

/** Only what is in the books has lines there. */
function Explain({ order }: { readonly order: OrderView }) {
  const say = useTexts('digests');
  if (order.state !== 'posted' && order.state !== 'on-order') return null;
  return (
    <Anchor component={Link} to={paths.explainReceipt(order.id)} size="sm">
      {say('orders.explain', { number: order.number })}
    </Anchor>
  );
}

function Lines({ order, currency }: { readonly order: OrderView; readonly currency: string }) {
  const say = useTexts('digests');
  if (order.lines.length === 0) return <p className={classes['nothing']}>{say('orders.no-lines')}</p>;
  return (
    <Table verticalSpacing={3} aria-label={say('orders.lines', { number: order.number })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('items.sku')}</Table.Th>
          <Table.Th>{say('items.name')}</Table.Th>
          <Table.Th ta="right">{say('items.quantity')}</Table.Th>
          <Table.Th ta="right">{say('items.unit-price')}</Table.Th>
          <Table.Th ta="right">{say('items.amount')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {order.lines.map((line, index) => (
          // Two identical lines are two lines, and their order does not change.
          // oxlint-disable-next-line react/no-array-index-key
          <Table.Tr key={index}>
            <Table.Td>{line.sku}</Table.Td>
            <Table.Td>{line.name}</Table.Td>
            <Table.Td ta="right">
              <QuantityText quantity={line.quantity} />
            </Table.Td>
            <Table.Td ta="right">
              <AmountText amount={priceText(line.unitPrice, currency)} />
            </Table.Td>
            <Table.Td ta="right">
              <AmountText amount={line.total} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Tenders({ order }: { readonly order: OrderView }) {
  const say = useTexts('digests');
  if (order.tenders.length === 0) return null;
  return (
    <Table verticalSpacing={3} aria-label={say('orders.tenders', { number: order.number })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('summary.method')}</Table.Th>
          <Table.Th ta="right">{say('summary.amount')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {order.tenders.map((tender, index) => (
          // Two payments by one method are two payments.
          // oxlint-disable-next-line react/no-array-index-key
          <Table.Tr key={index}>
            <Table.Td>{tender.method}</Table.Td>
            <Table.Td ta="right">
              <AmountText amount={tender.amount} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A person's own exclusion can be taken back, and what undoing a posting keeps out; what is posted, or left out by a rule, stays as it is. */
function InOrOut(props: {
  readonly order: OrderView;
  readonly digest: DigestView;
  readonly onAsk: (order: OrderView) => void;
}) {
  const { order, digest } = props;
  const say = useTexts('digests');
  const include = useAction(
    useCallback(async () => {
      await ask('digests.include', { id: digest.id, document: order.id });
    }, [digest.id, order.id]),
  );
  const isOut = order.state === 'excluded';
  // What an undone posting keeps out comes back with all of it, after a question.
  const isAlone = isOut && order.undone === null;
  if (order.state === 'posted' || (isOut && order.reason?.code !== 'excluded-by-person')) return null;
  return (
    <Stack gap="xs">
      {include.failure !== null && (
        <FailureNote
          failure={include.failure}
          action={<CureLink failure={include.failure} stream={digest.stream} />}
          compact
          alert
        />
      )}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          aria-busy={include.busy}
          onClick={() => (isAlone ? void include.run() : props.onAsk(order))}
        >
          {say(isAlone ? 'orders.include' : isOut ? 'orders.bring-back' : 'orders.exclude')}
        </Button>
      </Group>
    </Stack>
  );
}
