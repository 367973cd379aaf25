import type { BookAction, BooksAccount, OpenState, Services } from '../../core/ports/index.ts';
import {
  type AccountingDocumentType,
  type DeliveryKey,
  ExpectedFailure,
} from '../../../src-shared/model/index.ts';
import { type ActionResult, actOnEach, type OpenTarget, openTargets } from '../../sync/process.ts';
import { findOwnBooks } from './find.ts';

export type { ActionResult };

/** Which documents a person means: those named, or all that are open to it. */
export interface Meant {
  readonly books?: string | undefined;
  readonly numbers?: readonly string[] | undefined;
}

/**
 * Makes the invoices of orders, of all that is ordered or of what is in stock.
 * @throws ExpectedFailure books-not-found, books-choice-needed, and what one single named order is
 *   refused for
 */
export function processOrders(
  services: Services,
  meant: Meant & Pick<Extract<BookAction, { kind: 'process-order' }>, 'deliver' | 'date'>,
): Promise<ActionResult> {
  const { deliver, date } = meant;
  return actOnMeant(services, meant, {
    type: 'sales-order',
    state: 'open',
    actionOf: (key) => ({ kind: 'process-order', key, deliver, date }),
  });
}

/** Lets inactive receipts make their entries. @throws as processOrders */
export function activateReceipts(services: Services, meant: Meant): Promise<ActionResult> {
  return actOnMeant(services, meant, {
    type: 'receipt',
    state: 'inactive',
    actionOf: (key) => ({ kind: 'activate-receipt', key }),
  });
}

/** Turns pending journals normal. @throws as processOrders */
export function makeJournalsNormal(services: Services, meant: Meant): Promise<ActionResult> {
  return actOnMeant(services, meant, {
    type: 'journal',
    state: 'pending',
    actionOf: (key) => ({ kind: 'make-normal', key }),
  });
}

interface Doing {
  readonly type: AccountingDocumentType;
  readonly state: OpenState;
  readonly actionOf: (key: DeliveryKey) => BookAction;
}

async function actOnMeant(services: Services, meant: Meant, doing: Doing): Promise<ActionResult> {
  const account = await findOwnBooks(services, meant.books);
  const all = meant.numbers === undefined;
  const targets = all
    ? await openTargets(services, account.id, doing.type, doing.state)
    : await namedTargets(services, account, meant.numbers);
  const result = await actOnEach(services, account, targets, doing.actionOf, services.signal);
  const [first, ...others] = result.refused;
  if (!all && first !== undefined && others.length === 0 && targets.length === 1) {
    throw new ExpectedFailure(first.failure.code, thrownAs(first.failure));
  }
  // Of all, those that another one has taken along or that only wait were never meant.
  return all
    ? { ...result, refused: result.refused.filter(({ failure }) => failure.code !== 'document-not-open') }
    : result;
}

function thrownAs({ where, data, retry, cure }: ActionResult['refused'][number]['failure']) {
  return {
    data,
    retry,
    action: cure.action,
    ...(where === null ? {} : { where }),
    ...(cure.target === null ? {} : { target: cure.target }),
  };
}

/**
 * The documents of these numbers, each once.
 * @throws ExpectedFailure document-not-found
 */
export async function namedTargets(
  services: Services,
  account: BooksAccount,
  numbers: readonly string[],
): Promise<readonly OpenTarget[]> {
  const targets: OpenTarget[] = [];
  for (const number of new Set(numbers)) {
    const found = await services.ledger.embedded.document(account.id, number);
    if (found === null) {
      throw new ExpectedFailure('document-not-found', {
        where: number,
        data: { number, books: account.name },
      });
    }
    targets.push({ key: found.document.key, number });
  }
  return targets;
}

/**
 * The one document that is meant, done with.
 * @throws ExpectedFailure document-not-found, and what it is refused for
 */
export async function actOnOne(
  services: Services,
  account: BooksAccount,
  number: string,
  actionOf: (key: DeliveryKey) => BookAction,
): Promise<ActionResult['done'][number]> {
  const [target] = await namedTargets(services, account, [number]);
  const books = services.openBooks(account);
  if (target === undefined || books.act === undefined) {
    throw new ExpectedFailure('books-refused', { where: account.name });
  }
  return books.act(actionOf(target.key));
}
