import { Button, CloseButton, Group, Input, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { TimeOfDayInput } from './time-of-day-input.tsx';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

/** A list of times of day, at least one. */
export function TimesOfDayField(props: {
  readonly label: string;
  readonly description: string;
  /** Minutes after midnight. */
  readonly times: readonly number[];
  readonly onChange: (times: readonly number[]) => void;
  readonly max: number;
  /** The name of one of them, counted from 1. */
  readonly nameOf: (number: number) => string;
  readonly removeOf: (number: number) => string;
  readonly addLabel: string;
}) {
  const { times, onChange } = props;
  const add = useRef<HTMLButtonElement>(null);
  return (
    <Stack gap={4} role="group" aria-label={props.label}>
      <Input.Label component="div">{props.label}</Input.Label>
      <Input.Description>{props.description}</Input.Description>
      {times.map((minutes, at) => (
        // A time has no identity but its place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={at} gap="xs" align="flex-end">
          <TimeOfDayInput
            label={props.nameOf(at + 1)}
            minutes={minutes}
            onChange={(next) => onChange(times.with(at, next))}
          />
          {times.length > 1 && (
            <CloseButton
              aria-label={props.removeOf(at + 1)}
              onClick={() => {
                onChange(times.filter((_, other) => other !== at));
                // Its own button goes; the keyboard goes on from the next one that stays.
                add.current?.focus();
              }}
            />
          )}
        </Group>
      ))}
      {times.length < props.max && (
        <Group>
          <Button
            ref={add}
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...times, nextFree(times)])}
          >
            {props.addLabel}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** An hour after the last one that is free. */
function nextFree(times: readonly number[]): number {
  let minutes = times.at(-1) ?? 0;
  do minutes = (minutes + MINUTES_PER_HOUR) % MINUTES_PER_DAY;
  while (times.includes(minutes) && times.length < 24);
  return minutes;
}
