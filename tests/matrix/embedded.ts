import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Books, BooksAccount } from '../../src-main/core/ports/index.ts';
import type { OnCommit } from '../../src-main/storage/ledger.ts';
import { deliverBooks } from '../../src-main/sync/deliver.ts';
import {
  ACCOUNTING_DOCUMENT_TYPES,
  type AccountingDocument,
  booksId,
  deliveryKey,
} from '../../src-shared/model/index.ts';
import { booksOf } from '../crash/outcome.ts';
import { orderOf, pieces, transferOf } from '../support/accounting-documents.ts';
import { MYR } from '../support/builders.ts';
import { inParallel, runProgram } from '../support/processes.ts';
import { openServices } from '../support/services.ts';
import { connect, post } from './daybook.ts';
import { type CellOutcome, judge } from './judge.ts';
import { BEFORE, documentsOf } from './documents.ts';
import { KINDS } from './kinds.ts';

const WORKER = path.join(import.meta.dirname, 'embedded-worker.ts');
const AT_ONCE = 2;
const PHASES = ['before', 'after'] as const;
/** Small batches, so that there are commits between the documents. */
const BATCH = 3;

const EMBEDDED: BooksAccount = {
  id: booksId('bks_embedded'),
  name: 'Books',
  system: 'embedded',
  currency: MYR,
  connection: {},
};

/** One commit of the delivery, and the side of it at which the program is killed. */
interface Point {
  readonly commit: number;
  readonly phase: (typeof PHASES)[number];
}

/** As --only takes it. */
function nameOf({ commit, phase }: Point): string {
  return `embedded / commit ${commit} / killed ${phase}`;
}

/** A document of each kind, with what they build on; and the order, which only these books take. */
function documentsOfAllKinds(): readonly AccountingDocument[] {
  const made = KINDS.flatMap((kind) => documentsOf(kind.make(1)));
  const order = orderOf(deliveryKey('sample:1/KL/2026-03-02/order/00001/r1'), [pieces('TEA-1', 1)]);
  // The half that arrives is of a transfer that has left.
  const sent = {
    ...transferOf('transfer-out', 'i00001', [pieces('TEA-1', 3)]),
    key: deliveryKey('sample:1/KL/2026-03-02/transfer-sent/00001/r1'),
  };
  return [...BEFORE, order, sent, ...made];
}

/** Delivers all that waits, as the program does, until nothing waits any more. */
export async function deliverEmbedded(file: string, onCommit?: OnCommit): Promise<void> {
  const services = await openServices(file, onCommit === undefined ? {} : { onCommit });
  const inSmallBatches = (books: Books): Books => ({
    ...books,
    capabilities: { ...books.capabilities, limits: { ...books.capabilities.limits, batch: BATCH } },
  });
  const openBooks = (account: BooksAccount): Books => inSmallBatches(services.openBooks(account));
  try {
    await deliverBooks({ ...services, openBooks }, EMBEDDED, services.signal);
  } finally {
    await services.ledger.close();
  }
}

/** What a ledger says that nobody has open. */
interface Delivered {
  readonly books: readonly string[];
  /** What is not in the books, and why. */
  readonly waiting: readonly string[];
  readonly problems: readonly string[];
}

async function look(file: string): Promise<Delivered> {
  const services = await openServices(file);
  try {
    const { rows } = await services.ledger.deliveries.list(null, { cursor: null, limit: 100 });
    const open = rows.filter(({ state }) => state !== 'succeeded');
    const { problems } = await services.ledger.check();
    return {
      books: booksOf({ ledger: file }),
      waiting: open.map(({ key, state, cause }) => `${key} ${state} ${JSON.stringify(cause)}`),
      problems: problems.map((problem) => JSON.stringify(problem)),
    };
  } finally {
    await services.ledger.close();
  }
}

class Scratch {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'daybook-matrix-'));
  #copies = 0;

  /** A file that is a copy of a closed ledger, or no file yet. */
  file(of: string | null = null): string {
    this.#copies += 1;
    const file = path.join(this.#folder, `${this.#copies}.daybook`);
    if (of !== null) cpSync(of, file);
    return file;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Killed before and after each commit of a delivery that has every kind in it, and started again. */
export async function tryEmbedded(
  only: string,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (text: string) => void },
): Promise<readonly CellOutcome[]> {
  const scratch = new Scratch();
  try {
    const start = await waitingLedger(scratch.file());
    let commits = 0;
    const undisturbed = scratch.file(start);
    await deliverEmbedded(undisturbed, (commit) => {
      commits = commit;
    });
    const wanted = await look(undisturbed);
    proveWhole(wanted);
    const all = Array.from({ length: commits }, (_, at) =>
      PHASES.map((phase): Point => ({ commit: at + 1, phase })),
    ).flat();
    const points = all.filter((point) => nameOf(point).includes(only));
    if (points.length > 0) tell(`${points.length} crash points of the embedded books`);
    const outcomes = await inParallel(points, AT_ONCE, async (point) =>
      signal.aborted ? null : killAndFinish(point, { file: scratch.file(start), wanted }),
    );
    return outcomes.filter((outcome) => outcome !== null);
  } finally {
    scratch.remove();
  }
}

async function waitingLedger(file: string): Promise<string> {
  const services = await openServices(file);
  await connect(services, EMBEDDED);
  await services.ledger.embedded.addAccounts(EMBEDDED.id, services.defaultChart);
  await post(services, EMBEDDED, documentsOfAllKinds());
  await services.ledger.close();
  return file;
}

/** Were any of them missing without a kill, nothing would be proved of it. */
function proveWhole({ books, waiting, problems }: Delivered): void {
  if (waiting.length > 0 || problems.length > 0) throw new Error([...waiting, ...problems].join('\n'));
  const types = new Set(documentsOfAllKinds().map(({ type }) => type));
  const missing = ACCOUNTING_DOCUMENT_TYPES.filter((type) => !types.has(type));
  if (missing.length > 0 || books.length === 0)
    throw new Error(`No document of ${missing.join()} was delivered`);
}

async function killAndFinish(
  point: Point,
  { file, wanted }: { readonly file: string; readonly wanted: Delivered },
): Promise<CellOutcome> {
  const env = { CRASH_AT: String(point.commit), CRASH_PHASE: point.phase };
  const ending = await runProgram(WORKER, [file], env);
  const fired = ending.signal === 'SIGKILL';
  await deliverEmbedded(file);
  const { books, waiting, problems } = await look(file);
  rmSync(file, { force: true });
  const { lost, doubled } = judge(wanted.books, books);
  const words = [
    ...(fired ? [] : [`it was not killed: ${ending.errors}`]),
    ...waiting,
    ...problems,
    ...lost.map((line) => `not there: ${line}`),
    ...doubled.map((line) => `there beside: ${line}`),
  ];
  return {
    kind: 'embedded',
    step: `commit ${point.commit}`,
    fault: `killed ${point.phase}`,
    fired,
    recovered: waiting.length + problems.length + lost.length + doubled.length === 0,
    lost: lost.length > 0,
    doubled: doubled.length > 0,
    words,
  };
}
