import { ACCOUNT_ROLES, type MappingValue, accountNumber } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import type { Source, SourceLocation } from '../../core/ports/source.ts';
import type { FileProfile } from './profile/profile.ts';

/** Connecting looks at so many documents for locations; others are found when they come. */
const MAX_DOCUMENTS = 20_000;

/** The profile's defaults as mapping rows. */
export function defaultMappings({ defaults }: FileProfile): MappingValue[] {
  const methods = Object.entries(defaults.paymentMethods ?? {});
  const taxes = Object.entries(defaults.taxes ?? {});
  const reasons = Object.entries(defaults.reasons ?? {});
  const roles = ACCOUNT_ROLES.flatMap((role) => {
    const number = defaults.accounts?.[role];
    return number === undefined ? [] : [{ role, number }];
  });
  return [
    ...methods.map(([key, number]): MappingValue => ({
      type: 'payment-method',
      key,
      value: accountNumber(number),
    })),
    ...taxes.map(([key, { booksTaxCode, account, taxPoint = 'completion' }]): MappingValue => {
      return { type: 'tax', key, value: { booksTaxCode, account: accountNumber(account), taxPoint } };
    }),
    ...reasons.map(([key, value]): MappingValue => ({ type: 'reason', key, value })),
    ...roles.map(({ role, number }): MappingValue => ({
      type: 'account',
      key: role,
      value: accountNumber(number),
    })),
  ];
}

/** The locations of the files: the profile's constant, or those that the first documents name. */
export async function locationsIn(
  source: Pick<Source, 'units' | 'read'>,
  profile: FileProfile,
): Promise<SourceLocation[]> {
  const timeZone = profile.constants.timeZone ?? null;
  const constant = profile.document.location === undefined ? profile.constants.location : undefined;
  const ids = constant === undefined ? await locationIds(source) : [constant];
  return ids.map((id) => ({ id, name: id, timeZone }));
}

async function locationIds(source: Pick<Source, 'units' | 'read'>): Promise<string[]> {
  const found = new Set<string>();
  let documents = 0;
  // Files are read whole, so the window matters to no one.
  const today = businessDate('1970-01-01');
  for (const unit of await source.units({ from: null, to: null, today })) {
    for await (const batch of source.read(unit, new AbortController().signal)) {
      for (const { document } of batch.documents) found.add(document.location);
      documents += batch.documents.length;
      if (documents >= MAX_DOCUMENTS) break;
    }
    if (documents >= MAX_DOCUMENTS) break;
  }
  return [...found].toSorted();
}
