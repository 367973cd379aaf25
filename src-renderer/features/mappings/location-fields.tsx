import { Code, Text, TextInput } from '@mantine/core';
import { TimeOfDayInput } from '../../components/input/time-of-day-input.tsx';
import { TimeZoneSelect } from '../../components/input/time-zone-select.tsx';
import { useTexts } from '../../i18n/index.ts';
import type { LocationForm } from './location-form.ts';
import { NumberFormatField } from './number-format-field.tsx';

/** Longer ones are refused. */
const MAX_TEXT = 100;
const MAX_DEPARTMENT = 20;

interface LocationFieldsProps {
  readonly form: LocationForm;
  readonly change: (part: Partial<LocationForm>) => void;
  readonly mistakes: ReadonlySet<keyof LocationForm>;
  readonly several: boolean;
  /** What {LOC} stands for in the examples. */
  readonly exampleLocation: string;
}

/** The fields of one location, or of several at once. */
export function LocationFields(props: LocationFieldsProps) {
  const say = useTexts('mappings');
  const { form, change, mistakes, several, exampleLocation } = props;
  // An emptied field of several locations is one that nothing was written in.
  const text = (value: string) => (several && value === '' ? null : value);
  const format = { location: exampleLocation, several };
  return (
    <>
      {!several && (
        <TextInput
          label={say('location.books')}
          description={say('location.books.text')}
          value={form.booksLocation ?? ''}
          maxLength={MAX_TEXT}
          onChange={(event) => change({ booksLocation: event.currentTarget.value })}
          error={mistakes.has('booksLocation') ? say('missing') : null}
          data-autofocus
          required
        />
      )}
      <TextInput
        label={say('location.contact')}
        description={say('location.contact.text')}
        placeholder={say('as-it-is')}
        value={form.contact ?? ''}
        maxLength={MAX_TEXT}
        onChange={(event) => change({ contact: text(event.currentTarget.value) })}
        error={mistakes.has('contact') ? say('missing') : null}
        required={!several}
      />
      <NumberFormatField
        {...format}
        label={say('location.invoice')}
        value={form.invoice}
        onChange={(value) => change({ invoice: text(value) })}
      />
      <NumberFormatField
        {...format}
        label={say('location.credit-note')}
        value={form.creditNote}
        onChange={(value) => change({ creditNote: text(value) })}
      />
      <Text size="xs">
        {say('location.tokens')} <Code>{'{LOC} {YYYY} {YY} {MM} {DD} {SEQ:3}'}</Code>
      </Text>
      <TimeZoneSelect
        label={say('location.zone')}
        placeholder={say('as-it-is')}
        value={form.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        clearable={several}
      />
      <TimeOfDayInput
        label={say('location.cut-off')}
        description={say('location.cut-off.text')}
        minutes={form.cutOffMinutes}
        onChange={(cutOffMinutes) => change({ cutOffMinutes })}
      />
      <AccountingFields {...props} text={text} />
    </>
  );
}

/** What the location is in account numbers, and who owes its cash sales. */
function AccountingFields(
  props: LocationFieldsProps & {
    /** What writing in a field means. */
    readonly text: (value: string) => string | null;
  },
) {
  const say = useTexts('mappings');
  const { form, change, mistakes, several, text } = props;
  return (
    <>
      {!several && (
        <TextInput
          label={say('location.department')}
          description={say('location.department.text')}
          value={form.department ?? ''}
          maxLength={MAX_DEPARTMENT}
          onChange={(event) => change({ department: event.currentTarget.value })}
          error={mistakes.has('department') ? say('location.department.wrong') : null}
          spellCheck={false}
        />
      )}
      <TextInput
        label={say('location.cash-debtor')}
        description={say('location.cash-debtor.text')}
        placeholder={say('as-it-is')}
        value={form.cashDebtor ?? ''}
        maxLength={MAX_TEXT}
        onChange={(event) => change({ cashDebtor: text(event.currentTarget.value) })}
        error={mistakes.has('cashDebtor') ? say('missing') : null}
        required={!several}
      />
    </>
  );
}
