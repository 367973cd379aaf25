import {
  type AccountNumber,
  type AccountRole,
  accountNumber,
  type LocationMapping,
  type MappingValue,
} from '../../../src-shared/model/index.ts';
import type { ZoneId } from '../../../src-shared/time/index.ts';
import { suggestTax } from './suggest.ts';

/** The default account of every role, in the default chart; a role that is not here does not compile. */
const DEFAULT_ACCOUNTS: Readonly<Record<AccountRole, AccountNumber>> = {
  receivable: accountNumber('1200'),
  revenue: accountNumber('4000'),
  returns: accountNumber('4100'),
  discount: accountNumber('4200'),
  'service-charge': accountNumber('4300'),
  'tips-payable': accountNumber('2200'),
  rounding: accountNumber('6900'),
  'tax-payable': accountNumber('2100'),
  'cost-of-goods': accountNumber('5000'),
  inventory: accountNumber('1400'),
  'goods-received-not-invoiced': accountNumber('2010'),
  'cost-adjustment': accountNumber('5100'),
  'opening-equity': accountNumber('3900'),
};

/** The code of lines without tax; every stream has it from the start. */
export const OUT_OF_SCOPE = 'out-of-scope';

/** Account rows and the tax code that every stream starts with. */
export function defaultMappings(): readonly MappingValue[] {
  const roles = Object.entries(DEFAULT_ACCOUNTS) as [AccountRole, AccountNumber][];
  return [
    ...roles.map(([key, value]): MappingValue => ({ type: 'account', key, value })),
    suggestTax(OUT_OF_SCOPE),
  ];
}

/** A location's default: its own name in the books, the shop's counter customer, dated numbers. */
export function defaultLocation(
  location: { readonly id: string; readonly name: string },
  timeZone: ZoneId,
  cutOffMinutes: number,
): MappingValue & { readonly type: 'location' } {
  const value: LocationMapping = {
    booksLocation: location.id,
    contact: 'POS sales customer',
    numberFormats: {
      invoice: 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}',
      creditNote: 'CN-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}',
    },
    timeZone,
    cutOffMinutes,
  };
  return { type: 'location', key: location.id, value };
}
