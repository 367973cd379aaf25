import type { Discovery, Source, SourceBatch } from '../../../src-main/core/ports/source.ts';
import { MAX_BATCH_DOCUMENTS } from '../../../src-main/core/ports/source.ts';
import {
  type MappingValue,
  type PosDocument,
  accountNumber,
  journalDetailKey,
} from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { ACCOUNTS, METHOD_ACCOUNTS, PAY_IN_ACCOUNTS, PAY_OUT_ACCOUNTS } from '../oracle/accounts.ts';
import { BACK_REASON, CURRENCY, GONE_REASON, LOCATIONS, OPENING_DAY, TAX_CODES, ZONE } from './shelf.ts';
import type { Week } from './week.ts';

/** A till that goes on telling: whatever is added is a unit of its own. */
export interface TellingSource extends Source {
  tell(documents: readonly PosDocument[]): void;
}

/**
 * A till that tells a week, all of it in one unit, mapped to the oracle's table of accounts and then to
 * whatever else is given.
 */
export function weekSource(
  week: Week,
  more: readonly MappingValue[] = [],
  account = 'week:1',
  opens: Partial<NonNullable<Discovery['openings']>> = {},
): TellingSource {
  const told = [week.documents];
  const locations = LOCATIONS.map((id) => ({ id, name: id, timeZone: ZONE }));
  const seen = { account, currency: CURRENCY, timeZone: ZONE, cutOffMinutes: 0, locations };
  return {
    provider: 'sample',
    discover: () =>
      Promise.resolve({
        ...seen,
        mappings: [...mappings(), ...more],
        openings: { ...openingsOf(week), ...opens },
      }),
    preview: () => Promise.resolve({ ...seen, connection: {}, profile: null, units: null }),
    tell: (documents) => void told.push(documents),
    units: () =>
      Promise.resolve(told.map((_, i) => ({ locator: String(i), fingerprint: `week/${i}`, size: null }))),
    async *read({ locator }) {
      await Promise.resolve();
      const documents = told[Number(locator)] ?? [];
      for (let start = 0; start < documents.length; start += MAX_BATCH_DOCUMENTS) {
        const batch = documents.slice(start, start + MAX_BATCH_DOCUMENTS);
        yield {
          documents: batch.map((document, i) => ({ document, ordinal: start + i, line: 0 })),
          rejections: [],
          raw: null,
          notices: [],
          bytesRead: 0,
        } satisfies SourceBatch;
      }
    },
  };
}

/** All is mapped but the one tender and the one reason that nobody knows. */
function mappings(): readonly MappingValue[] {
  const methods = [...METHOD_ACCOUNTS].map(([key, account]): MappingValue => ({
    type: 'payment-method',
    key,
    value: accountNumber(account),
  }));
  const taxes = TAX_CODES.map((key): MappingValue => ({
    type: 'tax',
    key,
    value: { booksTaxCode: key, account: accountNumber(ACCOUNTS.tax), taxPoint: 'completion' },
  }));
  const details = (row: 'pay-outs.expense' | 'misc-payments.pay-ins', of: ReadonlyMap<string, string>) =>
    [...of].map(([reason, account]): MappingValue => ({
      type: 'journal-detail',
      key: journalDetailKey(row, reason),
      value: accountNumber(account),
    }));
  return [
    ...methods,
    ...taxes,
    { type: 'reason', key: BACK_REASON, value: 'back-to-stock' },
    { type: 'reason', key: GONE_REASON, value: 'written-off' },
    // No default: whether cards expire is for an accountant to say, and here one has.
    { type: 'account', key: 'gift-card-expiry', value: accountNumber(ACCOUNTS.giftCardExpiry) },
    ...details('pay-outs.expense', PAY_OUT_ACCOUNTS),
    ...details('misc-payments.pay-ins', PAY_IN_ACCOUNTS),
  ];
}

function openingsOf(week: Week): NonNullable<Discovery['openings']> {
  const stock = week.openings.map((one) => ({
    sku: one.sku,
    name: one.sku.toLowerCase(),
    location: one.location,
    quantity: quantity(one.quantity),
    value: minor(one.value),
  }));
  return { date: OPENING_DAY, stock };
}
