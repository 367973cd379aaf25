import { exportStatus } from '../actions/status/export.ts';
import { findRow, statusQuery } from '../actions/status/find.ts';
import { postRowAnyway } from '../actions/status/post-anyway.ts';
import { endStatusQuarantine, verifyStatus } from '../actions/status/quarantine.ts';
import { refreshStatus } from '../actions/status/refresh.ts';
import { findStream } from '../actions/streams/find.ts';
import type { Services } from '../core/ports/index.ts';
import type { StreamId } from '../../src-shared/model/index.ts';
import type { Handler } from './handler.ts';
import { panelView, quarantineView, statusDetailView, statusRowView } from './status-view.ts';

/** The last run, and the one before it while that one runs. */
const LATEST_RUNS = 2;

const panel: Handler<'status.panel'> = async (services, { stream }) => {
  const { status, runs, quarantine } = services.ledger;
  const shown = await status.panel(await streamOf(services, stream));
  // Of each set of books, of which there are few; what a comparison found outlives the one who asked for it.
  const numbers = await Promise.all(shown.quarantined.map(({ books }) => quarantine.numbers(books)));
  return panelView(shown, numbers, await runs.latest(LATEST_RUNS));
};

const rows: Handler<'status.rows'> = async (services, { cursor, limit, ...asked }) => {
  const query = await statusQuery(services, asked);
  const page = await services.ledger.status.rows(query, { cursor, limit });
  return { rows: page.rows.map(statusRowView), next: page.next, total: page.total };
};

const row: Handler<'status.row'> = async (services, { id }) => statusDetailView(await findRow(services, id));

const lastFailure: Handler<'status.last-failure'> = async (services, { stream }) => {
  const found = await services.ledger.status.lastFailure(await streamOf(services, stream));
  return { row: found === null ? null : statusRowView(found) };
};

const postAnyway: Handler<'status.post-anyway'> = async (services, data) => ({
  row: statusRowView(await postRowAnyway(services, data)),
});

const verify: Handler<'status.verify'> = async (services, data) => {
  const { quarantine, numbers } = await verifyStatus(services, data);
  return { quarantine: quarantine === null ? null : quarantineView(quarantine), ...numbers };
};

const endQuarantine: Handler<'status.end-quarantine'> = async (services, data) => ({
  books: (await endStatusQuarantine(services, data)).name,
});

/** Requests about where everything on its way to the books stands. */
export const statusHandlers = {
  'status.panel': panel,
  'status.rows': rows,
  'status.row': row,
  'status.last-failure': lastFailure,
  'status.refresh': refreshStatus,
  'status.post-anyway': postAnyway,
  'status.verify': verify,
  'status.end-quarantine': endQuarantine,
  'status.export': exportStatus,
} as const;

async function streamOf(services: Services, name: string | undefined): Promise<StreamId | null> {
  return name === undefined ? null : (await findStream(services, name)).id;
}
