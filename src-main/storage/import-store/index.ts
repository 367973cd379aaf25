import type { ImportId, ImportNotice, ImportSummary, StreamId } from '../../../src-shared/model/index.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Clock, Ids, ImportStore } from '../../core/ports/index.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { packRaw } from '../raw-archive.ts';
import { openImport, type Unit } from './begin.ts';
import { DayRuleKeys } from './day-rules.ts';
import { abandon, flipComplete } from './end.ts';
import { importsWithRejections, listImports, listRejections, showImport } from './list.ts';
import { RunningImports } from './running.ts';
import { type ChunkContext, cutIntoChunks, writeChunk, writeRejections } from './write.ts';

type Batch = Parameters<ImportStore['write']>[1];

/** Imports of units into the ledger; see the port for what each step promises. */
export function createImportStore(db: LedgerDatabase, clock: Clock, ids: Ids): ImportStore {
  const importer = new Importer(db, clock, ids);
  return {
    begin: (stream, unit) => importer.begin(stream, unit),
    write: (id, batch) => importer.write(id, batch),
    complete: (id, notices) => importer.complete(id, notices),
    abandonExcept: (stream, fingerprints) => importer.abandonExcept(stream, fingerprints),
    list: (stream, page) => listImports(db.read, stream, page),
    show: (id) => showImport(db.read, id),
    rejections: (id, page) => listRejections(db.read, id, page),
    withRejections: (stream, since) => importsWithRejections(db.read, stream, since),
  };
}

class Importer {
  readonly #db: LedgerDatabase;
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #running = new RunningImports();
  readonly #dayRules: DayRuleKeys;
  /** Integer keys of imports known to be complete; they stay so. */
  readonly #complete = new Set<number>();

  constructor(db: LedgerDatabase, clock: Clock, ids: Ids) {
    this.#db = db;
    this.#clock = clock;
    this.#ids = ids;
    this.#dayRules = new DayRuleKeys(db);
  }

  async begin(stream: StreamId, unit: Unit): ReturnType<ImportStore['begin']> {
    const fresh = { uuid: this.#ids.uuid(), now: this.#clock.now() };
    const beginning = await this.#db.write((tx) => openImport(tx, stream, unit, fresh));
    if (beginning.kind === 'already') return { kind: 'already', summary: await this.#summary(beginning.id) };
    for (const key of beginning.outdated) await abandon(this.#db, key);
    this.#running.start(beginning.id, beginning.key, beginning.streamKey);
    return { kind: 'open', id: beginning.id };
  }

  async write(id: ImportId, batch: Batch): Promise<void> {
    const running = this.#running.get(id);
    await this.#dayRules.ensure(batch.documents.map((incoming) => incoming.rule));
    const context: ChunkContext = {
      running,
      dayRuleKey: (incoming) => this.#dayRules.of(incoming.rule),
      rawBatchKey: this.#rawBatch(running.key, batch.raw),
      isComplete: (tx, key) => this.#isComplete(tx, key),
    };
    for (const chunk of cutIntoChunks(batch.documents)) {
      const touched = await this.#db.write((tx) => writeChunk(tx, chunk, context));
      running.seen += chunk.length;
      for (const day of touched) running.touched.add(day);
    }
    if (batch.rejections.length === 0) return;
    await this.#db.write((tx) => writeRejections(tx, running, batch.rejections));
    running.nextRejection += batch.rejections.length;
  }

  async complete(id: ImportId, notices: readonly ImportNotice[]): Promise<ImportSummary> {
    const running = this.#running.get(id);
    const now = this.#clock.now();
    await this.#db.write((tx) => flipComplete(tx, running, notices, now), { durable: true });
    this.#running.end(id);
    return this.#summary(id);
  }

  async abandonExcept(stream: StreamId, fingerprints: readonly string[]): Promise<number> {
    const interrupted = await this.#db.read
      .selectFrom('import')
      .innerJoin('stream', 'stream.id', 'import.stream_id')
      .where('stream.public_id', '=', stream)
      .where('import.state', '=', 'running')
      .select(['import.id', 'import.public_id', 'import.fingerprint'])
      .execute();
    const gone = interrupted.filter((row) => !fingerprints.includes(row.fingerprint));
    for (const row of gone) {
      await abandon(this.#db, row.id);
      this.#running.end(row.public_id);
    }
    return gone.length;
  }

  async #summary(id: ImportId): Promise<ImportSummary> {
    const summary = await showImport(this.#db.read, id);
    if (summary === null) throw new ExpectedFailure('import-not-found', { where: id });
    return summary;
  }

  /** Stores a batch's raw payload at most once, and only when a document points at it. */
  #rawBatch(importKey: number, raw: Uint8Array | null): ChunkContext['rawBatchKey'] {
    let key: number | null = null;
    return (tx) => {
      if (raw === null || key !== null) return key;
      const { sha256, bytes } = packRaw(raw);
      const kept = tx
        .prepare('SELECT id FROM raw_batch WHERE import_id = ? AND sha256 = ?')
        .get<{ id: number }>(importKey, sha256);
      key =
        kept?.id ??
        tx
          .prepare(
            "INSERT INTO raw_batch (import_id, fetched_at, codec, sha256, bytes) VALUES (?, ?, 'gzip', ?, ?)",
          )
          .run(importKey, this.#clock.now(), sha256, bytes).lastId;
      return key;
    };
  }

  #isComplete(tx: WriteTx, key: number): boolean {
    if (this.#complete.has(key)) return true;
    const row = tx.prepare("SELECT 1 FROM import WHERE id = ? AND state = 'complete'").get(key);
    if (row !== undefined) this.#complete.add(key);
    return row !== undefined;
  }
}
