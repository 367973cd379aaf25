import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { FileHandle } from '../../../src-shared/ipc/host.ts';
import type { ChosenPlace } from './window-host.ts';

/** More than anybody chooses while a window is open; the one that was not used for longest goes first. */
const MAX_PLACES = 1000;

/** The places that dialogs and uploads gave. They are forgotten when the program ends. */
export interface Places {
  /** The same place has the same handle for as long as it is remembered. */
  admit(place: ChosenPlace): FileHandle;
  /** The place behind a handle; null for anything else. */
  find(handle: string): ChosenPlace | null;
}

export function createPlaces(max: number = MAX_PLACES): Places {
  // Maps keep the order of insertion: the first one is the one that was not used for longest.
  const places = new Map<string, ChosenPlace>();
  const handles = new Map<string, string>();

  function remember(handle: string, place: ChosenPlace): void {
    places.delete(handle);
    places.set(handle, place);
    handles.set(identity(place), handle);
    for (const [oldest, { kind, path }] of places) {
      if (places.size <= max) return;
      places.delete(oldest);
      handles.delete(identity({ kind, path }));
    }
  }

  return {
    admit: (place) => {
      const handle = handles.get(identity(place)) ?? newHandle();
      remember(handle, place);
      return { handle, name: path.basename(place.path), kind: place.kind };
    },
    find: (handle) => {
      const place = places.get(handle);
      if (place === undefined) return null;
      remember(handle, place);
      return place;
    },
  };
}

/**
 * 128 random bits that nobody guesses. The low line keeps a forgotten handle from being taken for the
 * plain name of something shipped, which never has one.
 */
function newHandle(): string {
  return `place_${randomBytes(16).toString('hex')}`;
}

function identity({ kind, path }: ChosenPlace): string {
  return `${kind} ${path}`;
}
