import { create } from 'zustand';
import type { FileHandle, HostResponse, ProgramSettings } from '../../src-shared/ipc/host.ts';
import { askHost } from './ask.ts';

type HostInfo = HostResponse<'host.info'>;

interface Host {
  /** Null until the window has asked. */
  readonly info: HostInfo | null;
  readonly read: () => Promise<HostInfo>;
  readonly change: (settings: Partial<ProgramSettings>) => Promise<void>;
}

/** The program around the window: what it can do and how the person wants it. */
export const useHost = create<Host>()((set, get) => ({
  info: null,
  read: async () => {
    const info = await askHost('host.info', {});
    set({ info });
    return info;
  },
  change: async (wanted) => {
    const { settings } = await askHost('host.set', wanted);
    const { info } = get();
    if (info !== null) set({ info: { ...info, settings } });
  },
}));

/** Lets the person choose a folder, files or a backup; null when they change their mind. */
export async function choosePlaces(
  kind: 'folder' | 'files' | 'backup',
): Promise<readonly FileHandle[] | null> {
  return (await askHost('host.choose', { kind })).chosen;
}
