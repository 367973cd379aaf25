import { sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import {
  type DigestId,
  ExpectedFailure,
  type MemberState,
  type StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { DayDocument, DayOnFile } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { loadDay, loadDocuments, type StoredDocument } from '../documents.ts';
import { hexOf } from '../hashes.ts';
import { dirtyMarkOf } from './dirty.ts';
import { digestIdOf } from './id.ts';
import { withLaybyTerms } from './layby-terms.ts';
import { withReasonsTakenBack } from './reasons-taken-back.ts';

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
    const digest = digestIdOf(stream, location, date);
    const ofDay = await loadDay(read, { stream: { key, id: stream }, location, date });
    const movedAway = await postedAndMoved(read, { key, id: stream }, digest, ofDay);
    const asTold = await withReasonsTakenBack(read, key, [...ofDay, ...movedAway]);
    const stored = await withLaybyTerms(read, key, asTold);
    const facts = await factsOf(read, stored);
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
      // What another day has posted stays there, and that day says that it reads differently now.
      documents: stored
        .filter(({ key: document }) => (facts.get(document)?.digest ?? digest) === digest)
        .map((document) => withFacts(document, facts.get(document.key))),
      dirtyMark,
    };
  });
}

/** Documents that this digest has posted and that belong to another day by now: they stay, and show. */
async function postedAndMoved(
  read: Read,
  stream: { readonly key: number; readonly id: StreamId },
  digest: DigestId,
  ofDay: readonly StoredDocument[],
): Promise<readonly StoredDocument[]> {
  const posted = await read
    .selectFrom('digest_member')
    .innerJoin('digest', 'digest.id', 'digest_member.digest_id')
    .select('digest_member.document_id as key')
    .where('digest.public_id', '=', digest)
    .where('digest_member.posted_revision', 'is not', null)
    .execute();
  const here = new Set(ofDay.map(({ key }) => key));
  const away = posted.map(({ key }) => key).filter((key) => !here.has(key));
  return away.length === 0 ? [] : [...(await loadDocuments(read, stream, away)).values()];
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
  readonly amount: Minor | null;
  readonly excluded: string | null;
  /** The digest that has posted it. */
  readonly digest: string | null;
  /** The version that a person has left as it is. */
  readonly leftHash: Uint8Array | null;
}

/** Postings and people's exclusions of documents, wherever their digest was until now. */
async function factsOf(read: Read, stored: readonly StoredDocument[]): Promise<ReadonlyMap<number, Facts>> {
  const keys = JSON.stringify(stored.map(({ key }) => key));
  const { rows } = await sql<Facts>`
    SELECT wanted.value AS document, member.posted_revision AS revision, member.hash, member.state, member.amount,
      exclusion.reason AS excluded, digest.public_id AS digest, noted.hash AS leftHash
    FROM json_each(${keys}) AS wanted
    LEFT JOIN digest_member AS member
      ON member.document_id = wanted.value AND member.posted_revision IS NOT NULL
    LEFT JOIN digest ON digest.id = member.digest_id
    LEFT JOIN exclusion ON exclusion.document_id = wanted.value
    LEFT JOIN change_left AS noted ON noted.document_id = wanted.value
    WHERE member.document_id IS NOT NULL OR exclusion.document_id IS NOT NULL`.execute(read);
  return new Map(rows.map((row) => [row.document, row]));
}

function withFacts({ id, document, hash }: StoredDocument, facts: Facts | undefined): DayDocument {
  const posting =
    facts === undefined ||
    facts.revision === null ||
    facts.hash === null ||
    facts.state === null ||
    facts.amount === null
      ? null
      : {
          revision: facts.revision,
          hash: hexOf(facts.hash),
          state: facts.state,
          amount: facts.amount,
          ...(facts.leftHash === null ? {} : { left: hexOf(facts.leftHash) }),
        };
  return { id, document, hash, posting, excludedByPerson: facts?.excluded ?? null };
}
