import type { Failure, FailureCode } from '../../../src-shared/model/index.ts';

/** The fields that can show a failure themselves. */
export type FailedField = 'name' | 'folder' | 'timeZone';

const FIELDS: Partial<Record<FailureCode, FailedField>> = {
  'stream-name-taken': 'name',
  'folder-missing': 'folder',
  'folder-unreadable': 'folder',
  'account-already-connected': 'folder',
  'place-unknown': 'folder',
};

/** The field that a failure of saving is about; null when it is about none of them. */
export function fieldOf({ code, where }: Failure): FailedField | null {
  if (code === 'bad-input' && where === 'time zone') return 'timeZone';
  return FIELDS[code] ?? null;
}

/** The failure, where it is about this field. */
export function failureAt(field: FailedField, failure: Failure | null): Failure | null {
  return failure !== null && fieldOf(failure) === field ? failure : null;
}
