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
import { CallFailed, reading } from './faults.ts';
import { findDocuments } from './find.ts';
import { heldKeys } from './held-keys.ts';
import { listOf } from './lists.ts';
import { lookAlikesOf } from './look-alikes.ts';
import { stockOnHand } from './stock-on-hand.ts';
import { prepare } from './prepare.ts';
import { put, TYPES } from './put.ts';
import { Session, type SessionOptions } from './session.ts';

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
    heldKeys: (prefixes, place) => inCompany((company) => heldKeys(company, prefixes, place)),
    find: (keys) => client.session.about(keys, () => inCompany((company) => findDocuments(company, keys))),
    create: (documents) => createAll(client.session, open, documents),
  };
}

/** One after the other. When Tryton cannot be reached, the rest of the batch is not sent. */
async function createAll(
  session: Session,
  open: () => Promise<Company>,
  documents: readonly OutgoingDocument[],
): Promise<readonly CreateOutcome[]> {
  const outcomes: CreateOutcome[] = [];
  let stopped: CallFailed | null = null;
  let company: Company | null = null;
  let known: ReadonlyMap<DeliveryKey, FoundDocument> = new Map();
  for (const outgoing of documents) {
    const { key } = outgoing.document;
    if (stopped !== null) {
      outcomes.push({ key, kind: 'not-sent', cause: stopped.failure });
      continue;
    }
    try {
      if (company === null) {
        const all = documents.map(({ document }) => document);
        const keys = all.map(({ key: one }) => one);
        const opened = await session.about(keys, open);
        known = await session.about(keys, () => findDocuments(opened, keys));
        // Only when it is known what is there already may anything be made.
        company = opened;
        await session.about(keys, () => prepare(opened, all));
      }
      const into = company;
      outcomes.push(await session.about([key], () => createOne(into, outgoing, known.get(key))));
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      // Before the company is known nothing was sent, whatever came of asking.
      const kind = company === null && error.kind === 'no-answer' ? 'not-sent' : error.kind;
      outcomes.push(outcomeOf(key, kind, error));
      if (error.kind !== 'refused' || company === null) stopped = error;
    }
  }
  return outcomes;
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
