import { createEmbeddedBooks } from '../books/embedded/books.ts';
import { canonicalText } from '../core/digest/canonical.ts';
import { KIND_RULES } from '../core/digest/kinds.ts';
import type { Clock, OnProgress, Services } from '../core/ports/index.ts';
import { createExporters } from '../exports/index.ts';
import { serve } from '../ipc/serve.ts';
import { createIds, sha256, silentLog, systemClock } from '../platform/index.ts';
import { openSource } from '../sources/registry.ts';
import { openLedger } from '../storage/ledger.ts';
import type { Channel, Reply } from '../../src-shared/ipc/contract.ts';
import { POS_DOCUMENT_KINDS } from '../../src-shared/model/index.ts';
import { readChart } from './chart.ts';

export { restoreLedger } from '../storage/restore.ts';

/** Daybook behind any host: it takes requests of the contract and gives replies. */
export interface Engine {
  /** Expected failures are values; it rejects only for defects. */
  call<C extends Channel>(channel: C, input: unknown): Promise<Reply<C>>;
  /** Finishes what is being written and frees the ledger. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Path of the ledger file; a new one is made where none is. */
  readonly ledger: string;
  /** The folder of shipped data: charts, profiles, sample store. */
  readonly resources: string;
  readonly programVersion: string;
  readonly clock?: Clock;
  readonly onProgress?: OnProgress;
  /** Aborting it ends long work at the next safe place; the next sync goes on from there. */
  readonly signal?: AbortSignal;
  /** Reads only: takes no lock and refuses to change anything. */
  readonly readonly?: boolean;
  /** For crash tests: called around every commit of the ledger, counted from 1. */
  readonly onCommit?: (commit: number, phase: 'before' | 'after') => void;
}

/**
 * Builds every part once and puts them together.
 * @throws ExpectedFailure when the ledger cannot be opened (locked, corrupt, newer, …)
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const clock = options.clock ?? systemClock();
  const ids = createIds(clock);
  const defaultChart = await readChart(options.resources);
  const ledger = await openLedger(options.ledger, {
    clock,
    ids,
    canonicalText,
    tradeKinds: POS_DOCUMENT_KINDS.filter((kind) => KIND_RULES[kind].trade),
    programVersion: options.programVersion,
    ...(options.readonly === undefined ? {} : { readonly: options.readonly }),
    ...(options.onCommit === undefined ? {} : { onCommit: options.onCommit }),
  });
  const services: Services = {
    ledger,
    clock,
    ids,
    sha256,
    log: silentLog,
    onProgress: options.onProgress ?? (() => {}),
    signal: options.signal ?? new AbortController().signal,
    exporters: createExporters(),
    defaultChart,
    openSource: (request) => openSource(request, options.resources),
    openBooks: (books) => createEmbeddedBooks(books.id, ledger.embedded),
  };
  return {
    call: (channel, input) => serve(services, channel, input),
    close: () => ledger.close(),
  };
}
