import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { WindowHost } from '../window/window-host.ts';

/** What a browser's window has of its host. It gets its places by uploads. */
export function loopbackWindowHost(): WindowHost {
  const absent = (where: string): Promise<never> =>
    Promise.reject(new ExpectedFailure('not-in-this-host', { where, action: 'nothing' }));
  return {
    capabilities: {
      kind: 'loopback',
      folders: false,
      secrets: false,
      notifications: false,
      printToPdf: false,
      startAtLogin: false,
      tray: false,
    },
    languages: () => [Intl.DateTimeFormat().resolvedOptions().locale],
    choose: () => absent('host.choose'),
    openPage: () => absent('host.open-page'),
    setStartAtLogin: () => absent('startAtLogin'),
    // The page itself is all there is to colour.
    setColorScheme: () => {},
  };
}
