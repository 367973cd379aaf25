import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';

export interface PlaceSteps {
  readonly cursor: string | null;
  readonly forth: (next: string) => void;
  readonly back: () => void;
}

/**
 * The way through the locations, so many at a time.
 * @param of what is listed: of something else the first ones are shown
 */
export function usePlacePages(of: string): PlaceSteps {
  const [at, setAt] = useState<{ readonly of: string; readonly cursors: readonly string[] }>({
    of,
    cursors: [],
  });
  const cursors = at.of === of ? at.cursors : [];
  return {
    cursor: cursors.at(-1) ?? null,
    // A second quick click comes before the page that the first one asked for.
    forth: (next) => setAt({ of, cursors: cursors.at(-1) === next ? cursors : [...cursors, next] }),
    back: () => setAt({ of, cursors: cursors.slice(0, -1) }),
  };
}

/** The buttons to the locations before and after those that are shown; none where all are. */
export function PlacePages(props: {
  readonly pages: PlaceSteps;
  readonly next: string | null;
  /** All locations. */
  readonly total: number;
}) {
  const { pages, next, total } = props;
  const say = useTexts('completeness');
  if (next === null && pages.cursor === null) return null;
  const steps = [
    { text: 'places.previous', go: pages.cursor === null ? null : pages.back },
    { text: 'places.next', go: next === null ? null : () => pages.forth(next) },
  ] as const;
  return (
    <Group gap="xs" role="group" aria-label={say('places', { count: total })}>
      {steps.map(({ text, go }) => (
        <Button
          key={text}
          size="xs"
          variant="default"
          onClick={() => go?.()}
          // Not `disabled`: at the end of the list the keyboard's place would be lost.
          aria-disabled={go === null}
          {...(go === null ? { 'data-disabled': true } : {})}
        >
          {say(text)}
        </Button>
      ))}
    </Group>
  );
}
