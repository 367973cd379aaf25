import { DateInput, type DateInputProps } from '@mantine/dates';
import { type BusinessDate, isBusinessDate, readTypedDate } from '../../../src-shared/time/index.ts';
import { useLocale } from '../../i18n/index.ts';

/** The days that a business date can be. */
const FIRST = '0001-01-01';
const LAST = '9999-12-31';

/** A day that is typed or picked. */
export function DateField(
  props: Omit<DateInputProps, 'onChange' | 'valueFormat' | 'dateParser'> & {
    /** Hears whole days only, never what a slip of the fingers makes of one: a year of five digits, say. */
    readonly onChange: (date: BusinessDate | null) => void;
  },
) {
  const { onChange, ...others } = props;
  const locale = useLocale();
  return (
    <DateInput
      minDate={FIRST}
      maxDate={LAST}
      {...others}
      valueFormat="D MMM YYYY"
      dateParser={(text) => readTypedDate(text, locale)}
      onChange={(value) => {
        if (value === null || isBusinessDate(value)) onChange(value);
      }}
    />
  );
}
