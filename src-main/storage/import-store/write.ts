import type { Rejection } from '../../../src-shared/model/index.ts';
import type { IncomingDocument } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { bytesOf } from '../hashes.ts';
import { type Found, findAll, findOne } from './lookup.ts';
import { insertDocument, replaceDocument, type VersionOrigin } from './rows.ts';
import type { RunningImport } from './running.ts';
import { keepVersion, takeBack } from './versions.ts';

/** What a chunk of documents needs beside the transaction. */
export interface ChunkContext {
  readonly running: RunningImport;
  readonly dayRuleKey: (incoming: IncomingDocument) => number;
  /** Stores the batch's raw payload when the first document asks for it. */
  readonly rawBatchKey: (tx: WriteTx) => number | null;
  readonly isComplete: (tx: WriteTx, importKey: number) => boolean;
}

/** Rows of documents, lines and tenders in one transaction: about 10 ms on a shop's PC. */
const MAX_CHUNK_ROWS = 1500;

/** Cuts a batch so that each transaction stays short, however many lines its documents have. */
export function cutIntoChunks(documents: readonly IncomingDocument[]): readonly IncomingDocument[][] {
  const chunks: IncomingDocument[][] = [];
  let chunk: IncomingDocument[] = [];
  let rows = 0;
  for (const incoming of documents) {
    rows += 1 + incoming.document.lines.length + incoming.document.tenders.length;
    if (rows > MAX_CHUNK_ROWS && chunk.length > 0) {
      chunks.push(chunk);
      chunk = [];
      rows = 1 + incoming.document.lines.length + incoming.document.tenders.length;
    }
    chunk.push(incoming);
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

/**
 * Upserts one chunk.
 * @returns the days it touched, for `RunningImport.touched` once the transaction has committed
 */
export function writeChunk(
  tx: WriteTx,
  chunk: readonly IncomingDocument[],
  context: ChunkContext,
): ReadonlySet<string> {
  const touched = new Set<string>();
  const known = findAll(tx, context.running.streamKey, chunk);
  const met = new Set<string>();
  for (const [at, incoming] of chunk.entries()) {
    const identity = `${incoming.document.kind} ${incoming.document.sourceId}`;
    // A unit that has a document twice: the second meets what the first has just become.
    const found = met.has(identity) ? findOne(tx, context.running.streamKey, incoming) : known.get(at);
    met.add(identity);
    upsert(tx, incoming, { ...context, touched }, settle(tx, incoming, found, context));
  }
  return touched;
}

/** Appends rejections to those of the import; `nextRejection` is moved by the caller after commit. */
export function writeRejections(
  tx: WriteTx,
  { key, nextRejection }: RunningImport,
  rejections: readonly Rejection[],
): void {
  const insert = tx.prepare(
    `INSERT INTO import_rejection (import_id, seq, file, line, column_name, value, code)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [at, { file, line, column, value, code }] of rejections.entries()) {
    insert.run(key, nextRejection + at, file, line, column, value, code);
  }
}

function upsert(
  tx: WriteTx,
  incoming: IncomingDocument,
  context: ChunkContext & { readonly touched: Set<string> },
  found: Found | undefined,
): void {
  if (found !== undefined && found.same === 1) return;
  const { document } = incoming;
  const { running, touched } = context;
  const origin: VersionOrigin = {
    hash: bytesOf(incoming.hash),
    version: 1,
    businessDate: incoming.businessDate,
    dayRuleKey: context.dayRuleKey(incoming),
    importKey: running.key,
    rawBatchKey: context.rawBatchKey(tx),
    ordinal: incoming.ordinal,
    line: incoming.line,
  };
  touch(tx, running, touched, document.location, incoming.businessDate);
  if (found === undefined) {
    insertDocument(tx, running.streamKey, document, origin);
    return;
  }
  touchCurrentDay(tx, running, touched, found.id);
  // What this very import has written before is not history: nobody has seen it.
  const version = found.import_id === running.key ? found.version : found.version + 1;
  if (version > found.version) keepVersion(tx, found.id, running.key);
  replaceDocument(tx, found.id, document, { ...origin, version });
}

/**
 * The current version of a document, if it is this import's own or a complete one's. What another
 * import has left unfinished is taken back first: no version may stand on one that may yet go.
 */
function settle(
  tx: WriteTx,
  incoming: IncomingDocument,
  found: Found | undefined,
  { running, isComplete }: ChunkContext,
): Found | undefined {
  if (found === undefined || found.import_id === running.key || isComplete(tx, found.import_id)) return found;
  takeBack(tx, found.id);
  return findOne(tx, running.streamKey, incoming);
}

/** The day that a document leaves when a change moves it. */
function touchCurrentDay(
  tx: WriteTx,
  running: RunningImport,
  touched: Set<string>,
  documentKey: number,
): void {
  const day = tx
    .prepare('SELECT location, business_date FROM pos_document WHERE id = ?')
    .get<{ location: string; business_date: string }>(documentKey);
  if (day !== undefined) touch(tx, running, touched, day.location, day.business_date);
}

function touch(
  tx: WriteTx,
  running: RunningImport,
  touched: Set<string>,
  location: string,
  date: string,
): void {
  const day = `${date} ${location}`;
  if (running.touched.has(day) || touched.has(day)) return;
  tx.prepare(
    'INSERT OR IGNORE INTO dirty_day (stream_id, location, business_date, import_id) VALUES (?, ?, ?, ?)',
  ).run(running.streamKey, location, date, running.key);
  touched.add(day);
}
