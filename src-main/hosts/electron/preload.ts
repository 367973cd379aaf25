import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, BridgeReply, BridgeSaved } from '../../../src-shared/ipc/bridge.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, SAVE_CHANNEL } from './channels.ts';

// Runs in the page's sandbox before the page does. It checks nothing, because a page could get around
// whatever it checks; that is the main process's part.
const bridge: Bridge = {
  call: (channel, input) => ipcRenderer.invoke(CALL_CHANNEL, channel, input) as Promise<BridgeReply>,
  save: (channel, input) => ipcRenderer.invoke(SAVE_CHANNEL, channel, input) as Promise<BridgeSaved>,
  subscribe: (listener) => {
    // The event object of Electron stays here: it would hand the page a way to send whatever it likes.
    const hear = (_: unknown, event: string, payload: unknown): void => listener(event, payload);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('daybook', bridge);
