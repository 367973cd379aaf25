import classes from './tones.module.css';

/** What a colour means: nothing, news, good, look here, wrong, not as it was. */
export type Tone = 'neutral' | 'info' | 'positive' | 'warning' | 'danger' | 'change';

/** Gives an element the tone's colours as --tone-ground, --tone-line and --tone-mark. */
export function toned(tone: Tone, ...classNames: readonly (string | undefined)[]) {
  return { className: [classes['tone'], ...classNames].filter(Boolean).join(' '), 'data-tone': tone };
}
