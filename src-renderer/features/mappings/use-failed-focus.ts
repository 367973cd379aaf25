import { type RefObject, useEffect, useRef } from 'react';
import { useMappings } from './mappings-store.ts';

/** Puts the keyboard where a save has failed, or where a link leads; for the main control of a row. */
export function useFailedFocus<Control extends HTMLElement>(id: string): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const isFailed = useMappings(({ failed }) => failed === id);
  // Another search for the same row is another object, and finds it again.
  const search = useMappings(({ sought }) => (sought?.id === id ? sought : null));
  useEffect(() => {
    if (!isFailed && search === null) return;
    control.current?.focus();
    control.current?.scrollIntoView({ block: 'nearest' });
  }, [isFailed, search]);
  return control;
}
