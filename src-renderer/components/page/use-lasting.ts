import { useEffect, useState } from 'react';

/** Whether something has been so for a while: what is over at once need not be shown. */
export function useLasting(isSo: boolean, afterMs: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasts(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo, afterMs]);
  return isSo && lasts;
}
