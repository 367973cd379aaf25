import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { useHost } from '../bridge/index.ts';

/**
 * Light and dark as the program's settings say. They are changed in the settings (`useHost`), where a
 * failure can be shown: Mantine only follows them, and keeps nothing itself.
 */
export function hostColorScheme(): MantineColorSchemeManager {
  let stop: (() => void) | null = null;
  const chosen = (fallback: MantineColorScheme): MantineColorScheme =>
    useHost.getState().info?.settings.colorScheme ?? fallback;
  return {
    get: chosen,
    // Mantine calls it for each change that it hears of below: asking the host again would never end.
    set: () => undefined,
    subscribe: (onUpdate) => {
      stop = useHost.subscribe((now, before) => {
        if (now.info?.settings.colorScheme !== before.info?.settings.colorScheme) onUpdate(chosen('auto'));
      });
    },
    unsubscribe: () => stop?.(),
    clear: () => undefined,
  };
}
