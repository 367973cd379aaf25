import { Button, Group } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import classes from './rehearsal.module.css';

/** Back to the editors, or on to saving. */
export function RehearsalSteps(props: {
  readonly count: number;
  readonly isSaving: boolean;
  readonly onBack: () => void;
  readonly onSave: () => void;
}) {
  const say = useTexts('mappings');
  return (
    <Group justify="flex-end" className={classes['steps']}>
      <Button variant="default" onClick={props.onBack} disabled={props.isSaving}>
        {say('rehearse.back')}
      </Button>
      <Button onClick={props.onSave} loading={props.isSaving}>
        {say('save', { count: props.count })}
      </Button>
    </Group>
  );
}
