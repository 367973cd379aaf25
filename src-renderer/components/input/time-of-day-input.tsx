import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { clockOf, minutesOf } from '../../../src-shared/time/index.ts';

/** A time of day to the minute, such as the one at which a trading day begins. */
export function TimeOfDayInput(props: {
  readonly label: string;
  readonly description?: string;
  /** Minutes after midnight; null: nothing is stated. */
  readonly minutes: number | null;
  /** Hears whole times only, never one that is half typed. */
  readonly onChange: (minutes: number) => void;
}) {
  const { minutes } = props;
  // The browser's own field is empty while a part of the time is missing: that is nobody's answer yet.
  const [isPartial, setPartial] = useState(false);
  return (
    <TextInput
      type="time"
      label={props.label}
      description={props.description}
      value={isPartial || minutes === null ? '' : clockOf(minutes)}
      onChange={(event) => {
        const typed = minutesOf(event.currentTarget.value);
        setPartial(typed === null);
        if (typed !== null) props.onChange(typed);
      }}
      onBlur={() => setPartial(false)}
    />
  );
}
