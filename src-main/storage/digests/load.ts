import { sql } from 'kysely';
import { ExpectedFailure, type MemberState, type StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { DayDocument, DayOnFile } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { loadDay, type StoredDocument } from '../documents.ts';
import { hexOf } from '../hashes.ts';
import { dirtyMarkOf } from './dirty.ts';
import { digestIdOf } from './id.ts';

type Read = LedgerDatabase['read'];

/** A day with everything consolidation asks about it, as one moment of the ledger. */
export async function loadDigestDay(
  db: LedgerDatabase,
  stream: StreamId,
  location: string,
  date: BusinessDate,
): Promise<DayOnFile> {
  // Without a transaction an import could change a document between the reading of its lines and tenders.
  return db.read.transaction().execute(async (read) => {
    const key = await streamKeyOf(read, stream);
    const dirtyMark = await dirtyMarkOf(read, { stream: key, location, date });
    const stored = await loadDay(read, { stream: { key, id: stream }, location, date });
    const facts = await factsOf(read, stored);
    const digest = digestIdOf(stream, location, date);
    const { posted } = await read
      .selectFrom('digest_revision')
      .innerJoin('digest', 'digest.id', 'digest_revision.digest_id')
      .select(({ fn }) => fn.countAll<number>().as('posted'))
      .where('digest.public_id', '=', digest)
      .where('digest_revision.posted', '=', 1)
      .executeTakeFirstOrThrow();
    return {
      digest,
      location,
      date,
      postedRevisions: posted,
      documents: stored.map((document) => withFacts(document, facts.get(document.key))),
      dirtyMark,
    };
  });
}

async function streamKeyOf(read: Read, stream: StreamId): Promise<number> {
  const row = await read.selectFrom('stream').select('id').where('public_id', '=', stream).executeTakeFirst();
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  return row.id;
}

interface Facts {
  readonly document: number;
  readonly revision: number | null;
  readonly hash: Uint8Array | null;
  readonly state: MemberState | null;
  readonly excluded: string | null;
}

/** Postings and people's exclusions of documents, wherever their digest was until now. */
async function factsOf(read: Read, stored: readonly StoredDocument[]): Promise<ReadonlyMap<number, Facts>> {
  const keys = JSON.stringify(stored.map(({ key }) => key));
  const { rows } = await sql<Facts>`
    SELECT wanted.value AS document, member.posted_revision AS revision, member.hash, member.state,
      exclusion.reason AS excluded
    FROM json_each(${keys}) AS wanted
    LEFT JOIN digest_member AS member
      ON member.document_id = wanted.value AND member.posted_revision IS NOT NULL
    LEFT JOIN exclusion ON exclusion.document_id = wanted.value
    WHERE member.document_id IS NOT NULL OR exclusion.document_id IS NOT NULL`.execute(read);
  return new Map(rows.map((row) => [row.document, row]));
}

function withFacts({ id, document, hash }: StoredDocument, facts: Facts | undefined): DayDocument {
  const posting =
    facts === undefined || facts.revision === null || facts.hash === null || facts.state === null
      ? null
      : { revision: facts.revision, hash: hexOf(facts.hash), state: facts.state };
  return { id, document, hash, posting, excludedByPerson: facts?.excluded ?? null };
}
