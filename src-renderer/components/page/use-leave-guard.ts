import { useEffect, useEffectEvent, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useUnloadGuard } from './use-unload-guard.ts';
import { type Question, useConfirm } from '../work/use-confirm.tsx';

/**
 * Asks before a person leaves a page whose changes are not saved. Answers how to go on without being
 * asked, for the way that a page itself takes after saving.
 * @param losesChanges whether going to this path would lose something; null: the window closes
 */
export function useLeaveGuard(
  losesChanges: (path: string | null) => boolean,
  question: Question,
): () => void {
  const confirm = useConfirm();
  const isLifted = useRef(false);
  useUnloadGuard(() => !isLifted.current && losesChanges(null));
  const { state, proceed, reset } = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !isLifted.current &&
      currentLocation.pathname !== nextLocation.pathname &&
      losesChanges(nextLocation.pathname),
  );
  const askPerson = useEffectEvent(async () => {
    if (await confirm(question)) proceed?.();
    else reset?.();
  });
  useEffect(() => {
    if (state === 'blocked') void askPerson();
  }, [state]);
  return () => {
    isLifted.current = true;
  };
}
