import type { DiscoveryView, RequestInput } from '../../../src-shared/ipc/contract.ts';
import type { Answers, BooksChoice } from './connect-store.ts';

interface BooksOf {
  readonly name: string;
  readonly currency: string;
}

/** Where the sales are, as the engine is asked. */
export function placeOf({ provider, folder, profile, seed }: Answers): RequestInput<'streams.discover'> {
  if (provider !== 'file') return { provider, ...(seed === null ? {} : { seed }) };
  return {
    provider,
    ...(folder === null ? {} : { folder: folder.handle }),
    ...(profile === null ? {} : { profile }),
  };
}

/** What the source states goes before what a person has chosen for another source. */
export function currencyOf({ currency }: Answers, found: DiscoveryView): string | null {
  return found.currency ?? currency;
}

/** What a source answers that says nothing of its zone; no shop keeps its days by it. */
const NO_ZONE = 'UTC';

/**
 * Where the shops are: as a person has said, else as the source states it, else where this computer is.
 * The date of every sale hangs on it, and is decided only once.
 */
export function zoneOf({ provider, timeZone }: Answers, found: DiscoveryView): string {
  if (timeZone !== null) return timeZone;
  if (provider !== 'file' || found.timeZone !== NO_ZONE) return found.timeZone;
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Everything decided, with the defaults for what a person has left as it was. */
export interface Plan {
  readonly name: string;
  readonly currency: string;
  readonly books: BooksChoice;
}

/** What stands in the fields of the third step before a person writes there. */
export function planOf(
  answers: Answers,
  currency: string,
  books: readonly BooksOf[],
  names: { readonly sample: string; readonly books: string },
): Plan {
  const source = answers.provider === 'file' ? (answers.folder?.name ?? '') : names.sample;
  return { name: answers.name ?? source, currency, books: booksOf(answers, currency, books, names.books) };
}

/** Those of the currency that a person has chosen, else the first there are, else new ones. */
function booksOf(
  { books: chosen }: Answers,
  currency: string,
  all: readonly BooksOf[],
  freshName: string,
): BooksChoice {
  const fitting = all.filter((books) => books.currency === currency);
  if (chosen?.kind === 'new') return chosen;
  const [first] = fitting;
  const known = fitting.find(({ name }) => name === chosen?.name) ?? first;
  if (known !== undefined) return { kind: 'existing', name: known.name };
  return { kind: 'new', name: all.length === 0 ? freshName : `${freshName} ${currency}` };
}

/** The request that connects; only what a person has stated goes before what the POS states. */
export function connectInput(
  answers: Answers,
  found: DiscoveryView,
  plan: Plan,
): RequestInput<'streams.connect'> {
  const { cutOffMinutes, startDate, autoInvoice, grouping } = answers;
  const profile = answers.profile ?? found.profile;
  const timeZone = zoneOf(answers, found);
  const isStated = answers.timeZone !== null || timeZone !== found.timeZone;
  return {
    ...placeOf(answers),
    ...(answers.provider === 'file' && profile !== null ? { profile } : {}),
    name: plan.name.trim(),
    currency: plan.currency,
    books: plan.books.name,
    settings: {
      startDate,
      autoInvoice,
      grouping,
      ...(isStated ? { timeZone } : {}),
      ...(cutOffMinutes === null ? {} : { cutOffMinutes }),
    },
  };
}
