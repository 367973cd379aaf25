import { type BusinessDate, isBusinessDate } from '../time/index.ts';
import type { AccountingDocument } from './accounting-document.ts';
import type { DeliveryKey } from './ids.ts';

/** The day that a document is about, which its key names, whatever its date is; null: the key names none. */
export function businessDateOf(key: DeliveryKey): BusinessDate | null {
  const named = key.split('/')[2] ?? '';
  return isBusinessDate(named) ? named : null;
}

/**
 * What a document is about where its date does not say it: `(of 2026-03-02)` where its own day was locked,
 * `(adjusting INV-7)` where it is the difference of what is in the books, or both. Empty for all others.
 */
export function aboutOf({
  key,
  date,
  adjusts = [],
}: Pick<AccountingDocument, 'key' | 'date' | 'adjusts'>): string {
  const day = businessDateOf(key);
  const parts = [
    ...(day === null || day === date ? [] : [`of ${day}`]),
    ...(adjusts.length === 0 ? [] : [`adjusting ${adjusts.join(', ')}`]),
  ];
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}
