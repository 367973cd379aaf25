import {
  ACCOUNT_ROLES,
  type AccountNumber,
  JOURNAL_ROWS,
  type JournalRow,
  journalDetailKey,
  type Mapping,
  type MappingType,
  parseJournalDetailKey,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { SeenThing } from '../ports/index.ts';
import { mappingsByDate } from './by-date.ts';
import { controlMisuses } from './control-misuse.ts';
import { detailsSeen } from './kind-categories.ts';
import { rowsAskingForDetails, TAKES_BACK, WITHOUT_TAX } from './needs.ts';
import { mappingKey, type ResolvedMapping } from './resolve.ts';

/** Something that a day would be held for. */
export interface MappingProblem {
  /**
   * no-account: nothing says where it goes; not-in-chart: the books do not have its account; control-account:
   * its account stands for what somebody owes or is owed, and nobody is named.
   */
  readonly problem: 'undecided' | 'no-account' | 'not-in-chart' | 'control-account';
  readonly type: MappingType;
  readonly key: string;
  /** The account that the chart lacks; else null. */
  readonly account: AccountNumber | null;
  /** The first day that it would be missing on. */
  readonly from: BusinessDate;
  /** Documents of the last days need it; else it waits for the first that does. */
  readonly needed: boolean;
}

/** What a mapping is held against. */
export interface ValidationInput {
  readonly rows: readonly Mapping[];
  readonly chart: ReadonlySet<AccountNumber>;
  readonly seen: readonly SeenThing[];
  readonly today: BusinessDate;
}

/**
 * What is missing before any day needs it: of today's mapping, and of what later effective dates make of
 * it. Each thing is named once, with the first day it is missing on.
 */
export function validateMappings({ rows, chart, seen, today }: ValidationInput): readonly MappingProblem[] {
  const resolve = mappingsByDate(rows);
  const later = rows.flatMap(({ effectiveFrom, origin }) =>
    effectiveFrom !== null && effectiveFrom > today && origin !== 'suggestion' ? [effectiveFrom] : [],
  );
  const found = new Map<string, MappingProblem>();
  for (const from of [today, ...new Set(later.toSorted())]) {
    const mapping = resolve(from);
    for (const problem of [
      ...undecided(mapping, seen),
      ...withoutAccount(mapping, seen),
      ...notInChart(mapping, rows, chart, seen),
      ...onControlAccount(mapping, rows, seen),
    ]) {
      const key = mappingKey(problem.type, problem.key);
      if (!found.has(key)) found.set(key, { ...problem, from });
    }
  }
  return [...found.values()].toSorted((a, b) => Number(b.needed) - Number(a.needed));
}

type Problem = Omit<MappingProblem, 'from'>;

/** Things that documents have named and nobody has mapped. */
function undecided(mapping: ResolvedMapping, seen: readonly SeenThing[]): readonly Problem[] {
  const asking = rowsAskingForDetails(mapping);
  const details = JOURNAL_ROWS.filter(({ id }) => asking.has(id)).flatMap((row) =>
    detailsSeen(row, seen)
      .filter((detail) => mapping.journalDetail(row.id, detail) === null)
      .map((detail) => missing('journal-detail', journalDetailKey(row.id, detail))),
  );
  return [...seen.flatMap((thing) => undecidedThing(mapping, thing)), ...details];
}

function undecidedThing(mapping: ResolvedMapping, { by, kind, cancels, name }: SeenThing): Problem[] {
  switch (by) {
    case 'location':
      return mapping.location(name) === null ? [missing('location', name)] : [];
    case 'payment-method':
      return mapping.paymentMethod(name) === null ? [missing('payment-method', name)] : [];
    case 'tax-code':
      return mapping.tax(name) === null && !WITHOUT_TAX.has(kind) ? [missing('tax', name)] : [];
    case 'reason': {
      const takesBack = TAKES_BACK.has(kind) && !cancels;
      return takesBack && mapping.stockDecision(name) === null ? [missing('reason', name)] : [];
    }
    case 'product-group':
      return [];
  }
}

function missing(type: MappingType, key: string): Problem {
  return { problem: 'undecided', type, key, account: null, needed: true };
}

/** Rows that only an accountant can give an account. */
function withoutAccount(mapping: ResolvedMapping, seen: readonly SeenThing[]): readonly Problem[] {
  const bare: readonly JournalRow[] = JOURNAL_ROWS;
  return bare
    .filter(({ id, role }) => {
      const { account } = mapping.journalRow(id);
      return role !== null && account === null && mapping.account(role) === null;
    })
    .map((row) => ({
      problem: 'no-account',
      type: 'journal-row',
      key: row.id,
      account: null,
      needed: row.role === 'gift-card-expiry' && seen.some(({ kind }) => kind === 'gift-card-expired'),
    }));
}

/** Everything in force whose account the books do not have. */
function notInChart(
  mapping: ResolvedMapping,
  rows: readonly Mapping[],
  chart: ReadonlySet<AccountNumber>,
  seen: readonly SeenThing[],
): readonly Problem[] {
  const named = new Set(seen.map(({ name }) => name));
  const lacking = (
    type: MappingType,
    key: string,
    account: AccountNumber | null,
    needed: boolean,
  ): Problem[] =>
    account === null || chart.has(account) ? [] : [{ problem: 'not-in-chart', type, key, account, needed }];
  const keys = (type: MappingType): readonly string[] => [
    ...new Set(rows.filter((row) => row.type === type).map(({ key }) => key)),
  ];
  return [
    ...ACCOUNT_ROLES.flatMap((role) => lacking('account', role, mapping.account(role), false)),
    ...JOURNAL_ROWS.flatMap(({ id }) => lacking('journal-row', id, mapping.journalRow(id).account, false)),
    ...keys('payment-method').flatMap((method) =>
      lacking('payment-method', method, mapping.paymentMethod(method), named.has(method)),
    ),
    ...keys('tax').flatMap((code) =>
      lacking('tax', code, mapping.tax(code)?.account ?? null, named.has(code)),
    ),
    ...JOURNAL_ROWS.flatMap(({ id }) =>
      keys('journal-detail')
        .filter((key) => key.startsWith(`${id}:`))
        .flatMap((key) => {
          const detail = key.slice(id.length + 1);
          return lacking('journal-detail', key, mapping.journalDetail(id, detail), named.has(detail));
        }),
    ),
  ];
}

/** Everything in force that would move a control account without saying whose the movement is. */
function onControlAccount(
  mapping: ResolvedMapping,
  rows: readonly Mapping[],
  seen: readonly SeenThing[],
): readonly Problem[] {
  const named = new Set(seen.map(({ name }) => name));
  return controlMisuses(mapping, rows).map(({ type, key, account }) => ({
    problem: 'control-account',
    type,
    key,
    account,
    needed: named.has(type === 'journal-detail' ? (parseJournalDetailKey(key)?.detail ?? key) : key),
  }));
}
