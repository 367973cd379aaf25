import {
  type AccountNumber,
  type AccountRole,
  type ContactReference,
  ExpectedFailure,
  type JournalRow,
  journalDetailKey,
  journalRow,
  type JournalRowId,
  type LocationMapping,
  type PosDocument,
  type PostingStyle,
  type SalesGrouping,
  type Subledger,
  type TaxMapping,
} from '../../../src-shared/model/index.ts';
import { branchAccount } from '../mapping/branch.ts';
import { controlAccountFailure, controlAccounts } from './control.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';

/** What posting needs beside the revision. */
export interface PostingRules {
  /** The POS account, for delivery keys and the names of cases. */
  readonly account: string;
  readonly grouping: SalesGrouping;
  readonly style: PostingStyle;
  /** Mappings in force on the document's date. */
  readonly mapping: ResolvedMapping;
  /** The accounts that the books have; a branch account is taken only where it is among them. */
  readonly chart: ReadonlySet<AccountNumber>;
  /** Orders, receipts and variances need no person. */
  readonly autoProcess: boolean;
  /** Whom a document is for; null when the till names nobody. `generated`: the code is not the POS's id. */
  contactOf(
    document: Pick<PosDocument, 'customer' | 'details'>,
  ): { readonly reference: ContactReference; readonly generated: boolean } | null;
}

/** Mapped accounts of one location; whatever is missing is a failure that names the mapping. */
export interface PostingAccounts {
  /**
   * Where a movement of the POS journal goes. `detail` is what the row has details by (a method, tax code,
   * group or reason); null: the document states none.
   */
  row(id: JournalRowId, detail?: string | null): AccountNumber;
  /** As row, of what needs no sub-ledger. @throws ExpectedFailure mapping-invalid for a control account */
  plainRow(id: JournalRowId, detail?: string | null): AccountNumber;
  /** Accounts of which every movement belongs to somebody, with those of branches. */
  readonly control: ReadonlySet<AccountNumber>;
  /** The account of a role outside the POS journal, such as the cost adjustment. No branch. */
  role(role: AccountRole): AccountNumber;
  /** The books' own code for a POS tax code. */
  booksTaxCode(code: string): string;
  location(): LocationMapping;
  /** What we owe that a method pays from or into, such as gift cards; null for ordinary methods. */
  storedValue(method: string): Subledger | null;
  /** The POS account, which the names of its cases begin with. */
  readonly account: string;
}

/**
 * Reads a location's accounts out of a mapping. Consolidation holds what is unmapped, so that a gap at
 * posting means that a mapping was taken away meanwhile.
 * @throws ExpectedFailure tender-unmapped, tax-unmapped, journal-unmapped, location-unmapped,
 * account-unknown
 */
export function accountsOf(
  { account: posAccount, mapping, chart }: Pick<PostingRules, 'account' | 'mapping' | 'chart'>,
  location: string,
): PostingAccounts {
  // The same few rows are asked for with every line of a document.
  const known = new Map<string, Found>();
  const department = mapping.location(location)?.department ?? null;
  const onBranch = (id: JournalRowId, account: AccountNumber): AccountNumber =>
    mapping.journalRow(id).branch ? branchAccount(account, department, chart) : account;
  const find = (id: JournalRowId, detail: string | null): Found => {
    const key = detail === null ? id : journalDetailKey(id, detail);
    const before = known.get(key);
    if (before !== undefined) return before;
    const { account, target } = rowAccount(mapping, journalRow(id), detail);
    const found = { account: onBranch(id, account), target };
    known.set(key, found);
    return found;
  };
  const control = controlAccounts(mapping, onBranch);
  return {
    row: (id, detail = null) => find(id, detail).account,
    plainRow: (id, detail = null) => {
      const { account, target } = find(id, detail);
      if (control.has(account)) throw controlAccountFailure(account, target);
      return account;
    },
    control,
    role: (role) => {
      const account = mapping.account(role);
      if (account !== null) return account;
      throw new ExpectedFailure('account-unknown', { target: `account:${role}`, data: { name: role } });
    },
    booksTaxCode: (code) => mappedTax(mapping, code).booksTaxCode,
    location: () => {
      const mapped = mapping.location(location);
      if (mapped !== null) return mapped;
      throw new ExpectedFailure('location-unmapped', {
        target: `location:${location}`,
        data: { name: location },
      });
    },
    storedValue: (method) => mapping.storedValue(method),
    account: posAccount,
  };
}

/** An account, and the mapping that names it as failures do. */
interface Found {
  readonly account: AccountNumber;
  readonly target: string;
}

/**
 * The account of a row before the branch: the detail's own, else what the payment method or tax code is
 * mapped to (where the row has no role), else the row's base account, else its role's.
 */
function rowAccount(mapping: ResolvedMapping, row: JournalRow, detail: string | null): Found {
  const mapped = mapping.journalRow(row.id);
  if (detail !== null) {
    const own = mapped.details === 'off' ? null : mapping.journalDetail(row.id, detail);
    if (own !== null) return { account: own, target: detailTarget(row, detail) };
    const thing = row.role === null ? thingAccount(mapping, row, detail) : null;
    if (thing !== null) return thing;
    if (mapped.details === 'required') throw unmappedDetail(row, detail);
  }
  if (mapped.account !== null) return { account: mapped.account, target: `journal-row:${row.id}` };
  const base = row.role === null ? null : mapping.account(row.role);
  if (base !== null) return { account: base, target: `account:${row.role}` };
  throw unmappedRow(row, detail);
}

function thingAccount(mapping: ResolvedMapping, row: JournalRow, detail: string): Found | null {
  const account =
    row.detail === 'payment-method'
      ? mapping.paymentMethod(detail)
      : row.detail === 'tax-code'
        ? (mapping.tax(detail)?.account ?? null)
        : null;
  return account === null ? null : { account, target: thingTarget(row, detail) };
}

function thingTarget({ detail: by }: JournalRow, detail: string): string {
  return `${by === 'tax-code' ? 'tax' : 'payment-method'}:${detail}`;
}

function detailTarget({ id }: JournalRow, detail: string): string {
  return `journal-detail:${journalDetailKey(id, detail)}`;
}

function unmappedDetail(row: JournalRow, detail: string): ExpectedFailure {
  return new ExpectedFailure('journal-unmapped', {
    target: detailTarget(row, detail),
    data: { name: detail, row: row.number },
  });
}

function unmappedRow(row: JournalRow, detail: string | null): ExpectedFailure {
  if (detail !== null && row.role === null) {
    const code = row.detail === 'tax-code' ? 'tax-unmapped' : 'tender-unmapped';
    return new ExpectedFailure(code, { target: thingTarget(row, detail), data: { name: detail } });
  }
  return new ExpectedFailure('journal-unmapped', {
    target: `journal-row:${row.id}`,
    data: { name: row.id, row: row.number },
  });
}

function mappedTax(mapping: ResolvedMapping, code: string): TaxMapping {
  const tax = mapping.tax(code);
  if (tax !== null) return tax;
  throw new ExpectedFailure('tax-unmapped', { target: `tax:${code}`, data: { name: code } });
}
