import type { RequestInput, Responses } from '../../../../src-shared/ipc/contract.ts';
import { STATUS_KINDS, STATUS_STATES, type StatusState } from '../../../../src-shared/model/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { renderTable } from '../render.ts';
import { findingLines } from '../views/quarantine.ts';
import { reasonView } from '../views/reason.ts';
import type { Values } from '../values.ts';

type Panel = Responses['status.panel'];
type Row = Responses['status.rows']['rows'][number];

/** Those that most rows have; `--json` tells more. */
const SHOWN_CAUSES = 5;

/** Where everything on its way to the books stands: the counts, or with `--details` row by row. */
export const status: CommandSpec = {
  words: 'status',
  options: [
    OPTIONS.details,
    OPTIONS.stream,
    OPTIONS.statusKind,
    OPTIONS.deliveryState,
    OPTIONS.location,
    OPTIONS.from,
    OPTIONS.to,
    OPTIONS.search,
  ],
  access: 'read',
  async run(context) {
    const { ask, values, texts } = context;
    const panel = await ask('status.panel', { stream: values.text('stream') });
    // A day's work of somebody: what stands failed or held, and books that nothing is posted to.
    const needsPerson = panel.counts.failed + panel.counts.held + panel.quarantined.length > 0;
    if (values.flag('details') !== true) {
      const causes = panel.causes.map((cause) => ({ ...cause, failure: reasonView(cause.failure, texts) }));
      return { document: { ...panel, causes }, text: () => panelText(panel, context), needsPerson };
    }
    const found = await allPages(context, 'status.rows', filterOf(values), (page) => page.rows);
    const rows = found.map(({ cause, ...row }) => ({
      ...row,
      cause: cause === null ? null : reasonView(cause, texts),
    }));
    return { document: { rows }, text: () => rowsText(found, context), needsPerson };
  },
};

function filterOf(values: Values): RequestInput<'status.rows'> {
  const kind = STATUS_KINDS.find((known) => known === values.text('kind'));
  const state = STATUS_STATES.find((known) => known === values.text('state'));
  return {
    stream: values.text('stream'),
    location: values.text('location'),
    from: values.text('from'),
    to: values.text('to'),
    search: values.text('search'),
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(state === undefined ? {} : { statuses: [state] }),
    sort: { by: 'date', descending: false },
  };
}

function panelText(panel: Panel, context: Context): string {
  const { say, texts, columns } = context;
  if (panel.total === 0) return [say('status.none'), ...quarantineLines(panel, context), ''].join('\n');
  const states = STATUS_STATES.filter((state) => panel.counts[state] > 0);
  const counts = (of: Readonly<Record<StatusState, number>>): string[] =>
    states.map((state) => String(of[state]));
  const spec = [
    { header: say('column.kind') },
    ...states.map((state) => ({ header: say(`delivery.${state}`), align: 'right' as const })),
    { header: say('column.total'), align: 'right' as const },
  ];
  const rows = panel.kinds
    .filter(({ total }) => total > 0)
    .map(({ kind, counts: of, total }) => [say(`status.kind.${kind}`), ...counts(of), String(total)]);
  const sum = [say('status.all'), ...counts(panel.counts), String(panel.total)];
  const causes = panel.causes
    .slice(0, SHOWN_CAUSES)
    .map(({ failure, count }) => `${count} × ${reasonView(failure, texts).cause}`);
  return [
    renderTable(spec, [...rows, sum], columns),
    ...runLines(panel, context),
    ...quarantineLines(panel, context),
    ...(causes.length === 0 ? [] : ['', say('status.causes'), ...causes.map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

function runLines({ lastRun, running, parked }: Panel, { say, texts }: Context): string[] {
  return [
    ...(running === null ? [] : [say('status.running', { at: running.startedAt })]),
    ...(lastRun === null
      ? []
      : [
          say('status.last-run', {
            at: lastRun.startedAt,
            by: say(`status.by.${lastRun.startedBy}`),
            outcome: say(`status.outcome.${lastRun.outcome}`),
          }),
        ]),
    ...parked.map(({ books, until, cause }) =>
      say('status.parked', { books, until, cause: reasonView(cause, texts).cause }),
    ),
  ];
}

function quarantineLines({ quarantined }: Panel, { say }: Context): string[] {
  return quarantined.flatMap(({ books, cause, since, findings, numbers }) => [
    say(`status.quarantined.${cause}`, { books, since }),
    ...(findings === null
      ? [say('status.quarantine-open', { books })]
      : [
          say('status.quarantine-found', { checkedAt: findings.checkedAt }),
          ...findingLines(findings, numbers, say),
          say('status.end-hint', { books }),
        ]),
  ]);
}

function rowsText(rows: readonly Row[], { say, texts, columns }: Context): string {
  if (rows.length === 0) return `${say('status.no-rows')}\n`;
  const spec = [
    { header: say('column.date') },
    { header: say('column.number') },
    { header: say('column.kind') },
    { header: say('column.location'), flexible: true },
    { header: say('column.amount'), align: 'right' },
    { header: say('column.currency') },
    { header: say('column.status') },
    { header: say('column.attempts'), align: 'right' },
    { header: say('column.reason'), flexible: true },
  ] as const;
  const why = ({ cause, waitsFor }: Row): string => {
    if (waitsFor !== null) return say('status.waits-for', { number: waitsFor });
    return cause === null ? '' : reasonView(cause, texts).cause;
  };
  return renderTable(
    spec,
    rows.map((row) => [
      row.date,
      row.number,
      say(`status.kind.${row.kind}`),
      row.location,
      row.amount,
      row.currency,
      say(`delivery.${row.status}`),
      String(row.attempts),
      why(row),
    ]),
    columns,
  );
}
