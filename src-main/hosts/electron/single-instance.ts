import { realpathSync } from 'node:fs';
import { app, dialog } from 'electron';
import { z } from 'zod';
import type { Say } from './words.ts';

/** What a second start tells the first one. */
const started = z.object({ ledger: z.string() });

export interface InstanceParts {
  /** Of this start, absolute. */
  readonly ledger: string;
  readonly show: () => void;
  /** Whether the program is on its way out and shows nothing any more. */
  readonly isQuitting: () => boolean;
  readonly say: Say;
}

/**
 * One Daybook with a window per person: a second start shows the first one's window and ends. When it
 * wanted another ledger, the window that it shows is not the one that was asked for, and the person is
 * told; when the first one is just quitting, it starts again once it has ended.
 * @returns whether this is the first one
 */
export function isOnlyInstance({ ledger, show, isQuitting, say }: InstanceParts): boolean {
  if (!app.requestSingleInstanceLock({ ledger })) return false;
  let startsAgain = false;
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const told = started.safeParse(data);
    const asked = told.success ? told.data.ledger : ledger;
    if (isQuitting()) {
      // Each call would start one more.
      if (!startsAgain) app.relaunch({ args: [...programFolder(), '--ledger', asked] });
      startsAgain = true;
      return;
    }
    show();
    if (realPlace(asked) === realPlace(ledger)) return;
    void dialog.showMessageBox({
      type: 'info',
      message: say('other-ledger'),
      detail: say('other-ledger.cure', { open: ledger, asked }),
    });
  });
  return true;
}

/** Only a program that is not packaged is told where it lies. */
function programFolder(): readonly string[] {
  return app.isPackaged ? [] : process.argv.slice(1, 2);
}

/** One file may be named in several ways. */
function realPlace(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}
