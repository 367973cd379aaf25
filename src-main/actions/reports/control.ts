import type { Services } from '../../core/ports/index.ts';
import type { AccountNumber, BooksId, Subledger } from '../../../src-shared/model/index.ts';
import { add, type Minor, minor, sum, ZERO } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { controlAccounts } from './control-accounts.ts';

/** How much one day moved the control accounts, debits positive. */
interface ControlMove {
  /** The entries on them. */
  entries: Minor;
  /** Lines of other sub-ledgers that share an account with this one. */
  others: Minor;
}

/** The control accounts of a sub-ledger with what each day did to them. */
export interface Control {
  readonly accounts: readonly AccountNumber[];
  /** Days without a movement are not in it. */
  readonly days: ReadonlyMap<BusinessDate, Readonly<ControlMove>>;
}

/** Reads what the ledger says beside a sub-ledger. */
export async function readControl(services: Services, books: BooksId, ledger: Subledger): Promise<Control> {
  const { reports } = services.ledger;
  const accounts = await controlAccounts(services, books, ledger);
  const [entries, lines] = await Promise.all([
    reports.accountDays(books, accounts),
    reports.subledgerAccountDays(books, accounts),
  ]);
  const days = new Map<BusinessDate, ControlMove>();
  const dayOf = (date: BusinessDate): ControlMove => {
    const day = days.get(date) ?? { entries: ZERO, others: ZERO };
    days.set(date, day);
    return day;
  };
  for (const { date, amount } of entries) dayOf(date).entries = add(dayOf(date).entries, amount);
  for (const line of lines) {
    if (line.ledger !== ledger) dayOf(line.date).others = add(dayOf(line.date).others, line.amount);
  }
  return { accounts, days };
}

/** What entries, and other sub-ledgers' lines, come to at the end of a day. */
export function controlAt({ days }: Control, asOf: BusinessDate): Readonly<ControlMove> {
  const until = [...days].filter(([date]) => date <= asOf).map(([, day]) => day);
  return {
    entries: sum(until.map((day) => day.entries)),
    others: sum(until.map((day) => day.others)),
  };
}

/** Balance of accounts at the end of a day (null: now), debits positive. */
export async function balanceOf(
  services: Services,
  books: BooksId,
  accounts: readonly AccountNumber[],
  asOf: BusinessDate | null,
): Promise<Minor> {
  const wanted = new Set(accounts);
  const rows = await services.ledger.embedded.trialBalance(books, asOf);
  return sum(
    rows.filter((row) => wanted.has(row.account.number)).map((row) => minor(row.debit - row.credit)),
  );
}
