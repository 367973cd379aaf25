import type { DigestDetail, DigestView, SectionView } from '../../../../src-shared/ipc/contract.ts';
import type { Context } from '../command.ts';
import { renderTable } from '../render.ts';
import { journalTable } from './journal.ts';
import type { ReasonView } from './reason.ts';

type View = Pick<Context, 'say' | 'columns'>;
type Order = Omit<DigestDetail['orders'][number], 'reason'> & { readonly reason: ReasonView | null };

/** One digest: what it comes to, what it consists of, what is held, and the journal. */
export function digestDetail(
  detail: Pick<DigestDetail, 'digest' | 'sales' | 'returns' | 'journal'>,
  orders: readonly Order[],
  view: View,
): string {
  const { digest, sales, returns, journal } = detail;
  const { say } = view;
  return [
    say('digest.title', { location: digest.location, date: digest.date, status: digest.status }),
    say('digest.times', { created: digest.createdAt, synced: digest.syncedAt, revision: digest.revision }),
    '',
    identityTable(digest, view),
    ...section('digest.sales', sales, view),
    ...section('digest.returns', returns, view),
    ...heldOrders(orders, view),
    say('digest.journal'),
    '',
    journalTable(journal, view),
  ].join('\n');
}

function identityTable(digest: DigestView, { say, columns }: View): string {
  const terms = ['source', 'posted', 'waiting', 'onOrder', 'held', 'excluded'] as const;
  const spec = [
    { header: say('column.term') },
    { header: say('column.count'), align: 'right' },
    { header: say('column.amount'), align: 'right' },
  ] as const;
  const rows = terms.map((term) => [say(`term.${term}`), String(digest.counts[term]), digest[term]]);
  return renderTable(spec, rows, columns);
}

function section(
  title: string,
  { count, tenders, ...totals }: SectionView,
  { say, columns }: View,
): string[] {
  if (count === 0) return [];
  const { gross, discount, net, tax, total, rounding, tips } = totals;
  const spec = [
    { header: say('column.tender'), flexible: true },
    { header: say('column.count'), align: 'right' },
    { header: say('column.amount'), align: 'right' },
  ] as const;
  const rows = tenders.map(({ method, count, amount }) => [method, String(count), amount]);
  const summary = say('digest.section', { gross, discount, net, tax, total, rounding, tips });
  return [say(title, { count }), summary, '', renderTable(spec, rows, columns)];
}

function heldOrders(orders: readonly Order[], { say, columns }: View): string[] {
  const held = orders.flatMap((order) => (order.reason === null ? [] : [{ ...order, reason: order.reason }]));
  if (held.length === 0) return [];
  const spec = [
    { header: say('column.number') },
    { header: say('column.state') },
    { header: say('column.amount'), align: 'right' },
    { header: say('column.reason'), flexible: true },
  ] as const;
  const rows = held.map(({ number, state, total, reason }) => [number, state, total, reason.cause]);
  return [say('digest.held', { count: held.length }), '', renderTable(spec, rows, columns)];
}
