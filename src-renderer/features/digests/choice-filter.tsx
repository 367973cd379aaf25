import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTexts } from '../../i18n/index.ts';

/** Several of a few choices, in the place of one button that says which. */
export function ChoiceFilter<Choice extends string>(props: {
  /** What is chosen from. */
  readonly label: string;
  /** On the button while nothing is chosen, which means all. */
  readonly all: string;
  readonly choices: readonly { readonly value: Choice; readonly label: string }[];
  readonly chosen: readonly Choice[];
  readonly onChange: (chosen: readonly Choice[]) => void;
}) {
  const { label, all, choices, chosen, onChange } = props;
  const say = useTexts('digests');
  const words = choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label);
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" fw={400} maw={260} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {words.length === 0 ? all : say('filter.some', { label, choices: words.join(', ') })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Checkbox.Group
          label={label}
          value={[...chosen]}
          onChange={(values) =>
            onChange(choices.map(({ value }) => value).filter((value) => values.includes(value)))
          }
        >
          <Stack gap="xs" mt="xs">
            {choices.map((choice) => (
              <Checkbox key={choice.value} {...choice} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
