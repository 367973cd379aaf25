import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BrowserWindow, app, safeStorage } from 'electron';
import type { HostPort } from '../../core/ports/index.ts';
import { PROGRAM_FOLDER } from '../../platform/index.ts';
import { openEngineLink } from '../../link/open-link.ts';
import type { Places } from './places.ts';
import { createSecrets, hasKeyStore } from './secrets.ts';
import type { Probes } from './self-test.ts';
import { utilityEngines } from './utility-transport.ts';

/** The real tries, each with what only this computer can answer. */
export function realProbes(places: Places): Probes {
  return {
    engine: () => inScratchFolder((folder) => probeEngine(folder, places)),
    nativeModule: probeNativeModule,
    safeStorage: () => inScratchFolder(probeSecrets),
    print: probePrint,
  };
}

/** Starts the engine as the window does, on a new ledger, and asks it one thing. */
async function probeEngine(folder: string, places: Places): Promise<string> {
  const nothing: HostPort = { secrets: createSecrets(folder, safeStorage), notify: async () => {} };
  const link = openEngineLink({
    start: utilityEngines(places.engine),
    ledger: path.join(folder, 'self-test.daybook'),
    resources: places.resources,
    programVersion: app.getVersion(),
    logs: path.join(folder, 'logs'),
    host: nothing,
  });
  try {
    const reply = await link.call('ledger.info', {});
    if (!reply.ok) throw new Error(reply.failure.code);
    return 'opened a ledger and answered';
  } finally {
    await link.close();
  }
}

/** The SQLite of this operating system and processor, loaded from beside the archive. */
async function probeNativeModule(): Promise<string> {
  const name = `${process.platform}-${process.arch}.node`;
  const file = path.join(PROGRAM_FOLDER, 'node_modules', 'better-sqlite3', 'prebuilds', name);
  createRequire(import.meta.url)(file);
  return name;
}

async function probeSecrets(folder: string): Promise<string> {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform;
  if (!(await hasKeyStore(safeStorage, process.platform))) throw new Error(`no key store (${backend})`);
  const secrets = createSecrets(folder, safeStorage);
  await secrets.set('self-test', 'kept');
  if ((await secrets.get('self-test')) !== 'kept') throw new Error(`not the same secret (${backend})`);
  return backend;
}

async function probePrint(): Promise<string> {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } });
  try {
    await window.loadURL('data:text/html,<h1>Daybook</h1>');
    const pdf = await window.webContents.printToPDF({});
    if (pdf.subarray(0, 4).toString('latin1') !== '%PDF') throw new Error('what was printed is no PDF');
    return `${pdf.length} bytes of PDF`;
  } finally {
    window.destroy();
  }
}

async function inScratchFolder(work: (folder: string) => Promise<string>): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-self-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
