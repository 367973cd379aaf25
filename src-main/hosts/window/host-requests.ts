import path from 'node:path';
import {
  type HostChannel,
  type HostData,
  type HostResponse,
  hostRequests,
} from '../../../src-shared/ipc/host.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { ProgramSettingsFile } from '../../platform/program-settings.ts';
import type { EngineLink } from '../../link/engine-link.ts';
import { parseInput } from './check-input.ts';
import { PAGES, type Page } from './pages.ts';
import type { Places } from './places.ts';
import type { WindowHost } from './window-host.ts';

/** What the host's own requests are answered with. */
export interface HostParts {
  readonly link: EngineLink;
  readonly host: WindowHost;
  readonly settings: ProgramSettingsFile;
  /** Of the program. */
  readonly version: string;
  /** As Node names it. */
  readonly platform: string;
  /** The file of a backup by the name that `ledger.backups` gives. @throws ExpectedFailure backup-not-found */
  readonly backupFile: (name: string) => string;
  /** Addresses by page; those of pages.ts where left out. */
  readonly pages?: Readonly<Record<Page, string | null>>;
}

/** A channel without an answer does not compile. */
type Answers = {
  readonly [C in HostChannel]: (input: HostData<C>) => HostResponse<C> | Promise<HostResponse<C>>;
};

export function isHostChannel(channel: string): channel is HostChannel {
  return Object.hasOwn(hostRequests, channel);
}

/** Answers the requests that never reach the engine. Throws ExpectedFailure for what cannot be done. */
export function createHostAnswers(
  parts: HostParts,
  places: Places,
): (channel: HostChannel, input: unknown) => Promise<unknown> {
  const answers: Answers = {
    'host.info': () => ({
      version: parts.version,
      platform: parts.platform,
      languages: parts.host.languages(),
      capabilities: parts.host.capabilities,
      engine: parts.link.state,
      settings: parts.settings.read(),
    }),
    'host.set': (changes) => changeSettings(changes, parts),
    'host.choose': async ({ kind }) => {
      const chosen = await parts.host.choose(kind);
      return { chosen: chosen?.map((place) => places.admit(place)) ?? null };
    },
    'host.open-page': async ({ page }) => {
      const url = (parts.pages ?? PAGES)[page];
      if (url === null) throw new ExpectedFailure('not-in-this-host', { where: page, action: 'nothing' });
      return { opened: await parts.host.openPage(url) };
    },
    'host.restore': async (wanted) => {
      const backup = chosenBackup(wanted, parts, places);
      const { kept } = await parts.link.restore(backup);
      // It lies beside the ledger; the rest of the path is nothing that a window needs.
      return { kept: kept === null ? null : path.basename(kept) };
    },
    'host.restart-engine': async () => ({ engine: await parts.link.restart() }),
  };
  return async (channel, input) => {
    const answer = answers[channel] as (input: unknown) => unknown;
    return answer(parseInput(channel, hostRequests[channel].input, input));
  };
}

async function changeSettings(
  changes: HostData<'host.set'>,
  { host, settings }: HostParts,
): Promise<HostResponse<'host.set'>> {
  const { startAtLogin, colorScheme } = changes;
  if (typeof startAtLogin === 'boolean') {
    // Not to start is what a host without the ability does anyway.
    if (host.capabilities.startAtLogin) await host.setStartAtLogin(startAtLogin);
    else if (startAtLogin)
      throw new ExpectedFailure('not-in-this-host', { where: 'startAtLogin', action: 'nothing' });
  }
  const changed = settings.change(changes);
  if (colorScheme !== undefined) host.setColorScheme(colorScheme);
  return { settings: changed };
}

function chosenBackup(
  { name, handle }: HostData<'host.restore'>,
  { backupFile }: HostParts,
  places: Places,
): string {
  if (handle !== undefined && name === undefined) {
    const place = places.find(handle);
    if (place?.kind !== 'file') throw new ExpectedFailure('place-unknown', { where: 'handle' });
    return place.path;
  }
  if (name === undefined || handle !== undefined) {
    throw new ExpectedFailure('bad-input', { where: 'name', data: { channel: 'host.restore' } });
  }
  return backupFile(name);
}
