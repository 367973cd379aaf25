import { type Minor, minor, negate } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocument,
  type AccountNumber,
  balancedEntry,
  type Entry,
  shownSubject,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { TaxOfCase } from '../../core/ports/index.ts';
import { casesClosedBy, casesReopenedBy } from './order-book.ts';

/** What a document adds to the entries and sub-ledger lines that it brings. */
export interface TaxEffect {
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
}

/** Tax on the deposits of laybys while documents are taken in. */
export class DepositTaxes {
  readonly #taxes = new Map<string, TaxOfCase>();

  constructor(taxes: readonly TaxOfCase[]) {
    for (const tax of taxes) this.#taxes.set(keyOf(tax), tax);
  }

  /** Follows what a document moves, so that a later one of the batch releases it too. */
  follow(subledger: readonly SubledgerLine[]): void {
    for (const { ledger, subject, account, against, movement, amount } of subledger) {
      if (ledger !== 'layby-tax' || against === undefined) continue;
      const of = { case: subject, account, against };
      const known = this.#taxes.get(keyOf(of)) ?? { balance: 0, added: 0, released: 0 };
      this.#taxes.set(keyOf(of), {
        ...of,
        balance: minor(known.balance + amount),
        added: minor(known.added + (movement === 'added' ? amount : 0)),
        released: minor(known.released - (movement === 'used' ? amount : 0)),
      });
    }
  }

  /** All of it goes: Dr tax, Cr tax on layby deposits, for the sale has posted the whole tax, or there is none. */
  release(layby: string, date: BusinessDate): TaxEffect {
    return this.#moved(layby, date, 'Tax on deposits released', ({ balance }) => negate(balance));
  }

  /** The end of the layby is taken back: what it released is due with the deposits again. */
  takeBack(layby: string, date: BusinessDate): TaxEffect {
    // What was released and undone is on the account already.
    const back = ({ added, balance, released }: TaxOfCase) =>
      minor(Math.max(0, Math.min(released, added - balance)));
    return this.#moved(layby, date, 'Tax on deposits due again', back);
  }

  #moved(layby: string, date: BusinessDate, title: string, amountOf: (tax: TaxOfCase) => Minor): TaxEffect {
    const moved = [...this.#taxes.values()].flatMap((tax) => {
      const amount = tax.case === layby ? amountOf(tax) : 0;
      return amount === 0 ? [] : [{ ...tax, amount: minor(amount) }];
    });
    const entry = balancedEntry(
      date,
      `${title} ${shownSubject(layby)} ${date}`,
      moved.flatMap(({ account, against, amount }) => [
        { account: against, amount: negate(amount), memo: 'Tax of deposits' },
        { account, amount, memo: 'Tax on layby deposits' },
      ]),
    );
    if (entry === null) return { entries: [], subledger: [] };
    const subledger = moved.map(({ account, against, amount }): SubledgerLine => ({
      ledger: 'layby-tax',
      account,
      subject: layby,
      movement: 'used',
      amount,
      against,
    }));
    return { entries: [entry], subledger };
  }
}

/** The laybys whose tax on deposits a document may move, by itself or through the books. */
export function casesTaxedBy(
  document: AccountingDocument,
  subledger: readonly SubledgerLine[] = document.subledger,
): readonly string[] {
  const taxed = subledger.filter(({ ledger }) => ledger === 'layby-tax').map(({ subject }) => subject);
  return [...new Set([...taxed, ...casesClosedBy(document), ...casesReopenedBy(document)])];
}

/**
 * What the books add to what a document moves. The end of a layby releases the tax on its deposits, and taking
 * that back makes it due again. A deposit that comes, or is taken back, after the end has nothing to wait for.
 * @param original what a reversal takes back: its entries are turned with it, the release among them
 */
export function taxEffectOf(
  taxes: DepositTaxes,
  document: AccountingDocument,
  { date, subledger }: { readonly date: BusinessDate; readonly subledger: readonly SubledgerLine[] },
  as: { readonly isClosed: (layby: string) => boolean; readonly original?: AccountingDocument | undefined },
): TaxEffect {
  taxes.follow(subledger);
  const reopened = casesReopenedBy(document);
  const turned = as.original === undefined ? [] : casesTaxedBy(as.original, []);
  const ended = casesTaxedBy(document, subledger).filter(
    (layby) =>
      !reopened.includes(layby) &&
      !turned.includes(layby) &&
      (casesClosedBy(document).includes(layby) || as.isClosed(layby)),
  );
  const effects = [
    ...ended.map((layby) => taxes.release(layby, date)),
    ...reopened.map((layby) => taxes.takeBack(layby, date)),
  ];
  const made = {
    entries: effects.flatMap((effect) => effect.entries),
    subledger: effects.flatMap((effect) => effect.subledger),
  };
  taxes.follow(made.subledger);
  return made;
}

function keyOf(of: Pick<TaxOfCase, 'case'> & { account: AccountNumber; against: AccountNumber }): string {
  return [of.case, of.account, of.against].join('\u0000');
}
