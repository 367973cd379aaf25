import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron';
import type { ChosenPlace, WindowHost } from '../window/window-host.ts';
import type { Say } from './words.ts';

/** What a page may ask a person to choose. */
export type ChoiceKind = Parameters<WindowHost['choose']>[0];

/** Asks the person for places of the disk; null when they change their mind. */
export function chooseByDialog(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  window: () => BrowserWindow | null,
  say: Say,
): WindowHost['choose'] {
  return async (kind) => {
    const options = choiceOptions(kind, say);
    const parent = window();
    const { canceled, filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    if (canceled || filePaths.length === 0) return null;
    return filePaths.map((path): ChosenPlace => ({ path, kind: kind === 'folder' ? 'folder' : 'file' }));
  };
}

function choiceOptions(kind: ChoiceKind, say: Say): OpenDialogOptions {
  const all = { name: say('filter.all'), extensions: ['*'] };
  switch (kind) {
    case 'folder':
      return { title: say('choose.folder'), properties: ['openDirectory', 'createDirectory'] };
    case 'files':
      return {
        title: say('choose.files'),
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: say('filter.tables'), extensions: ['csv', 'tsv', 'txt', 'xlsx', 'json'] }, all],
      };
    case 'backup':
      return {
        title: say('choose.backup'),
        properties: ['openFile'],
        filters: [{ name: say('filter.backup'), extensions: ['daybook'] }, all],
      };
  }
}
