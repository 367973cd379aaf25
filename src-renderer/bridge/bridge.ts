import type { Bridge } from '../../src-shared/ipc/bridge.ts';
import { loopbackBridge } from './loopback.ts';

declare global {
  interface Window {
    /** What the preload script gives a window of the desktop program; a plain browser has none. */
    readonly daybook?: Bridge;
  }
}

let current: Bridge | null = null;

/** The way to the host: the preload script's, else HTTP to the host that served this page. */
export function bridge(): Bridge {
  current ??= window.daybook ?? loopbackBridge();
  return current;
}

/** Puts another one in its place, for tests of screens. */
export function setBridge(other: Bridge): void {
  current = other;
}
