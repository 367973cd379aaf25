import { type Kysely, sql } from 'kysely';
import type {
  ImportId,
  ImportNotice,
  ImportSummary,
  Rejection,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { type ImportStore, MAX_PAGE_ROWS, type Page, type Paged } from '../../core/ports/index.ts';
import type { ImportTable, Schema } from '../database/schema.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';

/** Newest first. */
export async function listImports(
  read: Kysely<Schema>,
  stream: StreamId | null,
  page: Page,
): Promise<Paged<ImportSummary>> {
  const binding = bindingOf([stream]);
  const after = startOf(page, [0], binding);
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
  return paged(rows, page, total, { binding, key: (row) => [row.id], row: rowToSummary });
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
  const binding = bindingOf([id]);
  const after = startOf(page, [0], binding);
  const unit = await read
    .selectFrom('import')
    .select(['id', 'state', 'rejected_count'])
    .where('public_id', '=', id)
    .executeTakeFirst();
  if (unit === undefined) return { rows: [], next: null, total: { value: 0, exact: true } };
  const ofImport = read.selectFrom('import_rejection').where('import_id', '=', unit.id);
  // A complete import says how many it has; only one that still runs must be counted.
  const { total } =
    unit.state === 'complete'
      ? { total: unit.rejected_count }
      : await ofImport.select((of) => of.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await ofImport
    .where('seq', '>', after?.[0] ?? -1)
    .selectAll()
    .orderBy('seq')
    .limit(fetchLimit(page))
    .execute();
  return paged(rows, page, total, {
    binding,
    key: (row) => [row.seq],
    row: ({ file, line, column_name, value, code }) => ({ file, line, column: column_name, value, code }),
  });
}

/** Files whose latest reading left rows out: a repaired file, read again, has a later one. */
export async function importsWithRejections(
  read: Kysely<Schema>,
  stream: StreamId,
  since: Instant,
): ReturnType<ImportStore['withRejections']> {
  return (
    read
      .selectFrom('import')
      .select(['import.public_id as id', 'import.locator', 'import.rejected_count as rejected'])
      .where('import.stream_id', '=', (eb) =>
        eb.selectFrom('stream').select('stream.id').where('stream.public_id', '=', stream),
      )
      // In so many words, because that is how its index is found.
      .where(sql<boolean>`import.rejected_count > 0`)
      .where('import.state', '=', 'complete')
      .where('import.completed_at', '>=', since)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('import as later')
              .select('later.id')
              .whereRef('later.stream_id', '=', 'import.stream_id')
              .whereRef('later.locator', '=', 'import.locator')
              .where('later.state', '=', 'complete')
              .whereRef('later.completed_seq', '>', 'import.completed_seq'),
          ),
        ),
      )
      .orderBy('import.id', 'desc')
      .limit(MAX_PAGE_ROWS)
      .execute()
  );
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
