import {
  ACCOUNTING_DOCUMENT_TYPES,
  type BooksId,
  type DeliveryKey,
  ExpectedFailure,
  type Failure,
  type FailureCode,
} from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import type {
  BookRecord,
  Books,
  BooksAccount,
  BooksCapabilities,
  CreateOutcome,
  EmbeddedBooksStore,
  OutgoingDocument,
} from '../../core/ports/index.ts';
import { actInBooks } from './actions/act.ts';
import { Intake } from './intake.ts';
import { listOf } from './lists.ts';

/** Failures of the store that are one document's own fault: the others of its batch can go in. */
const FAULTS_OF_ONE: ReadonlySet<FailureCode> = new Set([
  'number-taken',
  'duplicate-with-other-content',
  'period-locked',
]);

/** They take everything in, as it was decided in posting. */
const CAPABILITIES: BooksCapabilities = {
  types: new Set(ACCOUNTING_DOCUMENT_TYPES),
  accounts: 'ours',
  tax: 'as-sent',
  stock: 'values',
  dates: 'any',
  undo: true,
  limits: { batch: 50, requestsPerMinute: null, requestsPerDay: null },
};

/** The books that ship with Daybook: double entry in the ledger file itself. */
export function createEmbeddedBooks(
  { id: books, name, currency }: Pick<BooksAccount, 'id' | 'name' | 'currency'>,
  store: EmbeddedBooksStore,
): Books {
  return {
    system: 'embedded',
    capabilities: CAPABILITIES,
    test: () => Promise.resolve({ company: name, currency, version: '' }),
    list: (what) => listOf(books, store, what),
    lockedThrough: () => store.lockedThrough(books),
    balances: async (asOf) =>
      (await store.trialBalance(books, asOf)).map(({ account, debit, credit }) => ({
        account: account.number,
        balance: minor(debit - credit),
      })),
    stockOnHand: () => store.stockOnHand(books),
    chart: () => store.chart(books),
    find: (keys) => store.find(books, keys),
    lookAlikes: (documents) => store.lookAlikes(books, documents),
    act: (action) => actInBooks(books, store, action),
    create: async (documents) => {
      const together = await attempt(() => takeIn(books, store, documents));
      if (!isFailure(together)) return together;
      // Nothing of the batch was recorded: one by one, only the one at fault stays out.
      const outcomes: CreateOutcome[] = [];
      for (const outgoing of documents) {
        const alone = await attempt(() => takeIn(books, store, [outgoing]));
        outcomes.push(...(isFailure(alone) ? [await notTaken(books, store, outgoing, alone)] : alone));
      }
      return outcomes;
    },
  };
}

type Outcomes = readonly CreateOutcome[];

/** What came of it, or the failure when it is a single document's fault. Everything else is thrown on. */
async function attempt(work: () => Promise<Outcomes>): Promise<Outcomes | Failure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ExpectedFailure && FAULTS_OF_ONE.has(error.failure.code)) return error.failure;
    throw error;
  }
}

function isFailure(result: Outcomes | BookRecord | Failure): result is Failure {
  return 'code' in result;
}

function refused({ document }: OutgoingDocument, cause: Failure): CreateOutcome {
  return { key: document.key, kind: 'refused', cause };
}

/** What they have already, as it is, is in the books; everything else is refused. */
async function notTaken(
  books: BooksId,
  store: EmbeddedBooksStore,
  outgoing: OutgoingDocument,
  cause: Failure,
): Promise<CreateOutcome> {
  const { key } = outgoing.document;
  const known = (await store.find(books, [key])).get(key);
  return known?.contentHash === outgoing.contentHash
    ? { key, kind: 'created', number: known.number }
    : refused(outgoing, cause);
}

/** Records a batch, all or nothing; what cannot be taken in is refused before. */
async function takeIn(
  books: BooksId,
  store: EmbeddedBooksStore,
  documents: readonly OutgoingDocument[],
): Promise<Outcomes> {
  const intake = await Intake.open(books, store, documents);
  const outcomes = new Map<DeliveryKey, CreateOutcome>();
  for (const outgoing of documents) outcomes.set(outgoing.document.key, takeOne(intake, outgoing));
  // Goods can be sent after they arrived, in the order of a batch: what they waited for may be in now.
  for (const outgoing of documents) {
    const outcome = outcomes.get(outgoing.document.key);
    if (outcome?.kind === 'refused' && outcome.cause.code === 'transfer-out-missing') {
      outcomes.set(outgoing.document.key, takeOne(intake, outgoing));
    }
  }
  await store.record(books, intake.write());
  return [...outcomes.values()];
}

function takeOne(intake: Intake, outgoing: OutgoingDocument): CreateOutcome {
  const { key, number } = outgoing.document;
  const taken = intake.take(outgoing);
  return isFailure(taken) ? refused(outgoing, taken) : { key, kind: 'created', number };
}
