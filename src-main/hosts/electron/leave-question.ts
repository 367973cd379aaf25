import type { BrowserWindow, Dialog } from 'electron';
import type { Say } from './words.ts';

const LEAVE = 0;
const STAY = 1;

/** Asks whether what is not saved may be lost with the page. Escape stays. */
export function agreesToLose(
  dialog: Pick<Dialog, 'showMessageBoxSync'>,
  window: BrowserWindow,
  say: Say,
): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: say('unsaved'),
    detail: say('unsaved.text'),
    buttons: [say('unsaved.leave'), say('unsaved.stay')],
    defaultId: STAY,
    cancelId: STAY,
  });
  return answer === LEAVE;
}
