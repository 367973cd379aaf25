import type { Kysely } from 'kysely';
import type {
  ImportId,
  ImportNotice,
  ImportSummary,
  Rejection,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { Page, Paged } from '../../core/ports/index.ts';
import type { ImportTable, Schema } from '../database/schema.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';

/** Newest first. */
export async function listImports(
  read: Kysely<Schema>,
  stream: StreamId | null,
  page: Page,
): Promise<Paged<ImportSummary>> {
  const after = startOf(page, [0]);
  let query = selectImports(read);
  let counting = read.selectFrom('import').innerJoin('stream', 'stream.id', 'import.stream_id');
  if (stream !== null) {
    query = query.where('stream.public_id', '=', stream);
    counting = counting.where('stream.public_id', '=', stream);
  }
  const { total } = await counting
    .select((of) => of.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (after !== null) query = query.where('import.id', '<', after[0] ?? 0);
  const rows = await query.orderBy('import.id', 'desc').limit(fetchLimit(page)).execute();
  return paged(rows, page, total, { key: (row) => [row.id], row: rowToSummary });
}

export async function showImport(read: Kysely<Schema>, id: ImportId): Promise<ImportSummary | null> {
  const row = await selectImports(read).where('import.public_id', '=', id).executeTakeFirst();
  return row === undefined ? null : rowToSummary(row);
}

/** In the order in which they were met. */
export async function listRejections(
  read: Kysely<Schema>,
  id: ImportId,
  page: Page,
): Promise<Paged<Rejection>> {
  const after = startOf(page, [0]);
  const ofImport = read
    .selectFrom('import_rejection')
    .innerJoin('import', 'import.id', 'import_rejection.import_id')
    .where('import.public_id', '=', id);
  const { total } = await ofImport
    .select((of) => of.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await ofImport
    .where('seq', '>', after?.[0] ?? -1)
    .selectAll('import_rejection')
    .orderBy('seq')
    .limit(fetchLimit(page))
    .execute();
  return paged(rows, page, total, {
    key: (row) => [row.seq],
    row: ({ file, line, column_name, value, code }) => ({ file, line, column: column_name, value, code }),
  });
}

function selectImports(read: Kysely<Schema>) {
  return read
    .selectFrom('import')
    .innerJoin('stream', 'stream.id', 'import.stream_id')
    .selectAll('import')
    .select('stream.public_id as stream');
}

function rowToSummary(row: ImportTable & { readonly stream: StreamId }): ImportSummary {
  return {
    id: row.public_id,
    stream: row.stream,
    locator: row.locator,
    state: row.state,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    counts: {
      new: row.new_count,
      changed: row.changed_count,
      unchanged: row.unchanged_count,
      rejected: row.rejected_count,
    },
    notices: JSON.parse(row.notices) as readonly ImportNotice[],
  };
}
