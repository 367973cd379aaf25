import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import type { EngineLink } from '../../link/engine-link.ts';
import { openEngineLink } from '../../link/open-link.ts';
import type { StartEngine } from '../../link/transport.ts';
import {
  type FileLog,
  type Surroundings,
  applicationDataFolder,
  backupPath,
  createLog,
  createPlainSecrets,
  logsFolder,
  openProgramSettings,
  systemClock,
  uploadsFolder,
} from '../../platform/index.ts';
import { createWindowGate } from '../window/gate.ts';
import { hostName } from './address.ts';
import { removeOldUploads } from './old-uploads.ts';
import { type LoopbackServer, startServer } from './server.ts';
import type { Say } from './texts.ts';
import { createUploads } from './uploads.ts';
import { loopbackWindowHost } from './window-host.ts';
import { openWindowFiles } from './window-files.ts';

/** What one run of this host is made of. */
export interface ProgramOptions {
  readonly place: Surroundings;
  /** Absolute. */
  readonly ledger: string;
  readonly port: number | null;
  readonly resources: string;
  /** The built window. */
  readonly windowFolder: string;
  readonly version: string;
  readonly startEngine: StartEngine;
  readonly say: Say;
}

/** Daybook while it serves a window. */
export interface Program {
  readonly link: string;
  /** Why the engine does not run; the window shows it and offers what can be done. */
  readonly trouble: Failure | null;
  /** Ends the connections and finishes what is being written, within 3 s. */
  close(): Promise<void>;
}

/** Why there is no window. */
export type NotStarted =
  | { readonly why: 'port-taken' | 'window-missing' }
  | { readonly why: 'ledger-locked'; readonly failure: Failure };

/** Starts the engine and serves the window. Another Daybook on the same ledger is left alone. */
export async function startProgram(options: ProgramOptions): Promise<Program | NotStarted> {
  const { place, ledger, windowFolder, resources, version, say, port } = options;
  const files = openWindowFiles(windowFolder);
  if (files === null) return { why: 'window-missing' };
  const data = applicationDataFolder(place);
  const logs = logsFolder(place);
  const clock = systemClock(place.env);
  const log = createLog({ folder: logs, clock });
  const link = openEngineLink({
    start: options.startEngine,
    ledger,
    resources,
    programVersion: version,
    logs,
    data,
    // A browser has no key store that this host could reach, and shows no notes for it.
    host: { secrets: createPlainSecrets(data), notify: () => Promise.resolve() },
    log,
  });
  const { failure: trouble } = await link.settled();
  if (trouble?.code === 'ledger-locked') {
    await link.close();
    return { why: 'ledger-locked', failure: trouble };
  }
  const uploads = uploadsFolder(place, ledger);
  const gate = createWindowGate({
    link,
    host: loopbackWindowHost(),
    settings: openProgramSettings({ folder: data, log, clock }),
    version,
    platform: place.platform,
    backupFile: (name) => backupPath(ledger, name),
  });
  const server = await startServer({
    gate,
    files,
    uploads: createUploads({ root: uploads, folderName: say('upload-folder') }),
    engineState: () => link.state,
    say,
    log,
    logs,
    name: hostName(data),
    port,
  });
  if (server === null) {
    await link.close();
    return { why: 'port-taken' };
  }
  void tidyUploads(link, uploads, { log, now: clock.now() });
  return { link: server.link, trouble, close: () => closeAll(server, link) };
}

/** The folder of the usual ledger comes into being at the first use; that of a named one is the person's. */
export function prepareLedgerFolder(ledger: string): void {
  mkdirSync(path.dirname(ledger), { recursive: true });
}

async function closeAll(server: LoopbackServer, link: EngineLink): Promise<void> {
  await Promise.all([server.close(), link.close()]);
}

/** Only when the streams say what they still need. */
async function tidyUploads(
  link: EngineLink,
  root: string,
  { log, now }: { readonly log: FileLog; readonly now: number },
): Promise<void> {
  const reply = await link.call('streams.list', {});
  if (!reply.ok) return;
  // The engine's answer by the contract; this host has no schemas of answers to run.
  const { streams } = reply.value as { readonly streams: readonly StreamView[] };
  const inUse = streams.flatMap(({ folder, profile }) => [folder, profile]).filter((one) => one !== null);
  try {
    const folders = removeOldUploads(root, inUse, now);
    if (folders.length > 0) log.info('uploads-removed', { folders });
  } catch (error) {
    log.warn('uploads-not-removed', { problem: String(error) });
  }
}
