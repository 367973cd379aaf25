import { useCallback, useEffect, useRef } from 'react';

/**
 * Where a question takes the place of what asked it, nothing else brings the keyboard back: once it is
 * over, the element that has the answered ref gets it.
 */
export function useFocusBack(asking: boolean): (element: HTMLElement | null) => void {
  const place = useRef<HTMLElement | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current && !asking) place.current?.focus();
    asked.current = asking;
  }, [asking]);
  return useCallback((element: HTMLElement | null) => {
    place.current = element;
  }, []);
}
