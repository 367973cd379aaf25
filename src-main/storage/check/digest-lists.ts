import { sql } from 'kysely';
import { HASH_IN_SIGHT, reviewedContent, type ReviewedMember } from '../digests/reviewed-content.ts';
import { searchTextOf } from '../digests/search-text.ts';
import { STANDING_OF_TERMS } from '../digests/terms.ts';
import { hexOf } from '../hashes.ts';
import { Findings, problemsIn, type Read, rowsOf } from './findings.ts';

/** What is kept beside the digests, so that lists are quick and reviews are compared, is what they hold. */
export async function checkDigestLists(read: Read): Promise<string[]> {
  return [...(await wrongStandings(read)), ...(await wrongSearchTexts(read)), ...(await wrongContents(read))];
}

function wrongStandings(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ date: string; location: string; standing: string }>`
      SELECT digest.business_date AS date, digest.location, digest.standing
      FROM digest WHERE digest.standing <> ${sql.raw(STANDING_OF_TERMS)}`,
    (row) => `The digest ${row.location} ${row.date} stands at "${row.standing}", and its documents do not.`,
  );
}

async function wrongSearchTexts(read: Read): Promise<string[]> {
  const findings = new Findings();
  const digests = sql<{ location: string; date: string; text: string; numbers: string }>`
    SELECT location, business_date AS date, search_text AS text, (
      SELECT json_group_array(number) FROM (
        SELECT number FROM delivery WHERE digest_id = digest.id ORDER BY id)) AS numbers
    FROM digest`;
  for await (const { location, date, text, numbers } of rowsOf(read, digests)) {
    findings.expect(
      text === searchTextOf(location, JSON.parse(numbers) as readonly string[]),
      () => `The digest ${location} ${date} is not found by its location and numbers.`,
    );
  }
  return findings.problems;
}

interface ContentRow extends ReviewedMember {
  readonly id: number;
  readonly location: string;
  readonly date: string;
  readonly content: Uint8Array;
  readonly revisions: string;
}

/**
 * What a review is compared with is what the digest holds. Not where a document is on its way into
 * another version or day: consolidation brings the digest to it.
 */
async function wrongContents(read: Read): Promise<string[]> {
  const findings = new Findings();
  const members = sql<ContentRow>`
    SELECT digest.id, digest.location, digest.business_date AS date, digest.review_hash AS content,
      (SELECT json_group_array(lower(hex(content_hash))) FROM (
        SELECT content_hash FROM digest_revision WHERE digest_id = digest.id ORDER BY revision)) AS revisions,
      document.kind, document.source_id AS sourceId, ${sql.raw(HASH_IN_SIGHT)} AS hash,
      member.state, member.reason
    FROM digest
    JOIN digest_member AS member ON member.digest_id = digest.id
    JOIN pos_document AS document ON document.id = member.document_id
    WHERE digest.review_hash IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM dirty_day AS dirty WHERE dirty.stream_id = digest.stream_id
        AND dirty.location = digest.location AND dirty.business_date = digest.business_date)
    ORDER BY digest.id`;
  let digest: ContentRow[] = [];
  const judge = (): void => {
    const [first] = digest;
    if (first === undefined) return;
    const revisions = JSON.parse(first.revisions) as readonly string[];
    findings.expect(
      hexOf(reviewedContent(revisions, digest)) === hexOf(first.content),
      () => `The digest ${first.location} ${first.date} is compared with another content than it has.`,
    );
  };
  for await (const row of rowsOf(read, members)) {
    if (digest[0]?.id !== row.id) {
      judge();
      digest = [];
    }
    digest.push(row);
  }
  judge();
  return findings.problems;
}
