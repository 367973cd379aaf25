import { createWindowGate } from '../../../src-main/hosts/window/gate.ts';
import type { WindowGate } from '../../../src-main/hosts/window/gate-port.ts';
import type { HostParts } from '../../../src-main/hosts/window/host-requests.ts';
import type { ChosenPlace, WindowHost } from '../../../src-main/hosts/window/window-host.ts';
import type { ProgramSettings } from '../../../src-shared/ipc/host.ts';
import { type FakeLink, fakeLink } from './fake-link.ts';

export interface Scene {
  readonly gate: WindowGate;
  readonly link: FakeLink;
  /** What the host was told to do. */
  readonly done: string[];
}

/** A gate in front of a made-up engine and host. */
export function openScene(
  parts: Partial<Omit<HostParts, 'link' | 'host'>> & {
    readonly link?: FakeLink;
    readonly host?: Partial<WindowHost>;
    readonly chosen?: readonly ChosenPlace[] | null;
    readonly startAtLogin?: boolean;
  } = {},
): Scene {
  const done: string[] = [];
  const link = parts.link ?? fakeLink();
  let settings: ProgramSettings = { colorScheme: 'auto', locale: null, startAtLogin: null };
  const host: WindowHost = {
    capabilities: {
      kind: 'loopback',
      folders: true,
      secrets: false,
      notifications: false,
      printToPdf: false,
      startAtLogin: parts.startAtLogin ?? true,
      tray: false,
    },
    languages: () => ['ms-MY', 'en'],
    choose: () => Promise.resolve(parts.chosen ?? null),
    openPage: (url) => {
      done.push(`page ${url}`);
      return Promise.resolve(true);
    },
    setStartAtLogin: (on) => {
      done.push(`login ${on}`);
      return Promise.resolve();
    },
    setColorScheme: (scheme) => void done.push(`colours ${scheme}`),
    ...parts.host,
  };
  const gate = createWindowGate({
    settings: {
      read: () => settings,
      change: (changes) => {
        settings = { ...settings, ...(changes as Partial<ProgramSettings>) };
        return settings;
      },
    },
    version: '1.2.3',
    platform: 'linux',
    backupFile: (name) => `/data/backups/${name}`,
    ...parts,
    link,
    host,
  });
  return { gate, link, done };
}
