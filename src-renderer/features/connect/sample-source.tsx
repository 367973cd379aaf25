import { Button, Collapse, NumberInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useTexts } from '../../i18n/index.ts';
import { useWizard } from './connect-store.ts';

const MAX_SEED = 4_294_967_295;
/** The source is looked at when a person pauses, not at every digit. */
const TYPING_PAUSE_MS = 400;

/** The sample store needs nothing; who wants another story than the usual one gives its number. */
export function SampleSource() {
  const say = useTexts('connect');
  const { answers, change } = useWizard();
  const [opened, { toggle }] = useDisclosure(answers.seed !== null);
  const setSeed = useDebouncedCallback(
    (value: string | number) => change({ seed: typeof value === 'number' ? value : null }),
    TYPING_PAUSE_MS,
  );
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={toggle}
        aria-expanded={opened}
        aria-controls="sample-more"
      >
        {say(opened ? 'less' : 'more')}
      </Button>
      <div id="sample-more">
        <Collapse expanded={opened}>
          <NumberInput
            mt="xs"
            maw={220}
            label={say('seed')}
            description={say('seed.text')}
            placeholder="1"
            defaultValue={answers.seed ?? ''}
            onChange={setSeed}
            min={0}
            max={MAX_SEED}
            allowDecimal={false}
            allowNegative={false}
          />
        </Collapse>
      </div>
    </div>
  );
}
