import { ACCOUNT_ROLES, type LocationMapping, type MappingValue } from '../../../src-shared/model/index.ts';
import type { ZoneId } from '../../../src-shared/time/index.ts';
import { defaultAccount } from './default-accounts.ts';
import { suggestTax } from './suggest.ts';

/** The code of lines without tax; every stream has it from the start. */
export const OUT_OF_SCOPE = 'out-of-scope';

/** The debtor of cash sales' orders and receipts, while nobody has named another. */
const CASH_DEBTOR = 'POSCASH';

/** Account rows and the tax code that every stream starts with. */
export function defaultMappings(): readonly MappingValue[] {
  return [
    ...ACCOUNT_ROLES.flatMap((key): MappingValue[] => {
      const value = defaultAccount(key);
      return value === null ? [] : [{ type: 'account', key, value }];
    }),
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
    department: null,
    cashDebtor: CASH_DEBTOR,
  };
  return { type: 'location', key: location.id, value };
}
