import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type MouseEvent, useId } from 'react';
import type { DigestView, OrderView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, InstantText, MemberStateBadge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { OrderDetails } from './order-details.tsx';
import classes from './orders.module.css';

interface OrderRowProps {
  readonly order: OrderView;
  readonly index: number;
  readonly digest: DigestView;
  /** The location's: a receipt says what its clock said. */
  readonly timeZone: string | undefined;
  readonly isOpen: boolean;
  /** Whether Tab stops here. */
  readonly isCurrent: boolean;
  readonly onToggle: (id: string) => void;
  readonly onFocus: (index: number) => void;
  readonly onMove: (index: number) => void;
  readonly onAsk: (order: OrderView) => void;
  readonly measure: ((row: HTMLElement | null) => void) | undefined;
}

/** One order: a row, and beneath it what it holds while it is open. */
export const OrderRow = memo(function OrderRow(props: OrderRowProps) {
  const { order, index, isOpen, onToggle, onFocus, measure } = props;
  const say = useTexts('digests');
  const details = useId();
  const openByMouse = {
    onClick: (event: MouseEvent<HTMLElement>) => {
      // The button in the row has a click of its own.
      if (event.target instanceof Element && event.target.closest('button') === null) onToggle(order.id);
    },
  };
  return (
    <tbody ref={measure} data-index={index}>
      <tr className={classes['row']} aria-rowindex={index + 2} {...openByMouse}>
        <th scope="row">
          <button
            type="button"
            data-order={index}
            className={classes['opener']}
            aria-expanded={isOpen}
            aria-controls={isOpen ? details : undefined}
            tabIndex={props.isCurrent ? 0 : -1}
            onClick={() => onToggle(order.id)}
            onFocus={() => onFocus(index)}
            onKeyDown={(event) => moveBy(event, props)}
          >
            <IconChevronRight size={14} aria-hidden />
            <span title={order.number}>{order.number}</span>
          </button>
        </th>
        <td>
          <InstantText
            at={order.occurredAt}
            {...(props.timeZone === undefined ? {} : { zone: props.timeZone })}
          />
        </td>
        <td>{say(`kind.${order.kind}`)}</td>
        <td>
          <MemberStateBadge state={order.state} />
        </td>
        <td data-align="right">
          <AmountText amount={order.total} />
        </td>
      </tr>
      {isOpen && (
        <tr id={details}>
          <td colSpan={5} className={classes['details']}>
            <OrderDetails order={order} digest={props.digest} onAsk={props.onAsk} />
          </td>
        </tr>
      )}
    </tbody>
  );
});

function moveBy(event: KeyboardEvent, { index, onMove }: OrderRowProps): void {
  const destinations: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: Infinity,
  };
  const to = destinations[event.key];
  if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  onMove(to);
}
