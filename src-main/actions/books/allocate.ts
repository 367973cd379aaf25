import type { OpenItem, Services } from '../../core/ports/index.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { type Minor, minor, parseMinor } from '../../../src-shared/money/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { allocateAutomatically } from '../../sync/process.ts';
import { namedTargets } from './act.ts';
import { findOwnBooks } from './find.ts';

/** A credit applied to a debit, by their numbers. */
export interface Applied {
  readonly credit: string;
  readonly debit: string;
  readonly amount: Minor;
}

/**
 * Applies payments and credits to what is owed: those that a person names, or all, oldest first.
 * @throws ExpectedFailure allocation-too-large, bad-input
 */
export async function allocate(
  services: Services,
  { books, customer, allocations }: RequestData<'books.allocate'>,
): Promise<readonly Applied[]> {
  const account = await findOwnBooks(services, books);
  const { embedded } = services.ledger;
  const customers = customer === undefined ? null : [customer];
  const items = new Map((await embedded.openItems(account.id, customers)).map((item) => [item.id, item]));
  if (allocations === undefined) {
    return named(await allocateAutomatically(services, account.id, { customers }), items);
  }
  const wanted = allocations.map(({ credit, debit, amount }) => ({
    credit,
    debit,
    amount: amount === undefined ? fitting(items.get(credit), items.get(debit)) : read(amount),
  }));
  await embedded.allocate(account.id, wanted);
  return named(wanted, items);

  function read(text: string): Minor {
    const parsed = parseMinor(text, account.currency);
    if (parsed === null) throw new ExpectedFailure('bad-input', { where: 'amount' });
    return parsed;
  }
}

/** As much as is open on both sides; what is not open at all is refused by the store. */
function fitting(credit: OpenItem | undefined, debit: OpenItem | undefined): Minor {
  return minor(Math.max(0, Math.min(-(credit?.open ?? 0), debit?.open ?? 0)));
}

function named(
  allocations: readonly { readonly credit: number; readonly debit: number; readonly amount: Minor }[],
  items: ReadonlyMap<number, OpenItem>,
): readonly Applied[] {
  const numberOf = (line: number): string => items.get(line)?.document.number ?? '';
  return allocations.map(({ credit, debit, amount }) => ({
    credit: numberOf(credit),
    debit: numberOf(debit),
    amount,
  }));
}

/**
 * Takes back what a receipt or credit is applied to; answers how many allocations that were.
 * @throws ExpectedFailure document-not-found
 */
export async function unallocate(
  services: Services,
  { books, number }: RequestData<'books.unallocate'>,
): Promise<number> {
  const account = await findOwnBooks(services, books);
  const { embedded } = services.ledger;
  const [target] = await namedTargets(services, account, [number]);
  const keys = target === undefined ? [] : [target.key];
  const applied = await embedded.allocationsOf(account.id, keys);
  const credits = new Set(
    applied.filter((each) => each.credit.number === number).map((each) => each.credit.line),
  );
  let taken = 0;
  for (const credit of credits) taken += await embedded.unallocate(account.id, credit);
  return taken;
}
