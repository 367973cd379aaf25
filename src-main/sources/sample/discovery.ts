import type { Discovery } from '../../core/ports/source.ts';
import {
  type JournalRowId,
  type MappingValue,
  accountNumber,
  journalDetailKey,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { PAY_IN_REASONS, PAY_OUT_REASONS } from './cash.ts';
import { CURRENCY } from './documents.ts';
import { openingsBefore } from './openings.ts';
import { RETURN_REASONS } from './returns.ts';
import { CANCELLATION_REASONS } from './undoing.ts';
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
  ['Blackhawk card', '1190'],
] as const;

const TAX_CODES = ['GST', 'FRE'] as const;
const TAX_ACCOUNT = '2100';

/**
 * All that connecting finds; nothing of the sample store is left to be mapped by a person.
 * @param since the first day that is listened to; null: nothing was before the first of all
 */
export function discoveryOf(story: Story, since: BusinessDate | null = null): Discovery {
  return {
    account: `sample:${story.seed}`,
    currency: CURRENCY,
    timeZone: STORES[0].zone,
    cutOffMinutes: SAMPLE_CUT_OFF_MINUTES,
    locations: STORES.map(({ id, name, zone }) => ({ id, name, timeZone: zone })),
    mappings: defaultMappings(),
    ...(since === null ? {} : { connection: { seed: story.seed, since } }),
    openings: openingsBefore(story, since ?? FIRST_DAY),
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
    value: { booksTaxCode: key, account: accountNumber(TAX_ACCOUNT), taxPoint: 'completion' },
  }));
  // What was struck out never left the counter.
  const struckOut = CANCELLATION_REASONS.map((reason) => ({ reason, decision: 'back-to-stock' }) as const);
  const reasons = [...RETURN_REASONS, ...struckOut].map(({ reason, decision }): MappingValue => ({
    type: 'reason',
    key: reason,
    value: decision,
  }));
  return [
    ...tenders,
    ...taxes,
    ...reasons,
    ...details('pay-outs.expense', PAY_OUT_REASONS),
    ...details('misc-payments.pay-ins', PAY_IN_REASONS),
  ];
}

/** What money in and out of the drawer was for, as details of a row of the POS journal. */
function details(
  row: JournalRowId,
  reasons: readonly { readonly reason: string; readonly account: string }[],
): readonly MappingValue[] {
  return reasons.map(({ reason, account }) => ({
    type: 'journal-detail',
    key: journalDetailKey(row, reason),
    value: accountNumber(account),
  }));
}
