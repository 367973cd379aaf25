import type { HostResponse } from '../../../src-shared/ipc/host.ts';

type HostInfo = HostResponse<'host.info'>;

/** A host as the window knows it: the desktop program, unless a test says otherwise. */
export function aHost(
  parts: Partial<HostInfo['settings']> = {},
  kind: HostInfo['capabilities']['kind'] = 'electron',
): HostInfo {
  const can = kind === 'electron';
  return {
    version: '0.1.0',
    platform: 'linux',
    languages: ['en'],
    capabilities: {
      kind,
      folders: can,
      secrets: can,
      notifications: can,
      printToPdf: can,
      startAtLogin: can,
      tray: can,
    },
    engine: { state: 'ready', failure: null },
    settings: { colorScheme: 'auto', locale: null, startAtLogin: null, ...parts },
  };
}
