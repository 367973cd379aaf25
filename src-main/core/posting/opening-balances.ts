import { type CurrencyCode, minor, sum } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  type AccountRole,
  balancedEntry,
  caseName,
  ExpectedFailure,
  type JournalRowId,
  type SignedLine,
  type Subledger,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { BalanceOpening, Draft, Openings } from '../ports/index.ts';
import { baseOf, contextOf, type DraftWrite, type PostingContext, present, written } from './context.ts';
import type { PostingAccounts, PostingRules } from './rules.ts';

/** Where a balance lies, by the movement that would have made it, and on which side it grows. */
const KEPT: Readonly<
  Record<
    Subledger,
    { readonly title: string; readonly side: 1 | -1 } & (
      | { readonly row: JournalRowId }
      | { readonly role: AccountRole }
    )
  >
> = {
  receivable: { title: 'Opening receivables', side: 1, row: 'sales.receivable' },
  deposit: { title: 'Opening deposits', side: -1, row: 'misc-payments.deposits' },
  layby: { title: 'Opening layby deposits', side: -1, row: 'misc-payments.layby-deposits' },
  'gift-card': { title: 'Opening gift cards', side: -1, row: 'misc-payments.gift-cards-sold' },
  'store-credit': { title: 'Opening store credit', side: -1, role: 'store-credit' },
  network: { title: 'Owed by networks at opening', side: 1, row: 'gift-cards.network-receivable' },
  contract: { title: 'Opening deposits on jobs', side: -1, row: 'installed-sales.contract-liability' },
  'work-in-progress': {
    title: 'Opening work in progress',
    side: 1,
    row: 'installed-sales.work-in-progress',
  },
  'layby-tax': { title: 'Opening tax on layby deposits', side: 1, row: 'misc-payments.layby-tax' },
};

/**
 * What customers owe and are owed at connecting, against opening equity: a document for each sub-ledger
 * and location. Customers come into being with what they owe.
 * @throws ExpectedFailure customer-missing for a balance of nobody's, and as accountsOf says
 */
export function openingBalanceDrafts(
  { date, balances = [] }: Openings,
  currency: CurrencyCode,
  rules: PostingRules,
): readonly DraftWrite[] {
  const byPlace = Map.groupBy(balances, ({ location }) => location);
  return [...byPlace].flatMap(([location, ofPlace]) => {
    const context = contextOf({ location, date, revision: 1, currency }, rules);
    const byLedger = Map.groupBy(ofPlace, ({ ledger }) => ledger);
    return [
      ...customersOf(ofPlace, context),
      ...[...byLedger].map(([ledger, some]) => balanceDraft(ledger, some, context)),
    ];
  });
}

function balanceDraft(
  ledger: Subledger,
  balances: readonly BalanceOpening[],
  context: PostingContext,
): DraftWrite {
  const { title, side } = KEPT[ledger];
  const account = accountOf(ledger, context.accounts);
  const total = sum(balances.map(({ amount }) => amount));
  const subledger = balances.map((balance): SubledgerLine => ({
    ledger,
    account,
    subject: subjectOf(balance, context),
    movement: 'opening',
    amount: minor(side * balance.amount),
  }));
  const lines: readonly SignedLine[] = [
    { account, amount: minor(side * total), memo: title },
    {
      account: context.accounts.role('opening-equity'),
      amount: minor(-side * total),
      memo: 'Opening balances',
    },
  ];
  const draft: Draft & { readonly type: 'opening-balance' } = {
    ...baseOf(context, 'opening-balance', ledger),
    total,
    stock: [],
    entries: present(balancedEntry(context.date, title, lines)),
    subledger,
  };
  return written(context, draft, null);
}

function accountOf(ledger: Subledger, accounts: PostingAccounts): AccountNumber {
  const kept = KEPT[ledger];
  return 'row' in kept ? accounts.row(kept.row) : accounts.role(kept.role);
}

function subjectOf(
  { subject, caseKind, customer, ledger }: BalanceOpening,
  { rules }: PostingContext,
): string {
  if (subject !== null && caseKind !== null) return caseName(rules.account, caseKind, subject);
  const code = subject ?? (customer === null ? null : rules.contactOf(customer)?.reference.code);
  if (code !== null && code !== undefined) return code;
  throw new ExpectedFailure('customer-missing', { where: ledger, data: { number: KEPT[ledger].title } });
}

/** Those whose own the balance is, once each. */
function customersOf(balances: readonly BalanceOpening[], context: PostingContext): readonly DraftWrite[] {
  const drafts = new Map<string, DraftWrite>();
  for (const { subject, customer } of balances) {
    const contact = subject === null && customer !== null ? context.rules.contactOf(customer) : null;
    if (contact === null) continue;
    const { reference, generated } = contact;
    const draft: Draft & { readonly type: 'contact' } = {
      ...baseOf(context, 'contact', `opening/${reference.code}`),
      total: minor(0),
      entries: [],
      subledger: [],
      customer: reference,
      generated,
    };
    drafts.set(reference.code, written(context, draft, null));
  }
  return [...drafts.values()];
}
