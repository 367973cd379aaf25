import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { AdjustmentWrite } from '../../core/ports/index.ts';
import { auditPosted } from '../audit.ts';
import type { WriteTx } from '../database/seam.ts';
import { insertDelivery } from '../deliveries/insert.ts';
import { writeContent } from '../digests/content.ts';
import { touchCancellationsOf } from '../digests/reasons-taken-back.ts';
import { addSearchedNumbers } from '../digests/search-text.ts';
import { rebuildTerms } from '../digests/terms.ts';
import { bytesOf } from '../hashes.ts';
import {
  auditDecision,
  type DecidedDigest,
  decidedDigest,
  type DecidedMember,
  decidedMember,
  forgetLeft,
  markDecided,
} from './leave.ts';

type Change = AdjustmentWrite['changes'][number];
type Decided = Change & { readonly member: DecidedMember };

/** As ChangeStore.adjust. */
export function adjustDigest(tx: WriteTx, write: AdjustmentWrite, now: Instant): readonly string[] {
  const digest = decidedDigest(tx, write.digest);
  const changes = write.changes.map((change) => ({
    ...change,
    member: decidedMember(tx, digest, change),
  }));
  if (changes.some(({ member }) => member.state !== 'posted')) throw notReady(digest);
  const { content, revision, reason } = write;
  if (content !== null) openRevision(tx, digest, { content, revision });
  note(tx, digest, { changes, revision: content === null ? null : revision, now });
  const made = content === null ? [] : insertDrafts(tx, digest, write, now);
  tie(tx, changes, { revision, made });
  auditPosted(
    tx,
    made.map(({ id }) => id),
    now,
  );
  forgetLeft(tx, digest, changes);
  addSearchedNumbers(
    tx,
    digest.key,
    made.map(({ number }) => number),
  );
  rebuildTerms(tx, digest.key);
  const documents = changes.map(({ member }) => member.document);
  markDecided(tx, digest, documents);
  auditDecision(tx, digest, { choice: 'adjust', changes: write.changes, reason, now });
  return made.map(({ number }) => number);
}

/** The adjustment is the next posted revision; what waits to be posted is the one after it. */
function openRevision(
  tx: WriteTx,
  digest: DecidedDigest,
  {
    content,
    revision,
  }: Pick<AdjustmentWrite, 'revision'> & Record<'content', NonNullable<AdjustmentWrite['content']>>,
): void {
  const posted = tx
    .prepare('SELECT count(*) AS count FROM digest_revision WHERE digest_id = ? AND posted = 1')
    .get<{ count: number }>(digest.key);
  if (posted?.count !== revision - 1) throw notReady(digest);
  tx.prepare('UPDATE digest_revision SET revision = revision + 1 WHERE digest_id = ? AND posted = 0').run(
    digest.key,
  );
  const { text, hash } = writeContent(content);
  tx.prepare(
    'INSERT INTO digest_revision (digest_id, revision, content, content_hash, posted) VALUES (?, ?, ?, ?, 1)',
  ).run(digest.key, revision, text, bytesOf(hash));
}

/** What its documents counted as until now, so that what has posted them still adds up. */
function note(
  tx: WriteTx,
  digest: DecidedDigest,
  { changes, revision, now }: { changes: readonly Decided[]; revision: number | null; now: Instant },
): void {
  const insert = tx.prepare(
    `INSERT INTO digest_adjustment (digest_id, revision, document_id, section, from_revision,
       from_delivery_id, from_hash, from_amount, to_hash, to_amount, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { member, to, amount, leaves } of changes) {
    insert.run(
      digest.key,
      revision,
      member.document,
      member.section,
      member.revision,
      member.delivery,
      member.hash,
      member.amount,
      leaves ? null : bytesOf(to),
      amount,
      now,
    );
  }
}

interface Made {
  readonly id: number;
  readonly number: string;
  readonly documents: ReadonlySet<string>;
}

/** @throws ExpectedFailure duplicate-with-other-content, number-taken */
function insertDrafts(
  tx: WriteTx,
  digest: DecidedDigest,
  { drafts, revision, books }: AdjustmentWrite,
  now: Instant,
): readonly Made[] {
  const key = tx.prepare('SELECT id FROM books WHERE public_id = ?').get<{ id: number }>(books);
  if (key === undefined) throw new ExpectedFailure('books-not-found', { where: books });
  const place = { books: key.id, stream: digest.stream, digest: { id: digest.key, revision } };
  return drafts.flatMap(({ documents, ...write }): readonly Made[] => {
    const inserted = insertDelivery(tx, place, write, now);
    return inserted === null ? [] : [{ ...inserted, documents: new Set(documents) }];
  });
}

/**
 * A changed document counts as it is from here, and waits for the first of the documents that bring the books
 * to it; one that the books need nothing for stays with what has posted it. One that belongs to another day is
 * free, and is posted there.
 */
function tie(
  tx: WriteTx,
  changes: readonly Decided[],
  { revision, made }: { readonly revision: number; readonly made: readonly Made[] },
): void {
  const part = tx.prepare('INSERT INTO delivery_member (delivery_id, document_id) VALUES (?, ?)');
  const free = tx.prepare('DELETE FROM digest_member WHERE document_id = ?');
  const count = tx.prepare(
    'UPDATE digest_member SET hash = ?, amount = ?, goods_back = ? WHERE document_id = ?',
  );
  const wait = tx.prepare(
    `UPDATE digest_member SET state = 'waiting', posted_revision = ?, delivery_id = ? WHERE document_id = ?`,
  );
  for (const { document, to, amount, leaves, goodsBack, member } of changes) {
    const own = made.filter(({ documents }) => documents.has(document));
    for (const { id } of own) part.run(id, member.document);
    if (leaves) {
      free.run(member.document);
      continue;
    }
    count.run(bytesOf(to), amount, goodsBack === null ? null : JSON.stringify(goodsBack), member.document);
    if (goodsBack !== null) touchCancellationsOf(tx, member.document);
    const [first] = own;
    if (first !== undefined) wait.run(revision, first.id, member.document);
  }
}

function notReady({ id }: DecidedDigest): ExpectedFailure {
  return new ExpectedFailure('digest-not-ready', { where: id, retry: 'now' });
}
