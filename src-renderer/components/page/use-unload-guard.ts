import { useEffect, useEffectEvent } from 'react';

/** Has the browser or the program ask before the window closes or is read anew, while that would lose something. */
export function useUnloadGuard(losesChanges: () => boolean): void {
  const askFirst = useEffectEvent((event: BeforeUnloadEvent) => {
    if (losesChanges()) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: BeforeUnloadEvent) => askFirst(event);
    window.addEventListener('beforeunload', listener);
    return () => window.removeEventListener('beforeunload', listener);
  }, []);
}
