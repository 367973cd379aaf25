import { NativeSelect, TextInput } from '@mantine/core';
import { TAX_POINTS } from '../../../src-shared/model/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AccountSelect } from './account-select.tsx';
import { useChart } from './chart.ts';
import classes from './mappings.module.css';
import { useMappings } from './mappings-store.ts';
import { isUnmapped, type MappingRow } from './rows.ts';
import { useFailedFocus } from './use-failed-focus.ts';
import { readTax, writeTax } from './values.ts';

/** What a row has in the editor: the draft, else what rules; null while nothing does. */
function useValue(row: MappingRow): string | null {
  const draft = useMappings(({ drafts }) => drafts[row.id]?.value ?? null);
  return draft ?? (isUnmapped(row) ? null : row.present.value);
}

interface CellProps {
  readonly row: MappingRow;
  /** What the row's thing is called, for screen readers. */
  readonly name: string;
}

/** The account of a payment method or of a role. */
export function AccountCell({ row, name }: CellProps) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const draft = useMappings((state) => state.draft);
  const isFailed = useMappings(({ failed }) => failed === row.id);
  const control = useFailedFocus<HTMLInputElement>(row.id);
  return (
    <AccountSelect
      inputRef={control}
      label={say('account.of', { name })}
      value={useValue(row)}
      placeholder={say('suggested', { value: labelOf(row.present.value) })}
      onPick={(account) => draft(row, account)}
      isWrong={isFailed}
    />
  );
}

/** The account that a tax code's tax goes to. */
export function TaxAccountCell({ row, name }: CellProps) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const draft = useMappings((state) => state.draft);
  const isFailed = useMappings(({ failed }) => failed === row.id);
  const control = useFailedFocus<HTMLInputElement>(row.id);
  const value = useValue(row);
  const suggested = readTax(row.present.value);
  const tax = value === null ? null : readTax(value);
  return (
    <AccountSelect
      inputRef={control}
      label={say('account.of', { name })}
      value={tax?.account ?? null}
      placeholder={say('suggested', { value: labelOf(suggested.account) })}
      onPick={(account) => draft(row, writeTax({ ...(tax ?? suggested), account }))}
      isWrong={isFailed}
    />
  );
}

/** What the books call a tax code. */
export function TaxCodeCell({ row, name }: CellProps) {
  const say = useTexts('mappings');
  const draft = useMappings((state) => state.draft);
  const value = useValue(row);
  const suggested = readTax(row.present.value);
  const tax = value === null ? null : readTax(value);
  return (
    <TextInput
      size="xs"
      classNames={{ input: classes['suggesting'] ?? '' }}
      aria-label={say('tax.code.of', { name })}
      value={tax?.code ?? ''}
      placeholder={tax === null ? say('suggested', { value: suggested.code }) : row.key}
      maxLength={50}
      onChange={(event) => {
        const code = event.currentTarget.value.replaceAll('=', '');
        draft(row, writeTax({ ...(tax ?? suggested), code }));
      }}
    />
  );
}

/** When the tax of laybys is due. */
export function TaxPointCell({ row, name }: CellProps) {
  const say = useTexts('mappings');
  const draft = useMappings((state) => state.draft);
  const tax = readTax(useValue(row) ?? row.present.value);
  return (
    <NativeSelect
      size="xs"
      aria-label={say('tax.point.of', { name })}
      value={tax.point}
      onChange={(event) => {
        const point = TAX_POINTS.find((known) => known === event.currentTarget.value) ?? tax.point;
        draft(row, writeTax({ ...tax, point }));
      }}
      data={TAX_POINTS.map((point) => ({ value: point, label: say(`tax.point.${point}`) }))}
    />
  );
}

/** Whether goods that come back for a reason are sold again. */
export function ReasonCell({ row, name }: CellProps) {
  const say = useTexts('mappings');
  const draft = useMappings((state) => state.draft);
  const control = useFailedFocus<HTMLSelectElement>(row.id);
  const value = useValue(row);
  return (
    <NativeSelect
      ref={control}
      size="xs"
      aria-label={say('reason.of', { name })}
      value={value ?? ''}
      onChange={(event) => draft(row, event.currentTarget.value)}
      data={[
        ...(value === null
          ? [
              {
                value: '',
                label: say('suggested', { value: say(`reason.${row.present.value}`) }),
                disabled: true,
              },
            ]
          : []),
        { value: 'back-to-stock', label: say('reason.back-to-stock') },
        { value: 'written-off', label: say('reason.written-off') },
      ]}
    />
  );
}
