import { createContext, useContext } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { ACCOUNT_TYPES } from '../../../src-shared/model/index.ts';
import type { Say } from '../../i18n/index.ts';

type Account = Responses['books.chart']['accounts'][number];

/** The accounts of the books, as the editors need them. */
export interface Chart {
  /** By type, in the order of a chart. */
  readonly choices: readonly {
    readonly group: string;
    readonly items: readonly { readonly value: string; readonly label: string }[];
  }[];
  /** '1010 Cash on hand'; an account that the chart does not have says so. */
  readonly labelOf: (number: string) => string;
  readonly has: (number: string) => boolean;
}

export function chartOf(accounts: readonly Account[], say: Say): Chart {
  const names = new Map(accounts.map(({ number, name }) => [number, `${number} ${name}`]));
  const choices = ACCOUNT_TYPES.map((type) => ({
    group: say(`type.${type}`),
    items: accounts
      .filter((account) => account.type === type)
      .map(({ number }) => ({ value: number, label: names.get(number) ?? number })),
  }));
  return {
    choices: choices.filter(({ items }) => items.length > 0),
    labelOf: (number) => names.get(number) ?? say('account.missing', { number }),
    has: (number) => names.has(number),
  };
}

const NO_CHART: Chart = { choices: [], labelOf: (number) => number, has: () => true };

export const ChartContext = createContext(NO_CHART);

/** The chart of the books that the stream posts to. */
export const useChart = (): Chart => useContext(ChartContext);
