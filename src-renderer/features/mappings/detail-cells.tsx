import { IconAlertTriangle, IconArrowUp, IconCircleDashed } from '@tabler/icons-react';
import { Badge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AccountSelect } from './account-select.tsx';
import { useChart } from './chart.ts';
import { baseOf, detailAccount, type DetailRow, type JournalLine, valueOf } from './journal-lines.ts';
import { type Draft, useMappings } from './mappings-store.ts';
import { RowState } from './row-state.tsx';
import { isUnmapped } from './rows.ts';
import { useFailedFocus } from './use-failed-focus.ts';
import { useLineValue } from './use-line-value.ts';
import { writeJournalRow } from './values.ts';

interface CellProps {
  readonly row: DetailRow;
  readonly line: JournalLine;
}

/** Who decided; or, of a detail that nobody has decided about, what becomes of it. */
export function DetailState({ row, line }: CellProps) {
  const say = useTexts('mappings');
  const isDraft = useMappings(({ drafts }) => row.id in drafts);
  const [{ details }] = useLineValue(line);
  if (isDraft || (!isUnmapped(row) && details !== 'off')) return <RowState row={row} />;
  switch (details) {
    case 'required':
      return (
        <Badge tone="warning" icon={IconAlertTriangle}>
          {say('details.state.held')}
        </Badge>
      );
    case 'optional':
      return (
        <Badge tone="neutral" icon={IconArrowUp}>
          {say('details.state.row')}
        </Badge>
      );
    case 'off':
      return (
        <Badge tone="neutral" icon={IconCircleDashed}>
          {say('details.state.off')}
        </Badge>
      );
  }
}

/** The account of a detail; greyed, the one that it takes without. */
export function DetailAccountCell({ row, line }: CellProps) {
  const say = useTexts('mappings');
  const value = useMappings(({ drafts }) => detailAccount(row, drafts));
  const isFailed = useMappings(({ failed }) => failed === row.id);
  const control = useFailedFocus<HTMLInputElement>(row.id);
  const without = useWithout(row, line);
  const forget = (): void => {
    const { drafts, forget: drop } = useMappings.getState();
    const draft = drafts[row.id];
    if (draft !== undefined) drop([draft]);
  };
  return (
    <AccountSelect
      inputRef={control}
      label={say('account.of', { name: row.name })}
      value={value}
      placeholder={without}
      onPick={(account) => draftDetails(line, [{ row, value: account }])}
      // What is saved cannot be taken away, only changed.
      none={value === null || !isUnmapped(row) ? null : { label: without, onPick: forget }}
      isWrong={isFailed}
    />
  );
}

/** Gives the ticked details one account, as drafts. */
export function BulkDetails(props: { readonly line: JournalLine; readonly rows: readonly DetailRow[] }) {
  const say = useTexts('mappings');
  const { line, rows } = props;
  return (
    <AccountSelect
      label={say('bulk.account')}
      placeholder={say('bulk.account')}
      value={null}
      onPick={(account) => {
        draftDetails(
          line,
          rows.map((row) => ({ row, value: account })),
        );
        useMappings.getState().select(new Set());
      }}
    />
  );
}

/** Where a detail goes without an account of its own. */
function useWithout(row: DetailRow, line: JournalLine): string {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const base = useMappings(({ drafts }) => baseOf(line, drafts));
  const [{ details }] = useLineValue(line);
  if (details === 'required') {
    const { value } = row.present;
    return value === '' ? say('account.choose') : say('suggested', { value: labelOf(value) });
  }
  if (line.state.role === null) {
    return say(`details.optional.${line.state.detail ?? ''}`);
  }
  return base === null ? say('account.choose') : labelOf(base);
}

/** A detail's account has no effect in a row whose details are not used: choosing one turns them on. */
function draftDetails(line: JournalLine, details: readonly Draft[]): void {
  const { drafts, draftMany } = useMappings.getState();
  const value = valueOf(line, drafts);
  const more =
    value.details === 'off'
      ? [{ row: line.row, value: writeJournalRow({ ...value, details: 'optional' }) }]
      : [];
  draftMany([...details, ...more]);
}
