import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';

/** Where letters are typed, or mean something else already. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="dialog"]';

/** Whether single keys do something on their own. People who dictate must be able to switch that off. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({ key: 'daybook.single-keys', defaultValue: true });
  return [on, setOn];
}

/** Single keys of a screen, as they come from the keyboard: 'j', '?'. `null` does nothing for now. */
export function useKeys(keys: Readonly<Record<string, (() => void) | null>>): void {
  const [on] = useSingleKeys();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
    // A question is open: it is not about what lies beneath.
    if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (act === null || act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!on) return undefined;
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [on]);
}
