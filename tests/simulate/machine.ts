import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectStream } from '../../src-main/actions/streams/connect.ts';
import { canonicalText } from '../../src-main/core/digest/canonical.ts';
import { KIND_RULES } from '../../src-main/core/digest/kinds.ts';
import type { BooksAccount, MappingStore, PostingRecord, Services } from '../../src-main/core/ports/index.ts';
import { readChart } from '../../src-main/engine/chart.ts';
import { readExportTexts } from '../../src-main/engine/export-texts.ts';
import { hostWithoutAbilities } from '../../src-main/engine/no-host.ts';
import { createExporters } from '../../src-main/exports/index.ts';
import { loadTexts, sha256, silentLog } from '../../src-main/platform/index.ts';
import { openLedger } from '../../src-main/storage/ledger.ts';
import {
  type BooksId,
  booksId,
  ExpectedFailure,
  POS_DOCUMENT_KINDS,
  type StreamId,
} from '../../src-shared/model/index.ts';
import type { Instant } from '../../src-shared/time/index.ts';
import { RESOURCES } from '../support/shop.ts';
import { CURRENCY } from '../support/weeks/shelf.ts';
import { Fate, Life } from './life.ts';
import { Happened } from './faults.ts';
import { clientOf, RemoteServer } from './remote-books.ts';
import { MIDNIGHT, type Shop, SYNC_HOURS } from './steps.ts';
import { Till } from './till.ts';

/** The books that every story posts to. Their system is one of a network, so that their chart is remembered. */
export const REMOTE: BooksAccount = {
  id: booksId('books_remote'),
  name: 'Remote',
  system: 'tryton',
  currency: CURRENCY,
  connection: {},
};

export const CHART = await readChart(RESOURCES);
const EXPORT_TEXTS = await readExportTexts(RESOURCES);
const EXPLAINING = loadTexts(RESOURCES);

/** The computer that Daybook runs on: its disk, its clock, and what there is around it. */
export interface Computer {
  readonly file: string;
  readonly shop: Shop;
  readonly server: RemoteServer;
  readonly tills: readonly Till[];
  /** How far it has posted: no backup of a ledger takes that back. */
  readonly record: PostingRecord;
  /** What its clock shows. */
  readonly now: () => Instant;
  readonly random: () => number;
  /** What a test puts in the place of a part, to see that its absence is noticed. */
  readonly replace?: ((services: Services) => Services) | undefined;
}

/** Starts Daybook for one life. Close its ledger when the life is over, however it ended. */
export async function startDaybook(computer: Computer, life: Life): Promise<Services> {
  const clock = { now: computer.now };
  const ids = drawnIds(computer.random);
  const opened = await openLedger(computer.file, {
    clock,
    ids,
    canonicalText,
    tradeKinds: POS_DOCUMENT_KINDS.filter((kind) => KIND_RULES[kind].trade),
    programVersion: 'simulation',
    onCommit: life.onCommit,
  });
  const chart = once(() => opened.embedded.chart(REMOTE.id));
  const ledger = {
    ...opened,
    mappings: remembered(opened.mappings),
    embedded: { ...opened.embedded, chart },
  };
  const client = clientOf(computer.server, life, computer.shop.batch);
  const refuse = (): never => {
    throw new TypeError('A story does not ask this');
  };
  const services: Services = {
    ledger,
    clock,
    ids,
    random: computer.random,
    sha256,
    log: silentLog,
    signal: new AbortController().signal,
    onProgress: () => {},
    breathe: () => setImmediate(),
    tasks: { start: refuse, cancel: refuse, list: refuse, whenEnded: refuse },
    host: hostWithoutAbilities(),
    http: { send: refuse },
    exporters: createExporters(),
    exportTexts: EXPORT_TEXTS,
    explaining: EXPLAINING,
    defaultChart: CHART,
    openSource: async ({ connection, account }) => {
      life.mustBeAlive();
      const till = computer.tills.find((one, at) => one.account === account || at === connection.seed);
      if (till === undefined) throw new ExpectedFailure('folder-missing', { where: account ?? '' });
      return till.source();
    },
    fileProfiles: refuse,
    openBooks: () => client,
    postingRecord: computer.record,
    redact: (text) => text,
  };
  return computer.replace?.(services) ?? services;
}

/** On a disk of its own that never fails: the record that cannot be written has tests of its own. */
export function postingRecord(): PostingRecord {
  const marks = new Map<string, Map<BooksId, number>>();
  return {
    read: (generation) => marks.get(generation) ?? null,
    raise(generation, raised) {
      const known = marks.get(generation) ?? new Map<BooksId, number>();
      for (const [books, mark] of raised) known.set(books, Math.max(mark, known.get(books) ?? 0));
      marks.set(generation, known);
    },
  };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => (done ??= work());
}

/** A sync reads all mappings many times, and no story is about that: they are read again once they change. */
function remembered(store: MappingStore): MappingStore {
  const known = new Map<StreamId, ReturnType<MappingStore['list']>>();
  return {
    list(stream) {
      const list = known.get(stream) ?? store.list(stream);
      known.set(stream, list);
      return list;
    },
    async put(mappings) {
      known.clear();
      await store.put(mappings);
    },
  };
}

/** UUIDs of the story's own chance. */
function drawnIds(random: () => number): { uuid(): string } {
  const digits = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return { uuid: () => `${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}` };
}

/** Where ledgers of stories lie: in memory where there is such a place, since no story is about the disk. */
export function scratchFolder(): string {
  const memory = statSync('/dev/shm', { throwIfNoEntry: false })?.isDirectory() === true;
  return mkdtempSync(path.join(memory ? '/dev/shm' : tmpdir(), 'daybook-simulation-'));
}

const templates = new Map<string, Promise<Uint8Array>>();

/** A ledger with its streams connected and nothing in it, the same for each shop of a kind. */
export async function newLedger(file: string, shop: Shop): Promise<void> {
  const { tills, style, grouping, byItself, changedDays } = shop;
  const kind = JSON.stringify([tills, style, grouping, byItself, changedDays]);
  const made = templates.get(kind) ?? makeTemplate(shop);
  templates.set(kind, made);
  writeFileSync(file, await made);
}

async function makeTemplate(shop: Shop): Promise<Uint8Array> {
  const folder = scratchFolder();
  const happened = new Happened();
  const now = (): Instant => MIDNIGHT;
  const life = new Life(new Fate(happened), now);
  const computer: Computer = {
    file: path.join(folder, 'new.daybook'),
    shop,
    server: new RemoteServer({ accounts: CHART, happened, time: now }),
    tills: Array.from({ length: shop.tills }, (_, number) => new Till(number, happened)),
    record: postingRecord(),
    now,
    random: () => 0.5,
  };
  const services = await startDaybook(computer, life);
  await services.ledger.books.create(REMOTE, CHART);
  for (const number of computer.tills.keys()) {
    await connectStream(services, {
      provider: 'sample',
      name: `Till ${number}`,
      seed: number,
      books: REMOTE.name,
      settings: {
        autoInvoice: true,
        customerIdAsCode: true,
        postingStyle: shop.style,
        grouping: shop.grouping,
        changedDays: shop.changedDays,
        autoSync: shop.byItself,
        syncTimes: 'at-hours',
        syncHours: SYNC_HOURS,
      },
    });
  }
  await services.ledger.close();
  const bytes = readFileSync(computer.file);
  rmSync(folder, { recursive: true });
  return bytes;
}
