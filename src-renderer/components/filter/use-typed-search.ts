import { useDebouncedValue } from '@mantine/hooks';

/** How long a person may pause between two letters before a list is asked again. */
export const TYPING_PAUSE_MS = 250;

/** What a list is asked for: not at every letter, but when a person pauses. */
export function useTypedSearch(text: string): string {
  const [typed] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS);
  return typed;
}
