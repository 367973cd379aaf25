import { type RefObject, useEffect, useRef } from 'react';
import { useMappings } from './mappings-store.ts';

/** Puts the keyboard where a save has failed; for the main control of a row. */
export function useFailedFocus<Control extends HTMLElement>(id: string): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const isFailed = useMappings(({ failed }) => failed === id);
  useEffect(() => {
    if (!isFailed) return;
    control.current?.focus();
    control.current?.scrollIntoView({ block: 'nearest' });
  }, [isFailed]);
  return control;
}
