import { useMemo } from 'react';
import type { RehearsalView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { AmountText, type Column } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

type Account = RehearsalView['accounts'][number];

const SIDES = ['before', 'after', 'difference'] as const;

/**
 * An account with what it comes to before and after.
 * @param totalled rows to add up beneath: entries balance, so that the differences of all accounts come to nothing
 */
export function useAmountColumns<Row extends Account>(
  currency: string,
  totalled: readonly Account[] | null,
): readonly Column<Row>[] {
  const say = useTexts('mappings');
  return useMemo(
    (): readonly Column<Row>[] => [
      {
        key: 'account',
        header: say('account'),
        render: ({ account, name }) => `${account} ${name}`,
        minWidth: 150,
        ...(totalled === null ? {} : { footer: say('rehearse.total') }),
      },
      ...SIDES.map((side): Column<Row> => ({
        key: side,
        header: say(`rehearse.${side}`, { currency }),
        render: (row) => (
          <AmountText amount={row[side]} {...(side === 'difference' ? { sign: 'always' } : {})} />
        ),
        align: 'right',
        width: 132,
        ...(totalled === null || totalled.length === 0
          ? {}
          : { footer: <AmountText amount={sumDecimals(totalled.map((row) => row[side]))} /> }),
      })),
    ],
    [say, currency, totalled],
  );
}
