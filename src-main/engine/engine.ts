import { setImmediate } from 'node:timers/promises';
import { canonicalText } from '../core/digest/canonical.ts';
import { KIND_RULES } from '../core/digest/kinds.ts';
import type { Clock, HostPort, Log, OnProgress, Services, Ticker } from '../core/ports/index.ts';
import { tellMissing } from '../actions/schedule/tell-missing.ts';
import { createExporters } from '../exports/index.ts';
import { serve } from '../ipc/serve.ts';
import {
  createHttpClient,
  createIds,
  createPostingRecord,
  createSignature,
  processRedactor,
  sha256,
  type Signature,
  silentLog,
  systemClock,
  systemRandom,
  loadTexts,
} from '../platform/index.ts';
import { fileProfiles, openSource } from '../sources/registry.ts';
import { openLedger } from '../storage/ledger.ts';
import { watchLedger } from '../sync/quarantine/watch.ts';
import { type Scheduler, startScheduler } from '../sync/scheduler/scheduler.ts';
import { type Channel, type Reply, requests, type Topic } from '../../src-shared/ipc/contract.ts';
import type { Emit } from '../../src-shared/ipc/events.ts';
import { type AuditActor, POS_DOCUMENT_KINDS } from '../../src-shared/model/index.ts';
import { booksOpener } from './books-opener.ts';
import { readChart } from './chart.ts';
import { readExportTexts } from './export-texts.ts';
import { hostWithoutAbilities } from './no-host.ts';
import { readNoteTexts } from './note-texts.ts';
import { createTasks, type TaskList } from './tasks.ts';
import { createTurns, type Turns } from './turns.ts';

export { restoreLedger } from '../storage/restore.ts';

/** Daybook behind any host: it takes requests of the contract and gives replies. */
export interface Engine {
  /** Expected failures are values; it rejects only for defects. */
  call<C extends Channel>(channel: C, input: unknown): Promise<Reply<C>>;
  /** Stops long work at its next safe place, finishes what is being written and frees the ledger. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Path of the ledger file; a new one is made where none is. */
  readonly ledger: string;
  /** The folder of shipped data: charts, profiles, sample store. */
  readonly resources: string;
  readonly programVersion: string;
  readonly clock?: Clock;
  /** How far direct requests are; tasks tell theirs by events. */
  readonly onProgress?: OnProgress;
  /** Hears every event: what has changed, and how far tasks are. */
  readonly onEvent?: Emit;
  /**
   * The program's own folder on this computer, where it keeps on record how far ledgers have posted. Without it
   * nothing is recorded, and no ledger is held up for having been restored or copied.
   */
  readonly data?: string;
  /** What the host does for the engine; without it there are no secrets and no notes. */
  readonly host?: HostPort;
  readonly log?: Log;
  /** Aborting it ends long work at the next safe place; the next sync goes on from there. */
  readonly signal?: AbortSignal;
  /** Reads only: takes no lock and refuses to change anything. */
  readonly readonly?: boolean;
  /** With it the engine does by itself what streams are set to do; without, only what it is asked for. */
  readonly ticker?: Ticker;
  /** Who asks it; a person where left out. What its schedule does is signed by that. */
  readonly by?: AuditActor;
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
  const log = options.log ?? silentLog;
  const emit = options.onEvent ?? (() => {});
  const signal = options.signal ?? new AbortController().signal;
  const defaultChart = await readChart(options.resources);
  const exportTexts = await readExportTexts(options.resources);
  const signature = createSignature(options.by ?? 'person');
  const ledger = await openLedger(options.ledger, {
    clock,
    ids,
    canonicalText,
    tradeKinds: POS_DOCUMENT_KINDS.filter((kind) => KIND_RULES[kind].trade),
    programVersion: options.programVersion,
    by: () => signature.by(),
    ...(options.readonly === undefined ? {} : { readonly: options.readonly }),
    ...(options.onCommit === undefined ? {} : { onCommit: options.onCommit }),
  });
  if (options.readonly !== true) await ledger.runs.endInterrupted();
  const turns = createTurns();
  const tasks = createTasks({
    run: (channel, input, conditions) => serve({ ...services, ...conditions }, channel, input),
    emit,
    clock,
    ids,
    log,
    turns,
    signal,
  });
  const host = options.host ?? hostWithoutAbilities();
  const http = createHttpClient();
  const services: Services = {
    ledger,
    clock,
    ids,
    random: systemRandom,
    sha256,
    log,
    onProgress: options.onProgress ?? (() => {}),
    signal,
    breathe: () => setImmediate(),
    tasks,
    host,
    http,
    // What only reads sends nothing, and decides nothing.
    postingRecord:
      options.data === undefined || options.readonly === true ? null : createPostingRecord(options.data),
    exporters: createExporters(),
    exportTexts,
    explaining: loadTexts(options.resources),
    defaultChart,
    openSource: (request) => openSource(request, options.resources),
    fileProfiles: () => fileProfiles(options.resources),
    openBooks: booksOpener({ ledger, http, clock, secrets: host.secrets }),
    redact: (text) => processRedactor.redact(text),
  };
  await watchLedger(services);
  const noteTexts = await readNoteTexts(options.resources);
  const scheduler =
    options.ticker === undefined
      ? null
      : startScheduler({
          services,
          ticker: signedTicker(options.ticker, signature),
          tellMissing: (stream, by) => tellMissing(services, noteTexts, stream, by),
          changed: () => emit('changed', { topics: ['streams'] }),
        });
  return engineOver(services, { tasks, turns, emit, scheduler });
}

/** What comes of a tick is the schedule's doing, not that of whoever opened the program. */
function signedTicker(ticker: Ticker, signature: Signature): Ticker {
  return { ...ticker, every: (ms, work) => ticker.every(ms, () => signature.as('schedule', work)) };
}

interface Runtime {
  readonly tasks: TaskList;
  readonly turns: Turns;
  readonly emit: Emit;
  readonly scheduler: Scheduler | null;
}

function engineOver(services: Services, { tasks, turns, emit, scheduler }: Runtime): Engine {
  const underWay = new Set<Promise<unknown>>();
  const answer = async <C extends Channel>(channel: C, input: unknown): Promise<Reply<C>> => {
    const { hasTurn, changes } = natureOf(channel);
    const ask = (): Promise<Reply<C>> => serve(services, channel, input);
    // Two syncs at a time would each undo what the other assumes: long work has its turn, task or not.
    const reply = hasTurn ? await turns.take(ask) : await ask();
    if (reply.ok && changes.length > 0) emit('changed', { topics: changes });
    return reply;
  };
  return {
    call: (channel, input) => {
      const reply = answer(channel, input);
      // Whoever asked hears of what goes wrong; here only its end counts.
      const ended: Promise<unknown> = reply.catch(() => null).finally(() => underWay.delete(ended));
      underWay.add(ended);
      return reply;
    },
    async close() {
      scheduler?.stop();
      await tasks.stop();
      await scheduler?.idle();
      await Promise.all(underWay);
      await services.ledger.close();
    },
  };
}

/**
 * They build a digest again, or take documents into the books, which a sync or a posting may be doing from
 * an earlier reading.
 */
const HAS_TURN: ReadonlySet<Channel> = new Set<Channel>([
  'digests.exclude',
  'digests.include',
  'books.process',
  'books.activate',
  'books.make-normal',
  'books.allocate',
  'books.unallocate',
  'books.confirm-count',
  'books.undo',
  'books.bring-back',
  'books.close-transfer',
  'books.set-lock',
  'status.post-anyway',
  'status.end-quarantine',
]);

/** Nothing for a name that is no channel: `serve` refuses it. */
function natureOf(channel: Channel): { readonly hasTurn: boolean; readonly changes: readonly Topic[] } {
  if (!Object.hasOwn(requests, channel)) return { hasTurn: false, changes: [] };
  const { task = false, changes = [] } = requests[channel];
  return { hasTurn: task || HAS_TURN.has(channel), changes };
}
