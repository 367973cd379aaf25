import { Button, Text } from '@mantine/core';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import type { ChangeChoice } from '../../../src-shared/model/index.ts';
import { CureLink, FailureNote, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './changes.module.css';
import { Refusals } from './refusals.tsx';

type Choice = Responses['digests.changes-plan']['choices'][number];

/** What a person can decide, and of what cannot be chosen here why not. */
export function ChangeChoices(props: {
  readonly choices: readonly Choice[];
  /** It is being done: nothing else can be decided meanwhile. */
  readonly busy: boolean;
  /** No receipt is chosen that it could be done to. */
  readonly none: boolean;
  readonly onChoose: (choice: ChangeChoice) => void;
}) {
  const say = useTexts('digests');
  return (
    <Section title={say('choices')} flush>
      <ul className={classes['choices']}>
        {props.choices.map(({ choice, refused, left }) => (
          <li key={choice}>
            <div>
              <h3>{say(`choice.${choice}`)}</h3>
              <p>{say(`choice.${choice}.text`)}</p>
            </div>
            {refused === null ? (
              <Button
                size="xs"
                variant={choice === 'adjust' ? 'filled' : 'default'}
                disabled={props.busy || props.none}
                onClick={() => props.onChoose(choice)}
              >
                {say(`choice.${choice}.action`)}
              </Button>
            ) : (
              <FailureNote failure={refused} tone="warning" compact action={<CureLink failure={refused} />} />
            )}
            {refused === null && <Refusals refusals={left} />}
          </li>
        ))}
      </ul>
      {/* It is there before it says anything: what comes with its words is not read out. */}
      <Text size="sm" px="md" pb={props.none ? 'sm' : 0} role="status">
        {props.none && say('changes.chosen.none')}
      </Text>
    </Section>
  );
}
