import { Text, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { exampleNumber } from './values.ts';

/** Longer ones are refused. */
const MAX_FORMAT = 100;

/** The format of a kind of numbers, with what it makes of a day. */
export function NumberFormatField(props: {
  readonly label: string;
  /** Null: each location keeps its own. */
  readonly value: string | null;
  readonly onChange: (format: string) => void;
  /** What {LOC} stands for in the example. */
  readonly location: string;
  readonly several: boolean;
}) {
  const say = useTexts('mappings');
  const preview = useId();
  const { value } = props;
  const example = value === null ? null : exampleNumber(value, props.location);
  return (
    <div>
      <TextInput
        label={props.label}
        placeholder={say('as-it-is')}
        value={value ?? ''}
        maxLength={MAX_FORMAT}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={value !== null && example === null ? say('location.format.wrong') : null}
        aria-describedby={preview}
        required={!props.several}
        spellCheck={false}
      />
      <Text size="xs" mt={4} id={preview} aria-live="polite">
        {example === null ? '' : say('location.example', { number: example })}
      </Text>
    </div>
  );
}
