import { ExpectedFailure, type ImportId } from '../../../src-shared/model/index.ts';

/**
 * What is remembered of an import while this process writes it. Nothing of it needs to survive a
 * crash: a resumed import reads its unit from the start.
 */
export interface RunningImport {
  readonly key: number;
  readonly streamKey: number;
  /** Documents met since `begin`. */
  seen: number;
  /** Number of the next rejection. */
  nextRejection: number;
  /** Days marked as touched already, so that they are not marked again with every batch. */
  readonly touched: Set<string>;
}

/** The imports that this process has begun and not ended. */
export class RunningImports {
  readonly #byId = new Map<ImportId, RunningImport>();

  start(id: ImportId, key: number, streamKey: number): void {
    this.#byId.set(id, { key, streamKey, seen: 0, nextRejection: 0, touched: new Set() });
  }

  /** @throws ExpectedFailure import-not-found unless `begin` has opened it. */
  get(id: ImportId): RunningImport {
    const running = this.#byId.get(id);
    if (running === undefined) throw new ExpectedFailure('import-not-found', { where: id });
    return running;
  }

  end(id: ImportId): void {
    this.#byId.delete(id);
  }
}
