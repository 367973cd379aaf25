import { sql } from 'kysely';
import { AUDITED, type AuditSubject, isAuditAction } from '../../../src-shared/model/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listOf } from '../digests/filter.ts';
import { identityOf } from '../document-id.ts';

type Read = LedgerDatabase['read'];

interface Acted {
  readonly action: string;
  readonly subject: string;
}

type Kind = AuditSubject['kind'];

/** One subject of one kind: ids of two kinds may be spelt alike. */
export function subjectKey({ action, subject }: Acted): string {
  return `${isAuditAction(action) ? AUDITED[action].subject : ''} ${subject}`;
}

/** What the subjects of a page are called, kind by kind with one question each. */
export async function subjectsOf(
  read: Read,
  page: readonly Acted[],
): Promise<ReadonlyMap<string, AuditSubject>> {
  const byKind = Map.groupBy(page, ({ action }) => (isAuditAction(action) ? AUDITED[action].subject : null));
  const found = await Promise.all(
    [...byKind].map(async ([kind, entries]) => {
      const ids = [...new Set(entries.map(({ subject }) => subject))];
      return kind === null ? [] : namedOf(read, kind, ids);
    }),
  );
  return new Map(found.flat().map((subject) => [`${subject.kind} ${subject.id}`, subject]));
}

function namedOf(read: Read, kind: Kind, ids: readonly string[]): Promise<readonly AuditSubject[]> {
  switch (kind) {
    case 'document':
      return documents(read, ids);
    case 'digest':
      return digests(read, ids);
    case 'receipt':
      return receipts(read, ids);
    case 'stream':
    case 'books':
      return owners(read, kind, ids);
    case 'mapping':
      return mappings(read, ids);
    case 'day':
      return days(read, ids);
    case 'run':
    case 'ledger':
      return Promise.resolve(ids.map((id) => ({ ...NOTHING, kind, id })));
    default:
      return kind satisfies never;
  }
}

const NOTHING = { name: '', stream: null, books: null, detail: null } as const;

/** Posted ones, and those that only the books have made. */
async function documents(read: Read, ids: readonly string[]): Promise<readonly AuditSubject[]> {
  const { rows } = await sql<{ id: string; name: string; books: string; stream: string | null }>`
    SELECT asked.value AS id, coalesce(delivery.number, document.number) AS name, books.name AS books,
      stream.name AS stream
    FROM json_each(${JSON.stringify(ids)}) AS asked
    LEFT JOIN delivery ON delivery.key = asked.value
    -- a key is looked up by the index of each set of books
    LEFT JOIN book_document AS document ON document.books_id IN (SELECT id FROM books)
      AND document.key = asked.value AND delivery.id IS NULL
    LEFT JOIN stream ON stream.id = delivery.stream_id
    JOIN books ON books.id = coalesce(delivery.books_id, document.books_id)`.execute(read);
  return rows.map(({ id, name, books, stream }) => ({
    ...NOTHING,
    kind: 'document',
    id,
    name,
    books,
    stream,
  }));
}

async function digests(read: Read, ids: readonly string[]): Promise<readonly AuditSubject[]> {
  const { rows } = await sql<{ id: string; name: string; stream: string; detail: string }>`
    SELECT digest.public_id AS id, location AS name, business_date AS detail, stream.name AS stream
    FROM digest JOIN stream ON stream.id = digest.stream_id
    WHERE digest.public_id IN ${listOf(ids)}`.execute(read);
  return rows.map((row) => ({ ...NOTHING, kind: 'digest', ...row }));
}

async function receipts(read: Read, ids: readonly string[]): Promise<readonly AuditSubject[]> {
  const identities = ids.flatMap((id) => {
    const identity = identityOf(id);
    return identity === null ? [] : [{ id, ...identity }];
  });
  const { rows } = await sql<{ id: string; name: string; stream: string; detail: string }>`
    SELECT asked.value ->> 'id' AS id, document.number AS name, stream.name AS stream,
      document.business_date AS detail
    FROM json_each(${JSON.stringify(identities)}) AS asked
    CROSS JOIN stream ON stream.public_id = asked.value ->> 'stream'
    CROSS JOIN pos_document AS document ON document.stream_id = stream.id
      AND document.kind = asked.value ->> 'kind' AND document.source_id = asked.value ->> 'sourceId'`.execute(
    read,
  );
  return rows.map((row) => ({ ...NOTHING, kind: 'receipt', ...row }));
}

async function owners(
  read: Read,
  kind: 'stream' | 'books',
  ids: readonly string[],
): Promise<readonly AuditSubject[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT public_id AS id, name FROM ${sql.ref(kind)} WHERE public_id IN ${listOf(ids)}`.execute(read);
  return rows.map(({ id, name }) => ({ ...NOTHING, kind, id, name, [kind]: name }));
}

async function mappings(read: Read, ids: readonly string[]): Promise<readonly AuditSubject[]> {
  const parts = ids.map((id) => {
    const [stream = '', type = ''] = id.split('/', 2);
    return { id, stream, type, name: id.slice(stream.length + type.length + 2) };
  });
  return named(
    read,
    parts.map(({ type, ...part }) => ({ kind: 'mapping', ...part, detail: type })),
  );
}

async function days(read: Read, ids: readonly string[]): Promise<readonly AuditSubject[]> {
  return named(
    read,
    ids.map((id) => {
      const [stream = '', name = '', detail = ''] = id.split('\n');
      return { kind: 'day', id, stream, name, detail };
    }),
  );
}

/** Puts the streams' names in the place of their ids. */
async function named(
  read: Read,
  subjects: readonly {
    readonly kind: Kind;
    readonly id: string;
    readonly stream: string;
    readonly name: string;
    readonly detail: string;
  }[],
): Promise<readonly AuditSubject[]> {
  const streams = await owners(read, 'stream', [...new Set(subjects.map(({ stream }) => stream))]);
  const names = new Map(streams.map(({ id, name }) => [id, name]));
  return subjects.map((subject) => ({ ...NOTHING, ...subject, stream: names.get(subject.stream) ?? null }));
}
