import { createContext, useContext } from 'react';
import type { MappingView } from '../../../src-shared/ipc/contract.ts';
import type { Chart } from './chart.ts';
import type { JournalLine } from './journal-lines.ts';

interface Branch {
  readonly location: string;
  readonly account: string;
}

/** A location with its segment of account numbers. */
interface Department {
  readonly location: string;
  readonly department: string;
}

export const DepartmentsContext = createContext<readonly Department[]>([]);

/** The locations that have a segment of account numbers. */
export const useDepartments = (): readonly Department[] => useContext(DepartmentsContext);

export function departmentsOf(mappings: readonly MappingView[]): readonly Department[] {
  const last = new Map(
    mappings.flatMap(({ key, location }) =>
      location === null ? [] : ([[key, location.department]] as const),
    ),
  );
  return [...last].flatMap(([location, department]) =>
    department === null ? [] : [{ location, department }],
  );
}

/**
 * The branch accounts that the chart has of a row's account. Those of the account that is saved the engine
 * has looked up; those of one that is only chosen are looked for here.
 */
export function branchesOf(
  { state }: JournalLine,
  base: string | null,
  departments: readonly Department[],
  chart: Chart,
): readonly Branch[] {
  if (base === null || base === state.base?.number) {
    return state.branches.map(({ location, account }) => ({ location, account: account.number }));
  }
  return departments
    .map(({ location, department }) => ({ location, account: `${base}-${department}` }))
    .filter(({ account }) => chart.has(account));
}
