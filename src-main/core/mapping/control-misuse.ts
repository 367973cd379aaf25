import {
  ACCOUNT_ROLES,
  type AccountNumber,
  JOURNAL_ROWS,
  type JournalRow,
  type MappingType,
  parseJournalDetailKey,
} from '../../../src-shared/model/index.ts';
import { controlAccounts, isControlRole } from '../posting/control.ts';
import type { ResolvedMapping } from './resolve.ts';

/** A mapping to an account that stands for what somebody owes or is owed, where nobody is named. */
export interface ControlMisuse {
  readonly type: MappingType;
  readonly key: string;
  readonly account: AccountNumber;
}

/** What, of everything mapped, would move a control account without saying whose the movement is. */
export function controlMisuses(
  mapping: ResolvedMapping,
  rows: readonly { readonly type: MappingType; readonly key: string }[],
): readonly ControlMisuse[] {
  const control = controlAccounts(mapping);
  const misuse = (type: MappingType, key: string, account: AccountNumber | null): readonly ControlMisuse[] =>
    account === null || !control.has(account) ? [] : [{ type, key, account }];
  const keys = (type: MappingType): readonly string[] => [
    ...new Set(rows.filter((row) => row.type === type).map(({ key }) => key)),
  ];
  const journal: readonly JournalRow[] = JOURNAL_ROWS;
  return [
    ...ACCOUNT_ROLES.filter((role) => !isControlRole(role)).flatMap((role) =>
      misuse('account', role, mapping.account(role)),
    ),
    ...journal
      .filter(({ role }) => !isControlRole(role))
      .flatMap(({ id }) => misuse('journal-row', id, mapping.journalRow(id).account)),
    // Gift cards and the like may pay: the till says whose.
    ...keys('payment-method')
      .filter((method) => mapping.storedValue(method) === null)
      .flatMap((method) => misuse('payment-method', method, mapping.paymentMethod(method))),
    ...keys('tax').flatMap((code) => misuse('tax', code, mapping.tax(code)?.account ?? null)),
    ...keys('journal-detail').flatMap((key) => detailMisuse(key, mapping, misuse)),
  ];
}

function detailMisuse(
  key: string,
  mapping: ResolvedMapping,
  misuse: (type: MappingType, key: string, account: AccountNumber | null) => readonly ControlMisuse[],
): readonly ControlMisuse[] {
  const parsed = parseJournalDetailKey(key);
  if (parsed === null) return [];
  const { row, detail } = parsed;
  // Only a method that pays with what we owe says whose it is.
  const tender = row.endsWith('.tender') && mapping.storedValue(detail) !== null;
  return tender ? [] : misuse('journal-detail', key, mapping.journalDetail(row, detail));
}
