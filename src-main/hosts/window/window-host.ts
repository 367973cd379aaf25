import type { Capabilities } from '../../../src-shared/ipc/host.ts';
import type { FileOnItsWay } from '../../link/engine-link.ts';

/** A place that a dialog or an upload gave; the window sees its handle and name only. */
export interface ChosenPlace {
  /** Absolute. */
  readonly path: string;
  readonly kind: 'folder' | 'file';
}

/** What differs between the hosts of a window. Everything else the gate does for both. */
export interface WindowHost {
  readonly capabilities: Capabilities;
  /** Preferred languages of the person, best first. */
  languages(): readonly string[];
  /** Null when the person changed their mind. The loopback host gets its places by uploads instead. */
  choose(kind: 'folder' | 'files' | 'backup'): Promise<readonly ChosenPlace[] | null>;
  openPage(url: string): Promise<boolean>;
  setStartAtLogin(on: boolean): Promise<void>;
  /** Called when the person has chosen light, dark or the system's. */
  setColorScheme(scheme: 'light' | 'dark' | 'auto'): void;
}

/** What a save came to; null: the person changed their mind. */
export type Saved = { readonly name: string } | null;

/** Takes a file to where the person wants it (Electron: a save dialog). */
export type SaveFile = (file: FileOnItsWay) => Promise<Saved>;
