import type { Books, RelatedDocument, Services } from '../../core/ports/index.ts';
import {
  allocatedOutside,
  type DeliveryKey,
  ExpectedFailure,
  failure,
  toReverse,
} from '../../../src-shared/model/index.ts';
import { together, type Together } from '../family.ts';
import { numberInBooks } from '../in-books.ts';
import { refuseQuarantined } from '../quarantine/failure.ts';
import type { ChangedDay } from './adjust.ts';
import { decided } from './changes.ts';

/**
 * The families of documents that taking the posting back reverses, each with what has not come to the books.
 * @throws ExpectedFailure posting-quarantined, undo-not-possible, period-locked, document-allocated
 */
export async function plannedReplacement(
  services: Services,
  { use: { books }, row, changes, lockedThrough }: ChangedDay,
): Promise<readonly Together[]> {
  await refuseQuarantined(services, books);
  const opened = services.openBooks(books);
  const impossible = () =>
    new ExpectedFailure('undo-not-possible', { where: books.name, data: { books: books.name } });
  if (!opened.capabilities.undo) throw impossible();
  const families: Together[] = [];
  const known = new Set<DeliveryKey>();
  for (const key of new Set(changes.map(({ posted }) => posted.delivery))) {
    if (known.has(key)) continue;
    const family = await together(services, books, key);
    for (const each of [...family.family, ...family.unsent]) known.add(each.key);
    // What has never come to the books needs nobody to take it back there.
    if (opened.act === undefined && (await numberInBooks(services, books, family)) !== null) {
      throw impossible();
    }
    families.push(family);
  }
  const standing = families.flatMap(({ family }) => toReverse(family));
  if (lockedThrough !== null && [row, ...standing].some(({ date }) => date <= lockedThrough)) {
    throw new ExpectedFailure('period-locked', {
      where: row.id,
      data: { books: books.name, lockedThrough },
    });
  }
  await refuseAllocated(services, books.id, standing);
  return families;
}

async function refuseAllocated(
  services: Services,
  books: ChangedDay['use']['books']['id'],
  standing: readonly RelatedDocument[],
): Promise<void> {
  const keys = standing.map(({ key }) => key);
  const [outside] = allocatedOutside(await services.ledger.embedded.allocationsOf(books, keys), standing);
  if (outside === undefined) return;
  const isOurs = standing.some(({ number }) => number === outside.credit.number);
  const [ours, other] = isOurs ? [outside.credit, outside.debit] : [outside.debit, outside.credit];
  throw new ExpectedFailure('document-allocated', {
    where: ours.number,
    data: { number: ours.number, other: other.number },
  });
}

/**
 * Takes the posting back and lets its documents in again, family by family: they are posted anew with their
 * day. What an interrupted replacement has left is finished by replacing once more.
 * @throws ExpectedFailure as plannedReplacement; what the books refuse to reverse
 */
export async function replaceDay(services: Services, day: ChangedDay, reason: string): Promise<void> {
  const { use, row, changes } = day;
  const families = await plannedReplacement(services, day);
  const opened = services.openBooks(use.books);
  const cause = failure('excluded-by-person', { data: { reason } });
  let isNoted = false;
  for (const { family, unsent } of families) {
    await reverseAll(opened, toReverse(family), reason);
    // Before the day reads as it should: else nobody would know who decided, were this to end here.
    if (!isNoted) await services.ledger.changes.noteReplaced(row.id, changes.map(decided), reason);
    isNoted = true;
    const keys = [...family, ...unsent].map(({ key }) => key);
    await services.ledger.deliveries.postAnew(use.books.id, keys, cause);
  }
}

/** A document takes what was made of it along, which is not reversed once more. */
async function reverseAll(
  books: Books,
  documents: readonly RelatedDocument[],
  reason: string,
): Promise<void> {
  const left = new Set(documents.map(({ key }) => key));
  for (const { key } of documents) {
    if (!left.has(key)) continue;
    const outcome = await books.act?.({ kind: 'reverse', key, reason, date: null });
    for (const done of outcome === undefined ? [] : [outcome.key, ...outcome.along]) left.delete(done);
  }
}
