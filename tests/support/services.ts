import { createEmbeddedBooks } from '../../src-main/books/embedded/books.ts';
import { canonicalText } from '../../src-main/core/digest/canonical.ts';
import { KIND_RULES } from '../../src-main/core/digest/kinds.ts';
import type { Services } from '../../src-main/core/ports/index.ts';
import { readChart } from '../../src-main/engine/chart.ts';
import { createExporters } from '../../src-main/exports/index.ts';
import { createIds, sha256, silentLog } from '../../src-main/platform/index.ts';
import { openSource } from '../../src-main/sources/registry.ts';
import { openLedger } from '../../src-main/storage/ledger.ts';
import { POS_DOCUMENT_KINDS } from '../../src-shared/model/index.ts';
import { LATER, RESOURCES } from './shop.ts';

/**
 * The parts that the engine puts together, for tests that give a verb a signal or look at one step of
 * a sync. The clock stands still. Close the ledger after use.
 */
export async function openServices(file: string): Promise<Services> {
  const clock = { now: () => LATER };
  const ids = createIds(clock);
  const ledger = await openLedger(file, {
    clock,
    ids,
    canonicalText,
    tradeKinds: POS_DOCUMENT_KINDS.filter((kind) => KIND_RULES[kind].trade),
    programVersion: 'test',
  });
  return {
    ledger,
    clock,
    ids,
    sha256,
    log: silentLog,
    signal: new AbortController().signal,
    onProgress: () => {},
    exporters: createExporters(),
    defaultChart: await readChart(RESOURCES),
    openSource: (request) => openSource(request, RESOURCES),
    openBooks: (books) => createEmbeddedBooks(books.id, ledger.embedded),
  };
}
