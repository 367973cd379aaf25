import { useTexts } from '../../i18n/index.ts';
import { AccountSelect } from './account-select.tsx';
import { useMappings } from './mappings-store.ts';
import type { MappingRow } from './rows.ts';

/** Gives the ticked rows one account, as drafts. */
export function BulkAccount(props: {
  readonly rows: readonly MappingRow[];
  /** The value of a row that has this account. */
  readonly valueOf: (row: MappingRow, account: string) => string;
}) {
  const say = useTexts('mappings');
  const { draftMany, select } = useMappings();
  return (
    <AccountSelect
      label={say('bulk.account')}
      placeholder={say('bulk.account')}
      value={null}
      onPick={(account) => {
        draftMany(props.rows.map((row) => ({ row, value: props.valueOf(row, account) })));
        select(new Set());
      }}
    />
  );
}
