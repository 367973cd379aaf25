import { mkdirSync } from 'node:fs';
import { app, safeStorage } from 'electron';
import type { HostPort } from '../../core/ports/index.ts';
import type { EngineLink } from '../../link/engine-link.ts';
import { openEngineLink } from '../../link/open-link.ts';
import { type FileLog, backupPath } from '../../platform/index.ts';
import type { ProgramSettingsFile } from '../../platform/index.ts';
import type { WindowGate } from '../window/gate-port.ts';
import { createWindowGate } from '../window/gate.ts';
import type { WindowHost } from '../window/window-host.ts';
import type { Places } from './places.ts';
import { createSecrets } from './secrets.ts';
import { utilityEngines } from './utility-transport.ts';

/** Starts the ledger's engines as processes of their own. A new person's first ledger needs its folder. */
export function connectEngine(places: Places, log: FileLog, notify: HostPort['notify']): EngineLink {
  if (places.ledgerFolder !== null) mkdirSync(places.ledgerFolder, { recursive: true });
  return openEngineLink({
    start: utilityEngines(places.engine),
    ledger: places.ledger,
    resources: places.resources,
    programVersion: app.getVersion(),
    logs: places.logs,
    data: places.data,
    host: { secrets: createSecrets(places.window, safeStorage), notify },
    log,
  });
}

/** Builds the one door that the window's page speaks through. */
export function openGate(
  places: Places,
  link: EngineLink,
  host: WindowHost,
  settings: ProgramSettingsFile,
): WindowGate {
  return createWindowGate({
    link,
    host,
    settings,
    version: app.getVersion(),
    platform: process.platform,
    backupFile: (name) => backupPath(places.ledger, name),
  });
}
