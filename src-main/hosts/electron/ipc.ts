import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { BridgeReply, BridgeSaved } from '../../../src-shared/ipc/bridge.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { SaveFile } from '../window/window-host.ts';
import type { WindowGate } from '../window/gate-port.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, SAVE_CHANNEL } from './channels.ts';
import { originOf } from './origin.ts';

/** What the door of the window needs. */
export interface IpcParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly gate: WindowGate;
  readonly saveFile: SaveFile;
  /** The only origin whose page may ask. */
  readonly origin: string;
}

/** Answers a window's calls. A sender that is not our page gets an error and never reaches the gate. */
export function answerWindow({ ipcMain, gate, saveFile, origin }: IpcParts): void {
  ipcMain.handle(CALL_CHANNEL, (event, channel: unknown, input: unknown): Promise<BridgeReply> => {
    requireOwnPage(event, origin);
    return gate.call(String(channel), input);
  });
  ipcMain.handle(SAVE_CHANNEL, async (event, channel: unknown, input: unknown): Promise<BridgeSaved> => {
    requireOwnPage(event, origin);
    const begun = await gate.file(String(channel), input);
    return begun.ok ? asReply(saveFile(begun.file)) : begun;
  });
}

/** A place that cannot be written is an answer; everything else thrown is a defect. */
async function asReply(saving: ReturnType<SaveFile>): Promise<BridgeSaved> {
  try {
    return { ok: true, value: await saving };
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** Sends every event of the gate to a window for as long as it exists. */
export function sendEvents(gate: Pick<WindowGate, 'subscribe'>, contents: WebContents): void {
  const stop = gate.subscribe((event, payload) => {
    if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event, payload);
  });
  contents.once('destroyed', stop);
}

/**
 * The main frame of a page of ours, and nothing that it may hold: a frame inside shares the preload's
 * names but not our trust.
 * @throws Error for anybody else; not an expected failure, because no page of ours can cause it
 */
export function requireOwnPage(
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  origin: string,
): void {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || originOf(frame.url) !== origin) {
    throw new Error('This page may not speak to Daybook.');
  }
}
