import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFocusBack } from '../../components/index.ts';

/**
 * An answer to whether two that look alike are one, for a reason: with both in sight, so the question takes
 * the place of its button instead of covering them.
 */
export function PairAnswer(props: {
  readonly label: string;
  /** What asks for the reason. */
  readonly children: (onCancel: () => void) => ReactNode;
}) {
  const [asking, setAsking] = useState(false);
  const button = useFocusBack(asking);
  if (asking) return props.children(() => setAsking(false));
  return (
    <Button ref={button} size="xs" variant="default" onClick={() => setAsking(true)}>
      {props.label}
    </Button>
  );
}
