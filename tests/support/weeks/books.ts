import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Discovery } from '../../../src-main/core/ports/source.ts';
import { connectStream } from '../../../src-main/actions/streams/connect.ts';
import { type Services, type StreamInUse } from '../../../src-main/core/ports/index.ts';
import { serve } from '../../../src-main/ipc/serve.ts';
import { booksOf } from '../../../src-main/sync/books-of.ts';
import { runSync } from '../../../src-main/sync/run.ts';
import type { Channel, RequestData, RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import {
  type Account,
  type MappingValue,
  type PosDocument,
  SUBLEDGERS,
  type SyncRun,
  shownSubject,
  transferName,
} from '../../../src-shared/model/index.ts';
import { type BusinessDate, businessDate } from '../../../src-shared/time/index.ts';
import type { OracleAnswer } from '../oracle/oracle.ts';
import { stepsOf } from '../oracle/steps.ts';
import { Sums } from '../oracle/sums.ts';
import { openServices } from '../services.ts';
import { LOCATIONS, ZONE } from './shelf.ts';
import { weekSource } from './source.ts';
import type { Week } from './week.ts';

/** The settings that a test chooses; all else is how streams begin. */
export type WeekSettings = RequestData<'streams.connect'>['settings'];

/** A week that has gone the whole way: pulled, consolidated, posted and delivered by the program. */
export interface BookedWeek extends AsyncDisposable {
  readonly file: string;
  readonly services: Services;
  readonly use: StreamInUse;
  readonly run: SyncRun;
  ask<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]>;
  sync(): Promise<SyncRun>;
  /** What the till tells later, without a sync. */
  tell(documents: readonly PosDocument[]): void;
  /** What the till tells later, and another sync. */
  more(documents: readonly PosDocument[]): Promise<SyncRun>;
  /** What the books say, in the oracle's words. */
  answer(): Promise<OracleAnswer>;
  /** Lets other programs at the file; it goes when the week is disposed of. */
  close(): Promise<void>;
  steps(): ReturnType<typeof stepsOf>;
}

/** What a test adds to the shop before anything is booked. */
export interface WeekParts {
  /** Go before the oracle's. */
  readonly mappings?: readonly MappingValue[];
  /** Accounts beside the default chart's. */
  readonly accounts?: readonly Account[];
  /** What another till tells into the same books; its account is `week/2`. */
  readonly beside?: readonly PosDocument[];
  /** What that till's books begin with. */
  readonly besideOpens?: Partial<NonNullable<Discovery['openings']>>;
  /** The books are locked before that till is connected. */
  readonly lockedThrough?: BusinessDate;
  /** What time it is; long after the week where left out. */
  readonly clock?: Services['clock'];
}

/** Dispose of it after use. */
export async function bookWeek(
  week: Week,
  settings: WeekSettings = {},
  { mappings = [], accounts = [], beside, besideOpens, lockedThrough, clock }: WeekParts = {},
): Promise<BookedWeek> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-week-'));
  const file = path.join(folder, 'week.daybook');
  const opened = await openServices(file, clock === undefined ? {} : { clock });
  const source = weekSource(week, mappings);
  const sources = [source];
  const services: Services = {
    ...opened,
    openSource: ({ account }) => Promise.resolve((account === 'week:1' ? source : sources.at(-1)) ?? source),
  };
  const connect = (name: string) =>
    connectStream(services, {
      provider: 'sample',
      name,
      settings: { autoInvoice: true, customerIdAsCode: true, ...settings },
    });
  const stream = await connect('Week');
  const streams = [stream];
  if (beside !== undefined) {
    sources.push(weekSource({ ...week, openings: [], documents: beside }, mappings, 'week/2', besideOpens));
    if (lockedThrough !== undefined) await services.ledger.embedded.setLock(stream.books, lockedThrough);
    streams.push(await connect('Beside'));
  }
  const { signal } = services;
  const use: StreamInUse = { stream, books: await booksOf(services, stream) };
  await services.ledger.embedded.addAccounts(use.books.id, accounts);
  const sync = () => runSync(services, { streams, from: null, to: null, signal });
  const run = await sync();
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= services.ledger.close());
  return {
    file,
    services,
    use,
    run,
    answer: () => answerOf(services, use),
    sync,
    tell: (documents) => source.tell(documents),
    async more(documents) {
      source.tell(documents);
      return sync();
    },
    steps: () => stepsOf(file, week.documents),
    async ask(channel, input) {
      const reply = await serve(services, channel, input);
      if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
      return reply.value;
    },
    close,
    async [Symbol.asyncDispose]() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answerOf({ ledger }: Services, { books }: StreamInUse): Promise<OracleAnswer> {
  const accounts = new Sums();
  for (const { account, debit, credit } of await ledger.embedded.trialBalance(books.id, null)) {
    accounts.add(account.number, debit - credit);
  }
  const owned: Record<string, Readonly<Record<string, number>>> = {};
  for (const name of [...SUBLEDGERS].toSorted()) {
    const sums = new Sums();
    for (const { subject, balance } of await ledger.embedded.subledgerBalances(books.id, name, null)) {
      sums.add(shownSubject(subject), balance);
    }
    if (Object.keys(sums.toObject()).length > 0) owned[name] = sums.toObject();
  }
  const states = await ledger.embedded.stockOnHand(books.id);
  const shelf = states.map(
    ({ sku, location, quantity, value }) =>
      [`${sku} @ ${location}`, { quantity: Number(quantity), value: Number(value) }] as const,
  );
  return {
    accounts: accounts.toObject(),
    owned,
    shelf: Object.fromEntries(shelf.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    onTheWay: await onTheWay({ ledger }, books.id),
  };
}

/** Transfers are named after their stories. */
const MOST_STORIES = 400;

async function onTheWay(
  { ledger }: Pick<Services, 'ledger'>,
  books: StreamInUse['books']['id'],
): Promise<Readonly<Record<string, number>>> {
  const ways = LOCATIONS.flatMap((from) => LOCATIONS.map((to) => ({ from, to })));
  const cases = ways.flatMap(({ from, to }) =>
    Array.from({ length: MOST_STORIES }, (_, n) => transferName(from, to, `TR-${n}`)),
  );
  const sums = new Sums();
  for (const { caseId, sku, quantity } of await ledger.embedded.inTransit(books, cases)) {
    sums.add(`${shownSubject(caseId)} ${sku}`, quantity);
  }
  return sums.toObject();
}

/** A week's documents are stamped in its own zone, which has no cut-off. */
export function weekDateOf({ occurredAt }: PosDocument): BusinessDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(occurredAt);
  return businessDate(parts);
}
