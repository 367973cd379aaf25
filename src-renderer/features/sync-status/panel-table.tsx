import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { STATUS_STATES, type StatusKind, type StatusState } from '../../../src-shared/model/index.ts';
import { CountText, DeliveryStatusBadge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { detailsAt } from './status-filters.ts';
import classes from './sync-status.module.css';

type PanelView = Responses['status.panel'];

/** These have a row although nothing is there: a person looks for them. The others come with their rows. */
const ALWAYS: ReadonlySet<StatusKind> = new Set<StatusKind>([
  'sales',
  'returns',
  'orders',
  'receipts',
  'journals',
  'transfers',
  'adjustments',
  'stock-takes',
  'customers',
]);
/** The columns that are there whatever there is. */
const USUAL: readonly StatusState[] = ['succeeded', 'waiting', 'failed'];

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

/** Counts by kind and state, each a way to its rows. */
export function PanelTable({ panel }: { readonly panel: PanelView }) {
  const say = useTexts('sync-status');
  const states = STATUS_STATES.filter((state) => USUAL.includes(state) || panel.counts[state] > 0);
  const kinds = panel.kinds.filter(({ kind, total }) => ALWAYS.has(kind) || total > 0);
  return (
    <div className={classes['panel']} {...SCROLLS} aria-label={say('panel.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('column.kind')}</th>
            {states.map((state) => (
              <th key={state} scope="col">
                <DeliveryStatusBadge status={state} />
              </th>
            ))}
            <th scope="col">{say('column.all')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, counts, total }) => (
            <tr key={kind}>
              <th scope="row">{say(`kind.${kind}`)}</th>
              {states.map((state) => (
                <td key={state}>
                  <Count count={counts[state]} kind={kind} status={state} />
                </td>
              ))}
              <td>
                <Count count={total} kind={kind} status={null} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('kind.all')}</th>
            {states.map((state) => (
              <td key={state}>
                <Count count={panel.counts[state]} kind={null} status={state} />
              </td>
            ))}
            <td>
              <Count count={panel.total} kind={null} status={null} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Count(props: {
  readonly count: number;
  readonly kind: StatusKind | null;
  readonly status: StatusState | null;
}) {
  const say = useTexts('sync-status');
  const sayState = useTexts('components');
  const { count, kind, status } = props;
  if (count === 0) return <span className={classes['zero']}>0</span>;
  const what = {
    count,
    kind: say(kind === null ? 'kind.all' : `kind.${kind}`),
    status: status === null ? '' : sayState(`delivery.${status}`),
  };
  return (
    <Anchor
      component={Link}
      to={detailsAt({ kind, status })}
      inherit
      aria-label={say(status === null ? 'panel.show-all' : 'panel.show', what)}
    >
      <CountText count={count} />
    </Anchor>
  );
}
