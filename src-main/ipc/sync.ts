import { syncNow } from '../actions/sync/run.ts';
import { runDemo } from '../actions/demo/run.ts';
import { listAttention } from '../actions/sync/attention.ts';
import { findStream } from '../actions/streams/find.ts';
import type { ImportView } from '../../src-shared/ipc/views.ts';
import { ExpectedFailure, importId, type ImportSummary, type Stream } from '../../src-shared/model/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import type { Handler } from './handler.ts';

const sync: Handler<'sync.run'> = syncNow;

const demo: Handler<'demo.run'> = async (services, data) => {
  const { stream, run } = await runDemo(services, data);
  const books = (await services.ledger.books.list()).find(({ id }) => id === stream.books);
  const { total } = await services.ledger.digests.list({ stream: stream.id }, { cursor: null, limit: 1 });
  return { stream: stream.name, books: books?.name ?? '', digests: total.value, run };
};

const listImports: Handler<'imports.list'> = async (services, { stream, cursor, limit }) => {
  const streams = await services.ledger.streams.list();
  const only = stream === undefined ? null : (await findStream(services, stream)).id;
  const { rows, next, total } = await services.ledger.imports.list(only, { cursor, limit });
  return { imports: rows.map((row) => importView(row, streams)), next, total };
};

const showImport: Handler<'imports.show'> = async (services, { id, cursor, limit }) => {
  const summary = await services.ledger.imports.show(importId(id));
  if (summary === null) throw new ExpectedFailure('import-not-found', { where: id, data: { id } });
  const { rows, next, total } = await services.ledger.imports.rejections(summary.id, { cursor, limit });
  const streams = await services.ledger.streams.list();
  return { import: importView(summary, streams), rejections: rows, next, total };
};

const attention: Handler<'attention.list'> = async (services, data) => ({
  attention: await listAttention(services, data),
});

/** Requests about pulling sales in. */
export const syncHandlers = {
  'demo.run': demo,
  'sync.run': sync,
  'imports.list': listImports,
  'imports.show': showImport,
  'attention.list': attention,
} as const;

function importView(summary: ImportSummary, streams: readonly Stream[]): ImportView {
  return {
    id: summary.id,
    stream: streams.find((stream) => stream.id === summary.stream)?.name ?? '',
    file: summary.locator,
    state: summary.state,
    startedAt: formatInstant(summary.startedAt),
    completedAt: summary.completedAt === null ? null : formatInstant(summary.completedAt),
    documents: summary.counts,
    notices: summary.notices,
  };
}
