import {
  type AccountingDocument,
  type AccountingDocumentType,
  type DeliveryKey,
  DOCUMENT_TOKEN,
  ExpectedFailure,
  renderNumber,
  tokensOf,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Draft } from '../../core/ports/index.ts';
import { writeAccountingDocument } from '../accounting-document.ts';
import type { WriteTx } from '../database/seam.ts';
import { bytesOf, hexOf, sha256 } from '../hashes.ts';
import { isInBooks, numberInBooks } from '../quarantine/numbers.ts';

/** Where a delivery belongs; integer keys. */
export interface DeliveryPlace {
  readonly books: number;
  readonly stream: number;
  readonly digest: { readonly id: number; readonly revision: number } | null;
}

/**
 * Among documents of one date: who they are for and what was there, goods in before goods out, a transfer
 * leaves before it arrives; orders before the invoices that close them, returns after their sales; what
 * moves money alone, and then what was counted at the end of it all.
 */
const PRIORITY: Readonly<Record<AccountingDocumentType, number>> = {
  'opening-balance': 0,
  contact: 5,
  'goods-received': 10,
  'transfer-out': 12,
  'transfer-in': 14,
  'stock-adjustment': 16,
  'sales-order': 18,
  invoice: 20,
  'credit-note': 30,
  receipt: 40,
  journal: 50,
  'stock-count': 60,
  reversal: 70,
};

/** Numbers of another scope that a scope may run into before something must be wrong with the format. */
const MAX_NUMBERS_SKIPPED = 1_000;

/**
 * Stores a draft as a waiting delivery, with the next number of its scope; null when its key is
 * there with the same content already. Its digest is found by the number once the caller says so.
 * @throws ExpectedFailure duplicate-with-other-content, number-taken
 */
export function insertDelivery(
  tx: WriteTx,
  place: DeliveryPlace,
  { draft, numberScope }: { readonly draft: Draft; readonly numberScope: string },
  now: Instant,
): { readonly id: number; readonly number: string } | null {
  const existing = tx
    .prepare('SELECT number, content_hash FROM delivery WHERE key = ?')
    .get<{ number: string; content_hash: Uint8Array }>(draft.key);
  if (existing !== undefined) {
    const same = sha256(documentText(draft, existing.number)) === hexOf(existing.content_hash);
    if (same) return null;
    throw new ExpectedFailure('duplicate-with-other-content', {
      where: draft.key,
      data: { number: existing.number },
    });
  }
  const { number, sequence } = allocateNumber(tx, place.books, numberScope, draft.key);
  const text = documentText(draft, number);
  const { lastId } = tx
    .prepare(
      `INSERT INTO delivery (key, books_id, stream_id, digest_id, revision, type, number, number_scope,
         number_sequence, document_date, location, total, content_hash, state, priority, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
    )
    .run(
      draft.key,
      place.books,
      place.stream,
      place.digest?.id ?? null,
      place.digest?.revision ?? null,
      draft.type,
      number,
      numberScope,
      sequence,
      draft.date,
      draft.location,
      draft.total,
      bytesOf(sha256(text)),
      PRIORITY[draft.type],
      now,
    );
  tx.prepare('INSERT INTO delivery_document (delivery_id, document) VALUES (?, ?)').run(lastId, text);
  insertTokens(tx, place.books, lastId, draft);
  return { id: lastId, number };
}

/** Of documents that it could build on only those that there are: they are always posted before it. */
function insertTokens(tx: WriteTx, books: number, id: number, draft: Draft): void {
  const { gives, needs } = tokensOf(draft);
  const insert = tx.prepare(
    'INSERT INTO delivery_token (delivery_id, role, token, books_id) VALUES (?, ?, ?, ?)',
  );
  const known = tx.prepare('SELECT 1 FROM delivery WHERE key = ?');
  for (const token of gives) insert.run(id, 'gives', token, books);
  for (const token of needs) {
    const isDocument = token.startsWith(DOCUMENT_TOKEN);
    if (isDocument && known.get(token.slice(DOCUMENT_TOKEN.length)) === undefined) continue;
    insert.run(id, 'needs', token, books);
  }
}

function documentText(draft: Draft, number: string): string {
  // A draft is its document without the number, which the union of drafts cannot say to the compiler.
  return writeAccountingDocument({ ...draft, number } as AccountingDocument);
}

/**
 * Two formats can write the same number for different sequences: what is taken is passed over. So is what the
 * books hold of a ledger that this one was restored from; what they hold under this very key keeps its number,
 * by which it is the same document.
 */
function allocateNumber(
  tx: WriteTx,
  books: number,
  scope: string,
  key: DeliveryKey,
): { readonly number: string; readonly sequence: number } {
  const isTaken = (number: string): boolean =>
    tx.prepare('SELECT 1 FROM delivery WHERE books_id = ? AND number = ?').get(books, number) !== undefined;
  const before = numberInBooks(tx, books, scope, key);
  if (before !== null && !isTaken(before.number)) return before;
  const next = tx.prepare(
    `INSERT INTO number_sequence (books_id, scope, last) VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last`,
  );
  let number = '';
  for (let tried = 0; tried < MAX_NUMBERS_SKIPPED; tried += 1) {
    const sequence = next.get<{ last: number }>(books, scope)?.last ?? 0;
    number = renderNumber(scope, sequence);
    if (!isTaken(number) && !isInBooks(tx, books, number)) return { number, sequence };
  }
  throw new ExpectedFailure('number-taken', { where: scope, data: { number } });
}
