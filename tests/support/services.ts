import { setImmediate } from 'node:timers/promises';
import { createEmbeddedBooks } from '../../src-main/books/embedded/books.ts';
import { canonicalText } from '../../src-main/core/digest/canonical.ts';
import { KIND_RULES } from '../../src-main/core/digest/kinds.ts';
import type { Clock, Services } from '../../src-main/core/ports/index.ts';
import { readChart } from '../../src-main/engine/chart.ts';
import { readExportTexts } from '../../src-main/engine/export-texts.ts';
import { hostWithoutAbilities } from '../../src-main/engine/no-host.ts';
import { createTasks } from '../../src-main/engine/tasks.ts';
import { createTurns } from '../../src-main/engine/turns.ts';
import { createExporters } from '../../src-main/exports/index.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import {
  createHttpClient,
  createIds,
  createPostingRecord,
  processRedactor,
  sha256,
  silentLog,
  systemRandom,
  loadTexts,
} from '../../src-main/platform/index.ts';
import { fileProfiles, openSource } from '../../src-main/sources/registry.ts';
import { type OnCommit, openLedger } from '../../src-main/storage/ledger.ts';
import { POS_DOCUMENT_KINDS } from '../../src-shared/model/index.ts';
import { LATER, RESOURCES } from './shop.ts';

/**
 * The parts that the engine puts together, for tests that give a verb a signal or look at one step of
 * a sync. The clock stands still unless the test brings its own. Close the ledger after use.
 * @param options `onCommit`: hears of each commit of the ledger, before and after it
 */
export async function openServices(
  file: string,
  options: {
    readonly clock?: Clock;
    readonly onCommit?: OnCommit;
    readonly data?: string;
    readonly books?: Services['openBooks'];
  } = {},
): Promise<Services> {
  const { clock = { now: () => LATER }, onCommit } = options;
  const ids = createIds(clock);
  const ledger = await openLedger(file, {
    clock,
    ids,
    canonicalText,
    tradeKinds: POS_DOCUMENT_KINDS.filter((kind) => KIND_RULES[kind].trade),
    programVersion: 'test',
    ...(onCommit === undefined ? {} : { onCommit }),
  });
  const { signal } = new AbortController();
  const services: Services = {
    ledger,
    clock,
    ids,
    random: systemRandom,
    sha256,
    log: silentLog,
    signal,
    onProgress: () => {},
    breathe: () => setImmediate(),
    tasks: createTasks({
      run: (channel, input, conditions) => serve({ ...services, ...conditions }, channel, input),
      emit: () => {},
      turns: createTurns(),
      clock,
      ids,
      log: silentLog,
      signal,
    }),
    host: hostWithoutAbilities(),
    http: createHttpClient(),
    postingRecord: options.data === undefined ? null : createPostingRecord(options.data),
    exporters: createExporters(),
    exportTexts: await readExportTexts(RESOURCES),
    explaining: loadTexts(RESOURCES),
    defaultChart: await readChart(RESOURCES),
    openSource: (request) => openSource(request, RESOURCES),
    fileProfiles: () => fileProfiles(RESOURCES),
    openBooks: options.books ?? ((books) => createEmbeddedBooks(books, ledger.embedded)),
    redact: (text) => processRedactor.redact(text),
  };
  return services;
}
