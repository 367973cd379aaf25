import type { AccountingDocumentType } from './accounting-document.ts';
import type { DeliveryKey } from './ids.ts';

/**
 * Which documents go when one of a family is undone: all of them, the latest first, since an order
 * without its invoice, or a receipt without what it was taken for, would be half a posting. Those that
 * are reversed already, and reversals themselves, stay.
 * @param family as they were recorded, each with what it was made of
 */
export function toReverse<
  Document extends {
    readonly key: DeliveryKey;
    readonly type: AccountingDocumentType;
    readonly state: string | null;
    readonly madeOf: readonly DeliveryKey[];
  },
>(family: readonly Document[]): readonly Document[] {
  const reversed = new Set(
    family.flatMap((document) => (document.type === 'reversal' ? document.madeOf : [])),
  );
  return family
    .filter(({ type, state, key }) => type !== 'reversal' && state !== 'reversed' && !reversed.has(key))
    .toReversed();
}

/**
 * What of the allocations of a family is applied to others: only that must be taken back before the family
 * can be undone, since what its documents pay of each other goes with them.
 */
export function allocatedOutside<
  Allocation extends {
    readonly credit: { readonly number: string };
    readonly debit: { readonly number: string };
  },
>(allocations: readonly Allocation[], family: readonly { readonly number: string }[]): readonly Allocation[] {
  const ours = new Set(family.map(({ number }) => number));
  return allocations.filter(({ credit, debit }) => !ours.has(credit.number) || !ours.has(debit.number));
}
