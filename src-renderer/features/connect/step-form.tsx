import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/index.ts';
import classes from './connect.module.css';
import { useWizard } from './connect-store.ts';

/** One step of the wizard: Enter goes on, and a reader hears where it is. */
export function StepForm(props: {
  readonly title: string;
  readonly text?: string;
  readonly onBack?: () => void;
  readonly next: string;
  readonly onNext: () => void;
  readonly busy?: boolean;
  readonly children: ReactNode;
}) {
  const say = useTexts('connect');
  const heading = useRef<HTMLHeadingElement>(null);
  const { onBack } = props;
  useEffect(() => {
    // The button that led here is gone. When the wizard opens, the page itself says where one is.
    if (useWizard.getState().hasMoved) heading.current?.focus();
  }, []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onNext();
      }}
      noValidate
    >
      <Stack gap="md">
        <div>
          <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
            {props.title}
          </h2>
          {props.text !== undefined && <p className={classes['text']}>{props.text}</p>}
        </div>
        {props.children}
        <Group justify="space-between" className={classes['buttons']}>
          {onBack === undefined ? (
            <span />
          ) : (
            <Button variant="default" onClick={onBack} disabled={props.busy === true}>
              {say('back')}
            </Button>
          )}
          <Button type="submit" loading={props.busy === true}>
            {props.next}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
