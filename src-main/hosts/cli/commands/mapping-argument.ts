import type { RequestInput } from '../../../../src-shared/ipc/contract.ts';
import type { ArgumentSpec } from '../options.ts';
import type { Values } from '../values.ts';

type MappingType = RequestInput<'mappings.set'>['type'];

const TYPES = [
  'location',
  'payment-method',
  'tax',
  'account',
  'reason',
  'journal-row',
  'journal-detail',
] as const satisfies MappingType[];

/** One mapping as a person writes it. */
export const MAPPING_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: 'TYPE', of: TYPES },
  { name: 'KEY' },
  { name: 'VALUE' },
];

/** The arguments are checked before a command runs, so that one of them is always meant. */
export function mappingTypeOf(values: Values): MappingType {
  return TYPES.find((type) => type === values.argument('TYPE')) ?? 'account';
}
