import type { z } from 'zod';
import type { mappingView } from '../../../src-shared/ipc/mappings.ts';
import { aStream } from '../streams/a-stream.ts';
import type { Answers } from '../support/index.ts';

type MappingView = z.input<typeof mappingView>;

export function aMapping(
  parts: Partial<MappingView> & Pick<MappingView, 'type' | 'key' | 'value'>,
): MappingView {
  return { location: null, from: null, origin: 'default', ...parts };
}

export function aLocation(key: string, contact = 'POS sales customer'): MappingView {
  const location = {
    booksLocation: key,
    contact,
    numberFormats: {
      invoice: 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}',
      creditNote: 'CN-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}',
    },
    timeZone: 'Asia/Kuala_Lumpur',
    cutOffMinutes: 240,
    department: null,
    cashDebtor: 'POSCASH',
  };
  return aMapping({ type: 'location', key, value: JSON.stringify(location), location });
}

/** As the engine lists them: what a person must decide first. */
export const MAPPINGS: readonly MappingView[] = [
  aMapping({ type: 'payment-method', key: 'Boost', value: '1120', origin: 'suggestion' }),
  aMapping({ type: 'payment-method', key: 'Grab', value: '1120', origin: 'suggestion' }),
  aMapping({ type: 'tax', key: 'SR', value: 'SR=2100', origin: 'suggestion' }),
  aMapping({ type: 'account', key: 'discount', value: '4200' }),
  aMapping({ type: 'account', key: 'revenue', value: '4000' }),
  aLocation('KL'),
  aLocation('PG'),
  aMapping({ type: 'payment-method', key: 'Cash', value: '1010' }),
  aMapping({ type: 'payment-method', key: 'Visa', value: '1110' }),
  aMapping({ type: 'payment-method', key: 'Visa', value: '1120', from: '2026-11-01', origin: 'set' }),
  aMapping({ type: 'reason', key: 'Damaged', value: 'written-off' }),
  aMapping({ type: 'tax', key: 'FRE', value: 'FRE=2100' }),
];

export const ANSWERS: Answers = {
  'streams.settings': { stream: aStream() },
  'mappings.list': { mappings: MAPPINGS },
  'books.chart': {
    accounts: [
      { number: '1010', name: 'Cash on hand', type: 'asset' },
      { number: '1110', name: 'Card clearing', type: 'asset' },
      { number: '1120', name: 'E-wallet clearing', type: 'asset' },
      { number: '2100', name: 'Tax payable', type: 'liability' },
      { number: '4000', name: 'Sales', type: 'income' },
      { number: '4200', name: 'Discounts', type: 'income' },
    ],
  },
  'mappings.set-many': ({ rows, from }) => ({
    mappings: rows.map((row) => aMapping({ ...row, from, origin: 'set' })),
  }),
};
