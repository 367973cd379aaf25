import type {
  AccountNumber,
  AccountRole,
  LocationMapping,
  TaxMapping,
} from '../../../src-shared/model/index.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { SalesGrouping } from '../../../src-shared/model/index.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';

/** What posting needs beside the revision. */
export interface PostingRules {
  /** The POS account, for delivery keys. */
  readonly account: string;
  readonly grouping: SalesGrouping;
  /** Mappings in force on the document's date. */
  readonly mapping: ResolvedMapping;
}

/** Mapped accounts; whatever is missing is a failure that names the mapping. */
export interface PostingAccounts {
  role(role: AccountRole): AccountNumber;
  tender(method: string): AccountNumber;
  tax(code: string): AccountNumber;
  /** The books' own code for a POS tax code. */
  booksTaxCode(code: string): string;
  location(id: string): LocationMapping;
}

/**
 * Reads accounts out of a mapping. Consolidation holds what is unmapped, so that a gap here means
 * that a mapping was taken away meanwhile.
 * @throws ExpectedFailure tender-unmapped, tax-unmapped, location-unmapped, account-unknown
 */
export function accountsOf(mapping: ResolvedMapping): PostingAccounts {
  const mappedTax = (code: string): TaxMapping => {
    const tax = mapping.tax(code);
    if (tax === null) {
      throw new ExpectedFailure('tax-unmapped', { target: `tax:${code}`, data: { name: code } });
    }
    return tax;
  };
  return {
    role: (role) => {
      const account = mapping.account(role);
      if (account === null) {
        throw new ExpectedFailure('account-unknown', { target: `account:${role}`, data: { name: role } });
      }
      return account;
    },
    tender: (method) => {
      const account = mapping.paymentMethod(method);
      if (account === null) {
        throw new ExpectedFailure('tender-unmapped', {
          target: `payment-method:${method}`,
          data: { name: method },
        });
      }
      return account;
    },
    tax: (code) => mappedTax(code).account,
    booksTaxCode: (code) => mappedTax(code).booksTaxCode,
    location: (id) => {
      const location = mapping.location(id);
      if (location === null) {
        throw new ExpectedFailure('location-unmapped', { target: `location:${id}`, data: { name: id } });
      }
      return location;
    },
  };
}
