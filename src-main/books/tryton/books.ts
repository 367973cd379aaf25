import { type AccountingDocumentType, type DeliveryKey, failure } from '../../../src-shared/model/index.ts';
import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import type {
  Books,
  BooksCapabilities,
  CreateOutcome,
  FoundDocument,
  OutgoingDocument,
} from '../../core/ports/index.ts';
import { balancesOf, chartOf } from './chart.ts';
import { Client } from './client.ts';
import { Company, type CompanyFound, findCompany } from './company.ts';
import { CallFailed, reading, refuse } from './faults.ts';
import { findDocuments } from './find.ts';
import { discardDrafts } from './left-over.ts';
import { heldKeys } from './held-keys.ts';
import { listOf } from './lists.ts';
import { lookAlikesOf } from './look-alikes.ts';
import { stockOnHand } from './stock-on-hand.ts';
import { prepare } from './prepare.ts';
import { put, TYPES } from './put.ts';
import { Session, type SessionOptions } from './session.ts';
import { isOneMove, putTogether } from './together.ts';

const CAPABILITIES: BooksCapabilities = {
  types: new Set<AccountingDocumentType>(TYPES),
  accounts: 'ours',
  tax: 'as-sent',
  stock: 'quantities',
  dates: 'in-order',
  undo: true,
  // An invoice takes Tryton about a second: a batch is half a minute at most.
  limits: { batch: 20, requestsPerMinute: null, requestsPerDay: null },
};

export interface TrytonOptions extends SessionOptions {
  readonly currency: CurrencyCode;
}

/** A company in Tryton 6, over its JSON-RPC. */
export function createTrytonBooks(options: TrytonOptions): Books {
  const client = new Client(new Session(options));
  const { currency } = options;
  let found: CompanyFound | null = null;
  const open = async (): Promise<Company> => new Company(client, (found ??= await findCompany(client)));
  const inCompany = <T>(work: (company: Company) => Promise<T>): Promise<T> =>
    reading(async () => work(await open()));
  return {
    system: 'tryton',
    capabilities: CAPABILITIES,
    test: () =>
      inCompany(async (company) => ({
        company: company.name,
        currency: company.currency.code,
        version: await client.session.version(),
      })),
    chart: () => inCompany(chartOf),
    list: (what) => inCompany((company) => listOf(company, what)),
    lockedThrough: () => inCompany((company) => company.lockedThrough()),
    balances: (asOf) => inCompany((company) => balancesOf(company, asOf, currency)),
    stockOnHand: () => inCompany(stockOnHand),
    lookAlikes: (documents) => inCompany((company) => lookAlikesOf(company, documents, currency)),
    heldKeys: (place) => inCompany((company) => heldKeys(company, place)),
    discardDrafts: (keys) => inCompany((company) => discardDrafts(company, keys)),
    find: (keys) => client.session.about(keys, () => inCompany((company) => findDocuments(company, keys))),
    create: (documents) => createAll(client.session, open, documents),
  };
}

/** One after the other, or together where one call can take more. When Tryton cannot be reached, the rest is not sent. */
async function createAll(
  session: Session,
  open: () => Promise<Company>,
  documents: readonly OutgoingDocument[],
): Promise<readonly CreateOutcome[]> {
  const outcomes = new Map<DeliveryKey, CreateOutcome>();
  let batch: Batch;
  try {
    const keys = documents.map(({ document }) => document.key);
    batch = await session.about(keys, async () => begin(await open(), documents));
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    // Before the company is known nothing was sent, whatever came of asking.
    const kind = error.kind === 'no-answer' ? 'not-sent' : error.kind;
    return documents.map(({ document: { key } }, at) =>
      at === 0 ? outcomeOf(key, kind, error) : { key, kind: 'not-sent', cause: error.failure },
    );
  }
  let stopped: CallFailed | null = null;
  const tried = async (keys: readonly DeliveryKey[], work: () => Promise<readonly CreateOutcome[]>) => {
    if (stopped !== null) return;
    try {
      for (const outcome of await session.about(keys, work)) outcomes.set(outcome.key, outcome);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      for (const key of keys) outcomes.set(key, outcomeOf(key, error.kind, error));
      if (error.kind !== 'refused') stopped = error;
    }
  };
  const { company, known } = batch;
  const moves = documents.filter(
    ({ document }) => company.untouched.has(document.key) && isOneMove(document) && !known.has(document.key),
  );
  const keysOfMoves = moves.map(({ document }) => document.key);
  await tried(keysOfMoves, async () =>
    [...(await putTogether(company, moves))].map(([key, number]) => ({ key, kind: 'created', number })),
  );
  for (const outgoing of documents) {
    const { key } = outgoing.document;
    if (outcomes.has(key)) continue;
    await tried([key], async () => [await createOne(company, outgoing, known.get(key))]);
  }
  return documents.map(({ document: { key } }) => outcomes.get(key) ?? notSent(key, stopped));
}

function notSent(key: DeliveryKey, stopped: CallFailed | null): CreateOutcome {
  return { key, kind: 'not-sent', cause: (stopped ?? refuse('books-failed')).failure };
}

/** The company with what it has of the documents of a batch. */
interface Batch {
  readonly company: Company;
  readonly known: ReadonlyMap<DeliveryKey, FoundDocument>;
}

async function begin(company: Company, outgoing: readonly OutgoingDocument[]): Promise<Batch> {
  const documents = outgoing.map(({ document }) => document);
  const known = await findDocuments(
    company,
    documents.map(({ key }) => key),
  );
  await prepare(company, documents);
  return { company, known };
}

function outcomeOf(
  key: DeliveryKey,
  kind: CallFailed['kind'],
  { failure: cause }: CallFailed,
): CreateOutcome {
  return kind === 'no-answer' ? { key, kind: 'unknown', cause } : { key, kind, cause };
}

async function createOne(
  company: Company,
  outgoing: OutgoingDocument,
  known: FoundDocument | undefined,
): Promise<CreateOutcome> {
  const { key, number } = outgoing.document;
  if (known === undefined) return { key, kind: 'created', number: await put(company, outgoing) };
  if (known.contentHash === null || known.contentHash === outgoing.contentHash) {
    return { key, kind: 'created', number: known.number };
  }
  const data = { number: known.number };
  return { key, kind: 'refused', cause: failure('duplicate-with-other-content', { where: number, data }) };
}
