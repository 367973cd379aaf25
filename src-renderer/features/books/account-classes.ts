import type { TrialBalanceView } from '../../../src-shared/ipc/contract.ts';
import { ACCOUNT_TYPES, type AccountType } from '../../../src-shared/model/index.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';

type Row = TrialBalanceView['rows'][number];

/** The accounts of one class with what both sides come to. */
export interface AccountClass {
  readonly type: AccountType;
  readonly rows: readonly Row[];
  /** Decimal text, exact. */
  readonly debit: string;
  readonly credit: string;
}

/** The classes that have accounts, in the order of a balance sheet and then of a statement of profit. */
export function classesOf(rows: readonly Row[]): readonly AccountClass[] {
  const byType = Map.groupBy(rows, ({ type }) => type);
  return ACCOUNT_TYPES.flatMap((type) => {
    const own = byType.get(type);
    if (own === undefined) return [];
    return [
      {
        type,
        rows: own,
        debit: sumDecimals(own.map(({ debit }) => debit)),
        credit: sumDecimals(own.map(({ credit }) => credit)),
      },
    ];
  });
}
