import type { Discovery, StockOpening } from '../../core/ports/source.ts';
import { type MappingValue, accountNumber } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import { CURRENCY } from './documents.ts';
import { RETURN_REASONS } from './returns.ts';
import { openingOf, stocked } from './stock.ts';
import { SAMPLE_CUT_OFF_MINUTES, STORES } from './stores.ts';
import { FIRST_DAY, type Story } from './story.ts';

/** Where each payment method of the sample store is kept, by the default chart. */
const TENDER_ACCOUNTS = [
  ['Cash', '1010'],
  ['EFTPOS', '1110'],
  ['Visa', '1110'],
  ['Mastercard', '1110'],
  ['E-wallet', '1120'],
  ['Cheque', '1130'],
  ['Gift card', '2300'],
  ['Store credit', '2310'],
] as const;

const TAX_CODES = ['GST', 'FRE'] as const;
const TAX_ACCOUNT = '2100';

/** All that connecting finds; nothing of the sample store is left to be mapped by a person. */
export function discoveryOf(story: Story): Discovery {
  return {
    account: `sample:${story.seed}`,
    currency: CURRENCY,
    timeZone: STORES[0].zone,
    cutOffMinutes: SAMPLE_CUT_OFF_MINUTES,
    locations: STORES.map(({ id, name, zone }) => ({ id, name, timeZone: zone })),
    mappings: defaultMappings(),
    // The day before the stores opened, and so before any day that can be posted.
    openings: { date: addDays(FIRST_DAY, -1), stock: openings(story) },
  };
}

function defaultMappings(): readonly MappingValue[] {
  const tenders = TENDER_ACCOUNTS.map(([key, number]): MappingValue => ({
    type: 'payment-method',
    key,
    value: accountNumber(number),
  }));
  const taxes = TAX_CODES.map((key): MappingValue => ({
    type: 'tax',
    key,
    value: { booksTaxCode: key, account: accountNumber(TAX_ACCOUNT) },
  }));
  const reasons = RETURN_REASONS.map(({ reason, decision }): MappingValue => ({
    type: 'reason',
    key: reason,
    value: decision,
  }));
  return [...tenders, ...taxes, ...reasons];
}

function openings(story: Story): readonly StockOpening[] {
  return STORES.flatMap((store) =>
    stocked(story.catalogue).map((product) => ({
      sku: product.sku,
      name: product.name,
      location: store.id,
      quantity: openingOf(product),
      value: minor(product.opening * product.costCents),
    })),
  );
}
