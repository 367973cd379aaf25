import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  placeWindow,
  readWindowState,
  writeWindowState,
} from '../../../src-main/hosts/electron/window-state.ts';

const MAIN = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT = { x: -1280, y: 0, width: 1280, height: 984 };
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('a window opens', () => {
  test('in the middle the first time', () => {
    expect(placeWindow(null, [MAIN])).toEqual({ width: 1280, height: 860, maximized: false });
  });

  test('where it was', () => {
    expect(placeWindow(at(100, 50), [MAIN])).toEqual({
      x: 100,
      y: 50,
      width: 1000,
      height: 700,
      maximized: false,
    });
    expect(placeWindow(at(-1200, 50), [MAIN, LEFT])).toMatchObject({ x: -1200, y: 50 });
    expect(placeWindow({ ...at(1, 1), maximized: true }, [MAIN]).maximized).toBe(true);
  });

  test.each([
    ['on a screen that is gone', at(-1200, 50)],
    ['beyond the right edge', at(1919, 50)],
    ['with its title bar above the screen', at(100, -500)],
    ['below the screen', at(100, 1039)],
  ])('with its size but no place when that was %s', (_, state) => {
    const placed = placeWindow(state, [MAIN]);
    expect(placed).toEqual({ width: 1000, height: 700, maximized: false });
  });

  test('no larger than its screen and never too small to use', () => {
    expect(placeWindow(at(0, 0, 5000, 5000), [MAIN])).toMatchObject({ width: 1920, height: 1040 });
    expect(placeWindow(at(0, 0, 10, 10), [MAIN])).toMatchObject({ width: 800, height: 600 });
    expect(placeWindow(at(9000, 0, 3000, 2000), [{ ...MAIN, width: 1024, height: 700 }])).toMatchObject({
      width: 1024,
      height: 700,
    });
  });
});

test('a state is read back; a broken one counts as none', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-window-'));
  try {
    expect(readWindowState(folder)).toBeNull();
    writeWindowState(folder, at(5, 6));
    expect(readWindowState(folder)).toEqual(at(5, 6));
    for (const text of ['{', '[]', '{"bounds":{"x":"1"},"maximized":false}', '{"maximized":true}']) {
      writeFileSync(path.join(folder, 'window-state.json'), text);
      expect(readWindowState(folder)).toBeNull();
    }
    writeWindowState(path.join(folder, 'window-state.json', 'not-a-folder'), at(1, 1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
