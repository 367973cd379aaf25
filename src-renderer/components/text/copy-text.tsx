import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../../i18n/index.ts';
import classes from './text.module.css';

/** A text that people take elsewhere, such as an account number or a key, with a button that copies it. */
export function CopyText(props: {
  readonly text: string;
  /** What it is, for the button's name; without it the text itself. */
  readonly what?: string;
}) {
  const t = useTexts('components');
  return (
    <span className={classes['copy']}>
      <span className={classes['copied']} title={props.text}>
        {props.text}
      </span>
      <CopyButton value={props.text}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            onClick={copy}
            aria-label={copied ? t('copy.copied') : t('copy.copy', { what: props.what ?? props.text })}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}
