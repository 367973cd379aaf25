import type { Icon } from '@tabler/icons-react';
import { type Tone, toned } from './tone.ts';
import classes from './tones.module.css';

/** A state as a mark and a word: never by colour alone. */
export function Badge(props: { readonly tone: Tone; readonly icon: Icon; readonly children: string }) {
  const Mark = props.icon;
  return (
    <span {...toned(props.tone, classes['badge'])}>
      <Mark size={14} stroke={2} aria-hidden />
      <span className={classes['word']}>{props.children}</span>
    </span>
  );
}
