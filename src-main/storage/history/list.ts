import { type RawBuilder, sql } from 'kysely';
import {
  AUDITED,
  type AuditActor,
  type AuditEntry,
  type AuditSubject,
  isAuditAction,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { AuditQuery, Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listOf } from '../digests/filter.ts';
import { bindingOf, COUNTED_ROWS, fetchLimit, paged, startOf } from '../paging.ts';
import { foundSubjects, ofDigest, ofStream } from './search.ts';
import { subjectKey, subjectsOf } from './subjects.ts';

type Read = LedgerDatabase['read'];
type Condition = RawBuilder<boolean>;

interface StoredEntry {
  readonly id: number;
  readonly at: Instant;
  readonly who: AuditActor;
  readonly area: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A page of the history, newest first, however long it is. */
export async function listAudit(read: Read, query: AuditQuery, page: Page): Promise<Paged<AuditEntry>> {
  const binding = bindingOf(query);
  const place = startOf(page, [0, 0] as const, binding);
  const subjects = await subjectsAsked(read, query);
  const from = sql`audit INDEXED BY ${sql.ref(indexFor(query, subjects))}`;
  const where = allOf(query, subjects);
  const rest: Condition =
    place === null ? sql`TRUE` : sql`at <= ${place[0]} AND (at, id) < (${place[0]}, ${place[1]})`;
  const { rows } = await sql<StoredEntry>`
    SELECT id, at, who, area, action, subject, before, after FROM ${from} WHERE ${where} AND ${rest}
    ORDER BY at DESC, id DESC LIMIT ${fetchLimit(page)}`.execute(read);
  const counted = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${COUNTED_ROWS + 1})`.execute(
    read,
  );
  const count = counted.rows[0]?.count ?? 0;
  const result = paged(rows, page, count, { key: ({ at, id }) => [at, id], row: (row) => row, binding });
  const named = await subjectsOf(read, result.rows);
  return {
    rows: result.rows.map((row) => entryOf(row, named)),
    next: result.next,
    total: { value: Math.min(count, COUNTED_ROWS), exact: count <= COUNTED_ROWS },
  };
}

/** Null: any. An empty list: none. */
async function subjectsAsked(
  read: Read,
  { subject, search = '' }: AuditQuery,
): Promise<readonly string[] | null> {
  const named =
    subject === undefined
      ? null
      : new Set([subject, ...(await ofStream(read, subject)), ...(await ofDigest(read, subject))]);
  if (search === '') return named === null ? null : [...named];
  const found = await foundSubjects(read, search);
  return named === null ? found : found.filter((one) => named.has(one));
}

/** Each finds the newest of what it is asked for first; those of named subjects are read and sorted. */
function indexFor({ group, who }: AuditQuery, subjects: readonly string[] | null): string {
  if (subjects !== null) return 'audit_by_subject';
  if (group !== undefined) return who === undefined ? 'audit_by_area' : 'audit_by_area_and_who';
  return who === undefined ? 'audit_by_time' : 'audit_by_who';
}

function allOf({ group, who, from, before }: AuditQuery, subjects: readonly string[] | null): Condition {
  const parts: Condition[] = [];
  if (subjects !== null) parts.push(sql`subject IN ${listOf(subjects)}`);
  if (group !== undefined) parts.push(sql`area = ${group}`);
  if (who !== undefined) parts.push(sql`who = ${who}`);
  if (from !== undefined) parts.push(sql`at >= ${from}`);
  if (before !== undefined) parts.push(sql`at < ${before}`);
  return parts.length === 0 ? sql`TRUE` : sql.join(parts, sql` AND `);
}

function entryOf(row: StoredEntry, named: ReadonlyMap<string, AuditSubject>): AuditEntry {
  const { id, at, who, action, area, subject } = row;
  return {
    id: `aud_${id}`,
    at,
    who,
    action,
    group: isAuditAction(action) ? AUDITED[action].group : area,
    subject: named.get(subjectKey(row)) ?? {
      kind: isAuditAction(action) ? AUDITED[action].subject : 'document',
      id: subject,
      name: '',
      stream: null,
      books: null,
      detail: null,
    },
    before: valueOf(row.before),
    after: valueOf(row.after),
  };
}

function valueOf(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
