import type { PosDocument } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { ACCOUNTS } from './accounts.ts';
import { type IsGone, type OnTheWay, type Step, moveGoods } from './goods.ts';
import { type Movements, moneyOf, varianceOf } from './money.ts';
import { Shelf } from './shelf.ts';
import { Sums } from './sums.ts';

/** What the till told, and what there was before it. */
export interface OracleInput {
  readonly documents: readonly PosDocument[];
  readonly openings: readonly {
    readonly sku: string;
    readonly location: string;
    readonly quantity: number;
    readonly value: number;
  }[];
  /** Kind/source id of documents that nobody can post before a person has looked at them. */
  readonly held: ReadonlySet<string>;
  readonly isGone: IsGone;
  /** Whether an accountant has mapped where the cost of such goods goes. */
  readonly writesOff?: boolean;
  /** Tax codes whose tax is due with the deposits of a layby; none where left out. */
  readonly taxAtPayment?: ReadonlySet<string>;
  dateOf(document: PosDocument): BusinessDate;
  /** Whether counted differences are in the books: their journals are pending until somebody says so. */
  readonly variances: boolean;
}

/** What the books must say. Debits are positive; what comes to nothing is left out. */
export interface OracleAnswer {
  readonly accounts: Readonly<Record<string, number>>;
  /** By sub-ledger and subject. */
  readonly owned: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By "sku @ location". */
  readonly shelf: Readonly<Record<string, { readonly quantity: number; readonly value: number }>>;
  /** By "transfer sku": goods that have left and not arrived. */
  readonly onTheWay: Readonly<Record<string, number>>;
}

/**
 * Recomputes the books from the till's documents and a plain table of accounts, by accounting.md alone.
 * `steps` are the documents of the books in the order of their posting, which the moving average needs.
 */
export function askOracle(input: OracleInput, steps: readonly Step[]): OracleAnswer {
  const accounts = new Sums();
  const owned = new Map<string, Sums>();
  const to: Movements = { accounts, owned: (ledger) => childOf(owned, ledger) };
  for (const document of posted(input)) {
    moneyOf(to, document);
    if (input.variances && document.kind === 'shift-close') varianceOf(to, document);
  }
  taxOfOpenLaybys(to, input);
  const shelf = new Shelf();
  const way: OnTheWay = { quantity: new Sums(), value: new Sums() };
  for (const { sku, location, quantity, value } of input.openings) {
    shelf.begin(sku);
    shelf.putIn(sku, location, quantity, value);
    accounts.add(ACCOUNTS.inventory, value);
    accounts.add(ACCOUNTS.opening, -value);
  }
  const reasons = new Map(input.documents.map((one) => [idOf(one), one.reason]));
  const reasonOf = ({ kind, reference, reason }: PosDocument): string | null =>
    kind === 'cancellation' && reference !== null ? (reasons.get(idOf(reference)) ?? null) : reason;
  for (const step of steps) moveGoods(to, shelf, way, step, { ...input, reasonOf });
  return {
    accounts: accounts.toObject(),
    owned: Object.fromEntries(
      [...owned]
        .map(([ledger, sums]) => [ledger, sums.toObject()] as const)
        .filter(([, sums]) => Object.keys(sums).length > 0)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    shelf: shelf.contents(),
    onTheWay: way.quantity.toObject(),
  };
}

/** What is due of laybys that have not ended; of those that have, nothing is left of it. */
function taxOfOpenLaybys(to: Movements, input: OracleInput): void {
  const documents = posted(input);
  const ended = new Set(
    documents
      .filter(({ kind }) => kind === 'layby-completion' || kind === 'layby-cancellation')
      .map(({ details }) => details.caseId),
  );
  for (const { kind, reference, details, tenders, rounding } of documents) {
    if (kind !== 'layby-deposit' || reference === null || ended.has(details.caseId)) continue;
    const opened = input.documents.find((one) => idOf(one) === idOf(reference));
    const paid = tenders.reduce((all, { amount, tip }) => all + amount - tip, 0) - rounding;
    for (const code of input.taxAtPayment ?? []) {
      const lines = (opened?.lines ?? []).filter(({ taxCode }) => taxCode === code);
      const tax = lines.reduce((all, line) => all + line.tax, 0);
      const share = tax === 0 ? 0 : Math.round((tax * paid) / (opened?.total ?? 1));
      to.accounts.add(ACCOUNTS.laybyTax, share);
      to.owned('layby-tax').add(details.caseId ?? '', share);
      to.accounts.add(ACCOUNTS.tax, -share);
    }
  }
}

/** All but what is held, and what was cancelled on the day itself with its cancellation. */
export function posted(input: Pick<OracleInput, 'documents' | 'held' | 'dateOf'>): readonly PosDocument[] {
  const days = new Map(input.documents.map((one) => [idOf(one), input.dateOf(one)]));
  const out = new Set(input.held);
  for (const one of input.documents) {
    if (one.kind !== 'cancellation' || one.reference === null) continue;
    const sale = idOf(one.reference);
    if (days.get(sale) === input.dateOf(one)) for (const id of [sale, idOf(one)]) out.add(id);
  }
  return input.documents.filter((one) => !out.has(idOf(one)));
}

function idOf({ kind, sourceId }: Pick<PosDocument, 'kind' | 'sourceId'>): string {
  return `${kind}/${sourceId}`;
}

function childOf(parent: Map<string, Sums>, name: string): Sums {
  const child = parent.get(name) ?? new Sums();
  parent.set(name, child);
  return child;
}
