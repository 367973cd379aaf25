import path from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { readState, writeState } from './state-file.ts';

const whole = z.int().min(-100_000).max(100_000);
const windowState = z.strictObject({
  bounds: z.strictObject({ x: whole, y: whole, width: whole, height: whole }),
  maximized: z.boolean(),
});
export type WindowState = z.output<typeof windowState>;

/** Pixels, independent of the screen's scale. */
export const MIN_SIZE = { width: 800, height: 600 } as const;
const FIRST_SIZE = { width: 1280, height: 860 } as const;
/** So much of the title bar must be in sight for a person to get hold of the window. */
const HOLD_WIDTH = 120;
const HOLD_HEIGHT = 32;

/** Where a window opens; without a place the operating system puts it in the middle. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximized: boolean;
}

export function readWindowState(folder: string): WindowState | null {
  return readState(fileIn(folder), windowState);
}

/** Losing a window's place matters less than whatever the person is doing. */
export function writeWindowState(folder: string, state: WindowState): void {
  try {
    writeState(fileIn(folder), state);
  } catch {
    // The next window opens in the middle.
  }
}

function fileIn(folder: string): string {
  return path.join(folder, 'window-state.json');
}

/**
 * The place of last time where it can still be reached: a screen may have been unplugged or become
 * smaller since.
 * @param workAreas of the screens that are there now, the main one first
 */
export function placeWindow(state: WindowState | null, workAreas: readonly Rectangle[]): Placement {
  const { width, height } = state?.bounds ?? FIRST_SIZE;
  const maximized = state?.maximized ?? false;
  const screen = state === null ? undefined : workAreas.find((area) => holds(area, state.bounds));
  const room = screen ?? workAreas[0] ?? { ...FIRST_SIZE };
  const size = {
    width: fit(width, MIN_SIZE.width, room.width),
    height: fit(height, MIN_SIZE.height, room.height),
  };
  if (state === null || screen === undefined) return { ...size, maximized };
  return { ...size, x: state.bounds.x, y: state.bounds.y, maximized };
}

/** Whether the title bar can be got hold of on this screen. */
function holds(area: Rectangle, bounds: Rectangle): boolean {
  const seen =
    Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x) >= HOLD_WIDTH;
  return seen && bounds.y >= area.y && bounds.y + HOLD_HEIGHT <= area.y + area.height;
}

/** At least the smallest, at most what there is room for; a tiny screen loses to the smallest. */
function fit(wanted: number, smallest: number, room: number): number {
  return Math.max(smallest, Math.min(wanted, room));
}
